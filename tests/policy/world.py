"""A small world in which everybody of the policy table has a place, built once through the real actions."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connections, transaction
from django.utils import timezone
from webauthn.helpers import bytes_to_base64url

from doorstep.accounts.actions import ask, end, make_codes, open_session, print_codes, sit
from doorstep.accounts.models import CodeRequest, Passkey, Session
from doorstep.aid.models import Exchange, Overflow, Volunteer
from doorstep.core import hashes
from doorstep.feeds.queries import entries
from doorstep.groups import actions as groups
from doorstep.groups.actions import inviting, members
from doorstep.groups.actions.taking import take_in
from doorstep.groups.importing import rows
from doorstep.groups.models import Change, Decision, Doubt, Group, Invitation, Membership, Proposal, Report
from doorstep.groups.models import Role as Place
from doorstep.groups.speakers import THE_DESK
from doorstep.messaging.models import Delivery, Message
from doorstep.people.actions import consent, give_receipt
from doorstep.people.models import Consent, ContactPoint, Person
from doorstep.places import cells
from doorstep.safeguarding.models import Concern, KeptApart
from doorstep.vault.actions import erase
from doorstep.vault.hashing import Hashed
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_area, make_group, make_membership, make_person
from tests.policy import by_text, circles, evenings
from tests.policy.circles import WORDS, Cast, Circle
from tests.policy.helping import Helping, be_worried, help_out, lay_out, pin
from tests.policy.library import make_shelves
from tests.policy.networks import Networks, make_networks
from tests.policy.overflow import Helped, waits_at, would_help_out
from tests.policy.requests import ask_for_a_call
from tests.policy.roles import ROLES, Role
from tests.policy.rounds import Driven, make_driven
from tests.policy.worrying import make_worries
from tests.policy.writing import could_not_be_sent, for_nobody, left_to_humans, spoke, wrote

# Whose things are somebody else's, for everybody.
ANOTHER = "grace"
RYE = Cast("cora", "clara", ANOTHER, "ben", "olu")
BELLENDEN = Cast("fred", "fay", "vic", "vera", "noor")
HERE = cells.shown(cells.cell_at(*PECKHAM))


@contextmanager
def undone() -> Iterator[None]:
    """Undo in both databases whatever is written within the block."""
    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(transaction.atomic(using=alias))
        yield
        for alias in connections:
            transaction.set_rollback(True, using=alias)


@dataclass
class World:
    """Who there is, what their browsers hold, and what there is to be looked at."""

    now: datetime
    persons: dict[str, Person] = field(default_factory=dict)
    tokens: dict[Role, str] = field(default_factory=dict)
    sessions: dict[str, int] = field(default_factory=dict)  # of each person, in another browser
    passkeys: dict[str, UUID] = field(default_factory=dict)
    listed: Group = field(default_factory=Group)
    proposed: Group = field(default_factory=Group)
    doubt: Doubt = field(default_factory=Doubt)
    report: Report = field(default_factory=Report)
    exchange: Exchange = field(default_factory=Exchange)
    for_nobody: UUID = field(default_factory=uuid4)
    undelivered: Delivery = field(default_factory=Delivery)
    change: Change = field(default_factory=Change)
    # Two groups with people in them: of the one most roles are, of the other `elsewhere`. And one that nobody tends.
    circles: dict[bool, Circle] = field(default_factory=dict)
    driven: dict[bool, Driven] = field(default_factory=dict)  # what is brought round in the one, and in the other
    # What each person is in their group, and what waits to be decided about them there.
    places: dict[str, int] = field(default_factory=dict)
    about: dict[str, Decision] = field(default_factory=dict)
    # What worries somebody in each of the two, and two who are kept apart.
    concerns: dict[bool, Concern] = field(default_factory=dict)
    apart: dict[bool, KeptApart] = field(default_factory=dict)
    # What waits for a human in each of the two: what somebody wrote, a voice note, and what nothing here can send.
    replies: dict[bool, UUID] = field(default_factory=dict)
    notes: dict[bool, UUID] = field(default_factory=dict)
    by_hand: dict[bool, UUID] = field(default_factory=dict)
    requests: dict[str, UUID] = field(default_factory=dict)  # what each person asked for, and the task of it
    tasks: dict[str, UUID] = field(default_factory=dict)
    untended: Group = field(default_factory=Group)
    asks_untended: Membership = field(default_factory=Membership)
    first_invitation: Invitation = field(default_factory=Invitation)
    helping: Helping = field(default_factory=Helping)
    networks: Networks = field(default_factory=Networks)
    at_desk: dict[bool, Overflow] = field(default_factory=dict)
    waits: dict[str, Overflow] = field(default_factory=dict)
    helped: dict[bool, Helped] = field(default_factory=dict)
    code: str = ""
    receipt: str = ""
    asked: str = ""
    digits: str = ""
    printed: str = ""

    def living(self) -> list[Person]:
        return [person for who, person in self.persons.items() if who != "erased"]

    def theirs(self, role: Role) -> Circle:
        return self.circles[role.elsewhere]

    def others(self, role: Role) -> Circle:
        return self.circles[not role.elsewhere]

    def maker(self, role: Role) -> str:
        """Name who decided what waits in their group."""
        return (BELLENDEN if role.elsewhere else RYE).maker

    def consent(self, who: str) -> Consent:
        return Consent.objects.filter(person=self.persons[who], withdrawn_at=None).latest("pk")

    def mail(self, who: str) -> ContactPoint:
        return ContactPoint.objects.get(person=self.persons[who], means=ContactPoint.Means.EMAIL)


def build() -> World:
    world = World(timezone.now())
    _people(world)
    _groups(world)
    world.undelivered = could_not_be_sent(world.mail("amina"), world.now)
    _people_of_groups(world)
    _who_help(world)
    _rounds(world)
    _untended(world)
    _networks(world)
    _what_all_have(world)
    _what_they_asked_for(world)
    ask_for_codes(world)
    _sessions(world)
    _those_who_are_gone(world)
    return world


def _people(world: World) -> None:
    others = {role.who for role in ROLES if role.who} | {*vars(RYE).values(), *vars(BELLENDEN).values(), "dara", "lea"}
    for who in sorted({*others, "esther", "unseated"}):
        world.persons[who] = make_person(who.capitalize(), email=f"{who}@example.org")
    for who in ("esther", "unseated"):
        sit(f"{who.capitalize()}'s desk", world.persons[who])
        world.persons[who].refresh_from_db()
    for who in sorted({role.who for role in ROLES if role.ways} | {ANOTHER}):
        passkey = Passkey.objects.create(
            person=world.persons[who],
            credential=bytes_to_base64url(f"passkey of {who}".encode()),
            public_key=b"",
            made_at=world.now,
        )
        world.passkeys[who] = passkey.pk


def _groups(world: World) -> None:
    make_area("E05000001", "Peckham ward", cells.compact(cells.circle(cells.cell_at(*PECKHAM), 900)))
    world.listed = make_group("Rye Lane Neighbours", contact_ways=(("phone", "020 7946 0101"),))
    world.proposed = make_group("Nunhead Neighbours", at=NUNHEAD, listing=Group.Listing.PROPOSED)
    Proposal.objects.create(group=world.proposed, who="of-it", sent_at=world.now)
    take_in([rows.read(2, {"name": "Amina", "postcode": "SE15"}, "a list")], "a list", by=None)
    world.doubt = Doubt.objects.get()
    world.report = groups.report(world.listed, Report.Wrong.OTHER, "It moved.")
    entries.who_we_are()
    world.change = groups.change(world.listed, {"summary": "Shopping."}, by=None, speaker=THE_DESK)[0]


def _people_of_groups(world: World) -> None:
    other = make_group("Bellenden Neighbours")
    for elsewhere, group, cast in ((False, world.listed, RYE), (True, other, BELLENDEN)):
        world.circles[elsewhere] = circles.make_circle(group, cast, world.persons.__getitem__, world.now)
    _more_of_rye(world)
    for role in ROLES:
        if role.place:
            group = world.theirs(role).group
            world.places[role.who] = Membership.objects.get(
                person=world.persons[role.who], group=group, role=role.place
            ).pk
    world.places[ANOTHER] = world.circles[False].neighbour.pk
    _what_waits_about_them(world)
    world.concerns, world.apart = make_worries(world.circles, world.persons, world.now)


def _more_of_rye(world: World) -> None:
    """Let one look after the street, one be a safeguarding lead, one have been a coordinator, and one take a rest."""
    group, first, now = world.listed, world.persons[RYE.maker], world.now
    sam, hope, una, rose = (world.persons[who] for who in ("sam", "hope", "una", "rose"))
    make_membership(sam, group)
    make_membership(sam, group, Place.STREET_COORDINATOR, world.circles[False].team)
    circles.make_lead(group, first, hope, now)
    for person in (una, rose):
        circles.make_coordinator(group, first, person, now)
    circles.take_out(group, first, una, now)
    circles.let_rest(group, rose)


def _what_waits_about_them(world: World) -> None:
    for role in {role.who: role for role in ROLES if role.place}.values():
        maker = world.persons[world.maker(role)]
        world.about[role.who] = circles.decided_about(
            world.theirs(role), maker, world.persons[role.who], role.place, world.now
        )


def _who_help(world: World) -> None:
    """Let whoever is something in a group, not at rest, help in it, and two be worried; it is Amina who asks."""
    helpers = {role.who: world.theirs(role).group for role in ROLES if role.place and not role.rests}
    helpers |= {ANOTHER: world.listed, BELLENDEN.neighbour: world.circles[True].group}
    for who, group in helpers.items():
        help_out(world.helping, who, world.persons[who], group, world.persons["amina"], world.now)
    for elsewhere, who in ((False, ANOTHER), (True, BELLENDEN.neighbour)):
        group = world.circles[elsewhere].group
        world.helping.pinned[elsewhere] = pin(group, world.persons["amina"], world.now)
        world.helping.claims[elsewhere] = lay_out(world.helping.taken[who], world.now)
        world.helping.worries[elsewhere] = be_worried(world.persons[who], group, world.now)
        world.replies[elsewhere] = wrote(world.circles[elsewhere], world.now)
        world.notes[elsewhere] = spoke(world.circles[elsewhere], world.now)
        world.by_hand[elsewhere] = left_to_humans(world.circles[elsewhere], world.now)
    # Of whom somebody vouched for, so that they could help, two are new all the same.
    newcomers = [circle.newcomer.pk for circle in world.circles.values()]
    Volunteer.objects.filter(pk__in=newcomers).update(vouched_at=None)


def _rounds(world: World) -> None:
    for elsewhere, cast in ((False, RYE), (True, BELLENDEN)):
        circle = world.circles[elsewhere]
        known = {person.pk: person for person in world.persons.values()}
        known[circle.written_in] = Person.objects.get(pk=circle.written_in)
        world.driven[elsewhere] = make_driven(circle, known, world.persons[cast.maker], world.now)


def _untended(world: World) -> None:
    """Make a group that has no coordinator, where somebody asks to help, and the desk looks for one."""
    group, now = make_group("Dulwich Neighbours", at=LEEDS), world.now
    sent = {"sent_at": now, "confirmed_at": now, "settled_at": now}
    Proposal.objects.create(group=group, who="of-it", person=world.persons["dara"], **sent)
    world.untended, world.asks_untended = group, members.ask(world.persons["dara"], group, words=WORDS, now=now)
    world.code = inviting.invite(group, Place.VOLUNTEER, uses=Invitation.MOST_USES, by=None, now=now)
    inviting.invite(group, Place.COORDINATOR, by=world.persons["esther"].pk, now=now)
    world.first_invitation = Invitation.objects.get(group=group, role=Place.COORDINATOR)


def _networks(world: World) -> None:
    groups = (world.listed, world.circles[True].group, world.untended, make_group("Lordship Neighbours"))
    world.networks = make_networks(world.persons, groups, ANOTHER, world.now)
    for there, who in ((False, "amina"), (True, ANOTHER)):
        network, person = world.networks.both[there].network, world.persons[who]
        world.waits[who] = world.at_desk[there] = waits_at(network, person, world.listed.cell, world.now)
        world.helped[there] = would_help_out(world.circles[there].group, person, world.now)
    make_shelves(world.circles.values(), world.networks.both.values(), world.now)


def _what_all_have(world: World) -> None:
    for person in world.living():
        consent(person, "being-in-this-world", WORDS, by=person.pk, now=world.now)
    world.receipt = give_receipt(world.persons["amina"], by=world.persons["amina"].pk, now=world.now)


def _what_they_asked_for(world: World) -> None:
    for who in sorted({role.who for role in ROLES if role.signed_in} | {ANOTHER}):
        asked = ask_for_a_call(world.persons[who], world.listed, world.now)
        world.requests[who], world.tasks[who] = asked.pk, asked.tasks.earliest("starts_at").pk
        evenings.begin(world.persons[who], world.now)
    evenings.begin_together(world.persons["lea"], world.persons["ben"], world.now)
    world.exchange = by_text.asks(world.mail("amina"), world.now)
    world.for_nobody = for_nobody(world.mail("amina"), world.now)


def ask_for_codes(world: World) -> None:
    """Have a code asked for to Amina's address, and printed codes made for her."""
    amina, words, sign_in = world.persons["amina"], "Firefox on Android", CodeRequest.Purpose.SIGN_IN
    point = world.mail("amina")
    world.asked = ask(point.means, Hashed(point.hashed or ""), purpose=sign_in, words=words, now=world.now)
    make_codes(world.now)
    message = Message.objects.filter(person=amina, kind="sign-in-code").latest("made_at")
    world.digits = "".join(sign for sign in message.body.splitlines()[0] if sign.isdigit())
    world.printed = print_codes(amina, by=amina.pk, words=words, now=world.now)[0]


def _sessions(world: World) -> None:
    for role in ROLES:
        if role.how is not None:
            opened = world.now - role.ago
            world.tokens[role] = open_session(world.persons[role.who].pk, role.how, now=opened, browser=role.name[:60])
    for who, person in world.persons.items():
        token = open_session(person.pk, Session.How.CODE, now=world.now, browser="Firefox on Android")
        world.sessions[who] = Session.objects.get(hashed=hashes.of_token(token)).pk


def _those_who_are_gone(world: World) -> None:
    erase(world.persons["erased"].pk, by=None)
    end("Unseated's desk")
