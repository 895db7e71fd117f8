"""A small world in which everybody of the policy table has a place, built once through the real actions."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connections, transaction
from django.utils import timezone

from doorstep.accounts.actions import ask, end, make_codes, open_session, print_codes, sit
from doorstep.accounts.models import CodeRequest, Passkey, Session
from doorstep.core import hashes
from doorstep.feeds.queries import entries
from doorstep.groups import actions as groups
from doorstep.groups.actions.taking import take_in
from doorstep.groups.importing import rows
from doorstep.groups.models import Change, Doubt, Group, Report
from doorstep.groups.speakers import THE_DESK
from doorstep.messaging.models import Message
from doorstep.people.models import ContactPoint, Person
from doorstep.places import cells
from doorstep.vault.actions import erase
from doorstep.vault.hashing import Hashed
from tests.factories import NUNHEAD, PECKHAM, make_area, make_group, make_person
from tests.policy.roles import ROLES, Role

# Whose things are somebody else's, for everybody.
ANOTHER = "grace"
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
    # Of each person: a session in another browser, and a passkey.
    sessions: dict[str, int] = field(default_factory=dict)
    passkeys: dict[str, UUID] = field(default_factory=dict)
    listed: Group = field(default_factory=Group)
    proposed: Group = field(default_factory=Group)
    doubt: Doubt = field(default_factory=Doubt)
    report: Report = field(default_factory=Report)
    change: Change = field(default_factory=Change)
    # What every browser in this world holds that asked for a code, and the digits that were sent.
    asked: str = ""
    digits: str = ""
    printed: str = ""

    def living(self) -> list[Person]:
        return [person for who, person in self.persons.items() if who != "erased"]

    def mail(self, who: str) -> ContactPoint:
        return ContactPoint.objects.get(person=self.persons[who], means=ContactPoint.Means.EMAIL)


def build() -> World:
    world = World(timezone.now())
    _people(world)
    _groups(world)
    ask_for_codes(world)
    _sessions(world)
    _those_who_are_gone(world)
    return world


def _people(world: World) -> None:
    for who in ("amina", "ben", "erased", ANOTHER):
        world.persons[who] = make_person(who.capitalize(), email=f"{who}@example.org")
    for who in ("esther", "unseated"):
        world.persons[who] = sit(
            f"{who.capitalize()}'s desk", make_person(who.capitalize(), email=f"{who}@example.org")
        )
    for who in ("ben", "esther", ANOTHER):
        passkey = Passkey.objects.create(
            person=world.persons[who], credential=f"passkey of {who}", public_key=b"", made_at=world.now
        )
        world.passkeys[who] = passkey.pk


def _groups(world: World) -> None:
    make_area("E05000001", "Peckham ward", cells.compact(cells.circle(cells.cell_at(*PECKHAM), 900)))
    world.listed = make_group("Rye Lane Neighbours", contact_ways=(("phone", "020 7946 0101"),))
    world.proposed = make_group("Nunhead Neighbours", at=NUNHEAD, listing=Group.Listing.PROPOSED)
    take_in([rows.read(2, {"name": "Amina", "postcode": "SE15"}, "a list")], "a list", by=None)
    world.doubt = Doubt.objects.get()
    world.report = groups.report(world.listed, Report.Wrong.OTHER, "It moved.")
    entries.who_we_are()
    world.change = groups.change(world.listed, {"summary": "Shopping."}, by=None, speaker=THE_DESK)[0]


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
