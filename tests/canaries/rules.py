"""Who looks at whose, in the words of the lines of seen.py, and when that is so."""

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

from doorstep.aid.models import Conversation, HelpRequest, Overflow, Stop, Task, Worry
from doorstep.broadcasts.models import Suggestion
from doorstep.groups.models import Decision, Membership
from doorstep.groups.models import Role as Place
from doorstep.messaging.models import Delivery, Reply
from doorstep.networks.models import Application, Contact, Officer, Standby
from doorstep.questions.models import Question
from doorstep.rooms.queries import may_enter
from tests.policy.evenings import share_a_table
from tests.policy.roles import Role
from tests.policy.world import RYE, World


class By(StrEnum):
    """Who looks at whose."""

    ONESELF = "themselves"
    PROVED = "themselves, who showed it again lately"
    LOOKED_AT = "by whom they were looked at"
    COORDINATOR = "a coordinator of their group, by a passkey"
    STREET = "whoever looks after their street team, by a passkey"
    DECIDED = "about whom they decided something"
    AMONG = "a coordinator of the group that decided about them, by a passkey"
    LEAD = "a safeguarding lead of the group, by a passkey lately, with their passphrase"
    COLLEAGUE = "whoever looks after requests in a group that they are in, by a passkey"
    OWNER = "the coordinator who looks after what they asked, by a passkey"
    ASKED = "a coordinator of the group that they asked, by a passkey"
    TALKS = "who speaks with them on the telephone, by a passkey"
    STREET_ASKED = "whoever looks after the street team that has what they asked, by a passkey"
    WROTE = "a coordinator of the group at whose desk it stands, by a passkey"
    SAYS = "a coordinator of the group for which it is said by hand, by a passkey"
    HELPS = "who helps them, as soon as they said yes"
    HEARS = "a coordinator of the group at whose desk it waits, by a passkey"
    LISTENS = "a safeguarding lead of their group whom they asked to ring them, by a passkey"
    DESK = "the desk, by a passkey, where they ask to help and nobody else answers"
    WRITES = "the desk, by a passkey lately, where they asked by text and no group can have it"
    OFFICER = "an officer of the network that they asked, are ready for, or speak for a group in, by a passkey"
    MEMBER = "who may enter a contacts’ room that they may enter too"
    HOST = "an officer of the network into whose room they may go, by a passkey"
    SEATED = "the desk, by a passkey, where they sit at a network's desk"
    DRIVER = "who said yes to bring it there"
    LOOKS_UP = "to whom the desk gave what they asked, to write or to read, by a passkey"
    ASKED_US = "the desk, by a passkey, which they asked something"
    ASKED_LATELY = "the desk, by a passkey lately, which they asked something"
    TABLE = "who sits at the table where they start a group"
    ANYBODY = "anybody"


# Who looked at everybody before anybody looks here (planting.py).
LOOKS = RYE.coordinator
Rule = Callable[[World, Role, UUID], bool]


def _is(world: World, who: str, person: UUID) -> bool:
    return world.persons[who].pk == person


def _themselves(world: World, role: Role, person: UUID) -> bool:
    return role.signed_in and _is(world, role.who, person)


def _in_their_group(world: World, role: Role, person: UUID) -> bool:
    found = Membership.objects.filter(person=person, group=world.theirs(role).group)
    return role.strong and role.coordinates and found.filter(status__in=Membership.LIVING).exists()


def _decided_there(world: World, role: Role, person: UUID) -> bool:
    found = Decision.objects.filter(person=person, group=world.theirs(role).group)
    return role.strong and role.coordinates and found.exists()


def _asked_their_network(world: World, role: Role, person: UUID) -> bool:
    network = world.networks.both[False].network
    asked = Application.objects.filter(person=person, network=network)
    speaks = Contact.objects.filter(person=person, affiliation__network=network)
    suggests = Suggestion.objects.filter(person=person, network=network)
    ready = Standby.objects.filter(person=person, network=network)
    waits = Overflow.objects.filter(person=person, network=network)
    here = (asked, speaks, suggests, ready, waits)
    return role.strong and role.sits_there and any(each.exists() for each in here)


def _sits_somewhere(_world: World, role: Role, person: UUID) -> bool:
    return role.staff and role.strong and Officer.objects.filter(person=person).exists()


def _in_the_same_room(world: World, role: Role, person: UUID) -> bool:
    both = [each.network for each in world.networks.both.values()]
    mine = [each for each in both if role.signed_in and may_enter(world.persons[role.who].pk, each)]
    return any(may_enter(person, each) for each in mine)


def _in_the_room_of_their_desk(world: World, role: Role, person: UUID) -> bool:
    return role.strong and role.sits_there and may_enter(person, world.networks.both[False].network)


def _in_their_street(world: World, role: Role, person: UUID) -> bool:
    found = Membership.objects.filter(person=person, team=world.theirs(role).team, status__in=Membership.IN)
    return role.strong and role.has_a_street and found.exists()


def _in_the_same_group(world: World, role: Role, person: UUID) -> bool:
    found = Membership.objects.filter(person=person, group=world.theirs(role).group, status__in=Membership.IN)
    return role.strong and (role.coordinates or role.has_a_street) and found.exists()


def _looked_after_by(world: World, role: Role, person: UUID) -> bool:
    if not role.strong or not (role.coordinates or role.has_a_street):
        return False
    return Task.objects.filter(person=person, owner=world.persons[role.who].pk).exists()


def _asked_their_group(world: World, role: Role, person: UUID) -> bool:
    found = HelpRequest.objects.filter(person=person, group=world.theirs(role).group)
    return role.strong and role.coordinates and found.exists()


def _talks_with(world: World, role: Role, person: UUID) -> bool:
    found = Conversation.objects.filter(person=person, owner=world.persons[role.who].pk)
    return role.strong and role.coordinates and found.exists()


def _wrote_there(world: World, role: Role, person: UUID) -> bool:
    found = Reply.objects.filter(person=person, desk=world.theirs(role).group.uid)
    return role.strong and role.coordinates and found.exists()


def _says_it_to(world: World, role: Role, person: UUID) -> bool:
    found = Delivery.objects.filter(message__person=person, status="by-hand", desk=world.theirs(role).group.uid)
    return role.strong and role.coordinates and found.exists()


def _street_has_it(world: World, role: Role, person: UUID) -> bool:
    found = HelpRequest.objects.filter(person=person, team=world.theirs(role).team)
    return role.strong and role.has_a_street and found.exists()


def _drives_to(world: World, role: Role, person: UUID) -> bool:
    theirs = Stop.objects.filter(person=person, drive__person=world.persons[role.who].pk) if role.signed_in else None
    return theirs is not None and theirs.exists()


def _sits_at_their_table(world: World, role: Role, person: UUID) -> bool:
    return role.signed_in and share_a_table(world.persons[role.who].pk, person)


def _asks_untended(world: World, role: Role, person: UUID) -> bool:
    return role.strong and role.staff and world.asks_untended.person_id == person


def _wrote_to_the_desk(world: World, role: Role, person: UUID) -> bool:
    return role.strong and role.staff and role.shown_lately and world.exchange.person_id == person


def _helps(world: World, role: Role, person: UUID) -> bool:
    return bool(role.place) and role.shown_lately and _is(world, "amina", person)


def _waits_at_their_desk(world: World, role: Role, person: UUID) -> bool:
    found = Reply.objects.filter(person=person, desk=world.theirs(role).group.uid)
    return role.strong and role.coordinates and found.exists()


def _listens(world: World, role: Role, person: UUID) -> bool:
    listens = role.place == Place.SAFEGUARDING_LEAD or (role.elsewhere and role.coordinates)
    found = Worry.objects.filter(person=person, group=world.theirs(role).group)
    return role.strong and listens and found.exists()


def _looks_it_up(world: World, role: Role, person: UUID) -> bool:
    if not role.strong:
        return False
    me = world.persons[role.who].pk
    theirs = Question.objects.filter(person=person)
    writes, reads = theirs.filter(writer=me, status="assigned"), theirs.filter(reviewer=me, status="written")
    return writes.exists() or reads.exists()


def _asked_us(_world: World, role: Role, person: UUID) -> bool:
    return role.staff and role.strong and Question.objects.filter(person=person).exists()


RULES: dict[By, Rule] = {
    By.ONESELF: _themselves,
    By.PROVED: lambda world, role, person: role.shown_lately and _themselves(world, role, person),
    By.LOOKED_AT: lambda world, role, person: role.signed_in and _is(world, LOOKS, person),
    By.COORDINATOR: _in_their_group,
    By.STREET: _in_their_street,
    By.DECIDED: lambda world, role, person: role.shown_lately and _is(world, world.maker(role), person),
    By.AMONG: _decided_there,
    By.LEAD: lambda _world, role, _person: role.shown_lately and role.strong and role.leads,
    By.COLLEAGUE: _in_the_same_group,
    By.OWNER: _looked_after_by,
    By.ASKED: _asked_their_group,
    By.TALKS: _talks_with,
    By.WROTE: _wrote_there,
    By.SAYS: _says_it_to,
    By.STREET_ASKED: _street_has_it,
    By.HELPS: _helps,
    By.HEARS: _waits_at_their_desk,
    By.LISTENS: _listens,
    By.DESK: _asks_untended,
    By.WRITES: _wrote_to_the_desk,
    By.OFFICER: _asked_their_network,
    By.MEMBER: _in_the_same_room,
    By.HOST: _in_the_room_of_their_desk,
    By.SEATED: _sits_somewhere,
    By.DRIVER: _drives_to,
    By.LOOKS_UP: _looks_it_up,
    By.ASKED_US: _asked_us,
    By.ASKED_LATELY: lambda world, role, person: role.shown_lately and _asked_us(world, role, person),
    By.TABLE: _sits_at_their_table,
    By.ANYBODY: lambda _world, _role, _person: True,
}
