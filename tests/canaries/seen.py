"""Where what is sealed may be seen, by whom: read by a person, line by line. Anywhere else is a leak."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from doorstep.aid.models import Conversation, HelpRequest, Stop, Task, Worry
from doorstep.groups.models import Decision, Membership
from doorstep.groups.models import Role as Place
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
    HELPS = "who helps them, as soon as they said yes"
    LISTENS = "a safeguarding lead of their group whom they asked to ring them, by a passkey"
    DESK = "the desk, by a passkey, where they ask to help and nobody else answers"
    DRIVER = "who said yes to bring it there"
    ANYBODY = "anybody"


@dataclass(frozen=True)
class Seen:
    """This sealed field may be seen on these pages (by name), by whom, and why."""

    field: str
    on: str
    by: By
    why: str


_SCREEN = "shows every message where nothing is sent; refused in production"
_NAME = "they are greeted, or choose who of several they are"
_OWN = "they read and mend what they told us"
_ALL = "they read, and take with them, all that is held about them"
_PEOPLE = "whoever looks after people knows them by their first name"
_OWN_DETAILS = (
    "people.Details.called",
    "people.Details.surname",
    "people.Details.postcode",
    "people.AccessNeeds.words",
)
_HELD = (*_OWN_DETAILS, "people.Details.languages", "people.ContactPoint.value", "messaging.Message.body")
_ASKED = (
    *("aid.Address.words", "aid.Needs.what", "aid.Needs.know", "aid.Note.words"),
    *("aid.Task.codeword", "aid.Begun.said", "aid.Conversation.said"),
)
_AT_THE_DOOR = (
    *("aid.Address.words", "aid.Needs.what", "aid.Needs.know", "aid.Task.codeword"),
    *("people.Details.called", "people.ContactPoint.value", "people.AccessNeeds.words"),
)
_OF_PEOPLE = "groups:people groups:member groups:reach"
_FOR_COORDINATORS = "groups:asking groups:roles groups:decisions groups:decision"
_OF_REQUESTS = "requests:desk requests:request requests:volunteers requests:plan requests:door"
_OPENED = "opened with a reason, which they can read"
_BEHIND_THE_DOOR = (
    "people.Details.called",
    "people.ContactPoint.value",
    "people.AccessNeeds.words",
    "aid.Address.words",
    "aid.Needs.what",
    "aid.Needs.know",
    "aid.Note.words",
    "aid.Task.codeword",
)
_SHEET = "it is printed for the driver; each household reads who looked"
_DOORS = "a driver brings it there after a yes; each household reads who looked"
_AT_A_DOOR = (
    "people.Details.called",
    "people.AccessNeeds.words",
    "aid.Address.words",
    "aid.Needs.know",
    "aid.Task.codeword",
)

MAY_BE_SEEN = (
    # -- One's own --
    Seen("people.Details.called", "accounts:mine", By.ONESELF, _NAME),
    Seen("people.Details.called", "accounts:who", By.ANYBODY, _NAME),
    Seen("people.Details.called", "accounts:passkey-offer", By.ONESELF, "their device shows whose passkey it is"),
    Seen("people.Details.called", "accounts:authenticator", By.PROVED, "their app shows whose digits they are"),
    Seen("accounts.Authenticator.secret", "accounts:authenticator", By.PROVED, "an app reads it, once"),
    *(Seen(field, "accounts:details", By.PROVED, _OWN) for field in _OWN_DETAILS),
    Seen("people.ContactPoint.value", "accounts:points accounts:point accounts:point-removal", By.PROVED, _OWN),
    *(Seen(field, "accounts:held accounts:held-file", By.PROVED, _ALL) for field in _HELD),
    *(Seen(field, "accounts:held accounts:held-file", By.PROVED, _ALL) for field in (*_ASKED, "aid.Answer.words")),
    Seen("messaging.Message.subject", "accounts:held accounts:held-file", By.PROVED, _ALL),
    Seen("people.Details.called", "accounts:looked", By.LOOKED_AT, "they read who looked"),
    Seen("aid.Task.codeword", "asking:one", By.ONESELF, "they know whom to open to"),
    # -- Of the people of a group --
    Seen("people.Details.called", _OF_PEOPLE, By.COORDINATOR, _PEOPLE),
    Seen("people.Details.called", _FOR_COORDINATORS, By.COORDINATOR, _PEOPLE),
    Seen("people.Details.called", _OF_PEOPLE, By.STREET, _PEOPLE),
    Seen("people.Details.called", "groups:decision", By.DECIDED, "they read who decided it, and can ask them"),
    Seen("people.Details.called", "groups:decision", By.PROVED, "they read what is to be decided about them"),
    Seen("people.Details.called", "groups:decisions", By.AMONG, "they read what they decided, for thirty days"),
    Seen("people.ContactPoint.value", "groups:reach", By.COORDINATOR, "opened with a reason, which they can read"),
    Seen("people.ContactPoint.value", "groups:reach", By.STREET, "opened with a reason, which they can read"),
    Seen("people.Details.called", "desk:coordinators-of", By.DESK, _PEOPLE),
    Seen("people.Details.called", "safeguarding:concern safeguarding:apart", By.LEAD, "by whom, and about whom"),
    Seen("safeguarding.Concern.sealed", "safeguarding:concern", By.LEAD, "sealed to them"),
    # -- What a group is asked --
    Seen("aid.Answer.words", "requests:welcoming", By.COORDINATOR, "they read what they asked whoever is new"),
    Seen("people.Details.called", _OF_REQUESTS, By.COLLEAGUE, "they know by name who looks after requests with them"),
    Seen(
        "people.Details.called", "requests:desk requests:request", By.OWNER, "whoever looks after it knows whose it is"
    ),
    *(Seen(field, "requests:door", By.ASKED, _OPENED) for field in _BEHIND_THE_DOOR),
    *(Seen(field, "requests:door", By.STREET_ASKED, _OPENED) for field in _BEHIND_THE_DOOR),
    Seen("people.Details.called", "requests:welcoming requests:calls", By.COLLEAGUE, _PEOPLE),
    Seen("people.Details.called", "requests:calls requests:call", By.TALKS, "they speak with them"),
    Seen("aid.Conversation.said", "requests:call", By.TALKS, "they write down what they are told"),
    # -- Of whom somebody helps --
    *(
        Seen(field, "helping:door", By.HELPS, "they said yes, and tapped to see it; whoever asked can read it")
        for field in _AT_THE_DOOR
    ),
    Seen(
        "aid.Claim.receipt",
        "helping:claim-receipt",
        By.COORDINATOR,
        "they see what it was laid out for, and not by whom",
    ),
    Seen("aid.Claim.receipt", "accounts:held-file", By.PROVED, _ALL),
    Seen("aid.Answer.words", "helping:willing", By.ONESELF, _OWN),
    Seen("people.Details.called", "helping:worries helping:ring", By.LISTENS, "they are to ring them"),
    Seen("people.ContactPoint.value", "helping:ring", By.LISTENS, "they asked to be rung"),
    # -- What is brought round --
    Seen(
        "people.Details.called", "requests:round requests:round-drivers requests:round-ticks", By.COORDINATOR, _PEOPLE
    ),
    *(Seen(field, "requests:round-sheet", By.COORDINATOR, _SHEET) for field in _AT_A_DOOR),
    *(Seen(field, "helping:drive-doors", By.DRIVER, _DOORS) for field in _AT_A_DOOR),
    # -- Where nothing is sent --
    Seen("messaging.Message.subject", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("messaging.Message.body", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("people.ContactPoint.value", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
)
# Of a message that is sent, its reader gets these and nothing else.
IN_A_MESSAGE = {"messaging.Message.subject", "messaging.Message.body", "people.ContactPoint.value"}

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


def _street_has_it(world: World, role: Role, person: UUID) -> bool:
    found = HelpRequest.objects.filter(person=person, team=world.theirs(role).team)
    return role.strong and role.has_a_street and found.exists()


def _drives_to(world: World, role: Role, person: UUID) -> bool:
    theirs = Stop.objects.filter(person=person, drive__person=world.persons[role.who].pk) if role.signed_in else None
    return theirs is not None and theirs.exists()


def _asks_untended(world: World, role: Role, person: UUID) -> bool:
    return role.strong and role.staff and world.asks_untended.person_id == person


def _helps(world: World, role: Role, person: UUID) -> bool:
    return bool(role.place) and role.shown_lately and _is(world, "amina", person)


def _listens(world: World, role: Role, person: UUID) -> bool:
    listens = role.place == Place.SAFEGUARDING_LEAD or (role.elsewhere and role.coordinates)
    found = Worry.objects.filter(person=person, group=world.theirs(role).group)
    return role.strong and listens and found.exists()


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
    By.STREET_ASKED: _street_has_it,
    By.HELPS: _helps,
    By.LISTENS: _listens,
    By.DESK: _asks_untended,
    By.DRIVER: _drives_to,
    By.ANYBODY: lambda _world, _role, _person: True,
}
