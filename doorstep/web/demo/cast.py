"""The seven neighbours of docs/words.md, planted as they would have come: known, reached, with a part to play."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import pyotp
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.accounts.actions import begin_authenticator, confirm_authenticator, sit
from doorstep.accounts.actions.authenticators import STEP
from doorstep.accounts.models import Authenticator
from doorstep.people import actions as people
from doorstep.people import queries
from doorstep.people.models import ContactPoint, Person

EMAIL, PHONE = ContactPoint.Means.EMAIL.value, ContactPoint.Means.PHONE.value


@dataclass(frozen=True)
class Part:
    """One of the cast: how they are reached, and whether they look after others, for which a code is not enough."""

    name: str
    part: Promise | str
    email: str = ""
    phone: str = ""
    strong: bool = False
    seat: str = ""


AMINA = Part("Amina", _("asks for a hand. She has a landline and no account."), phone="020 7946 0501")
CAST = (
    AMINA,
    Part("Ben", _("helps in Nunhead Neighbours."), email="ben@larkmead.example"),
    Part("Clara", _("coordinates Nunhead Neighbours."), email="clara@larkmead.example", strong=True),
    Part("Dev", _("is a stranger: open a private window.")),
    Part(
        "Esther", _("sits at the desk of Larkmead."), email="esther@larkmead.example", strong=True, seat="Esther's desk"
    ),
    Part(
        "Femi",
        _("works for a partner, and asks to help in Nunhead."),
        email="femi@larkmead.example",
    ),
    Part("Grace", _("looks after safeguarding in Nunhead Neighbours."), email="grace@larkmead.example", strong=True),
)


def plant_cast(now: datetime.datetime) -> dict[str, Person]:
    """Make everybody but the stranger known; return them by name."""
    return {part.name: come(part, now) for part in CAST if part.email or part.phone}


def come(part: Part, now: datetime.datetime) -> Person:
    """Make somebody known, with what they need to get in."""
    person = people.add_person(by=None)
    people.describe(person, called=part.name, by=person.pk)
    for means, value in ((EMAIL, part.email), (PHONE, part.phone)):
        if value:
            point = people.add_contact_point(person, means, value, by=person.pk)
            people.confirm_contact_point(point, by=person.pk, now=now)
    if part.strong:
        begin_authenticator(person, session=None, now=now)
        app = Authenticator.objects.get(person=person)
        confirm_authenticator(app, pyotp.TOTP(app.secret, interval=STEP).at(now), words="", now=now)
    if part.seat:
        sit(part.seat, person)
    return person


@dataclass(frozen=True)
class Shown:
    """One of the cast as the page of the demo world shows them; `digits` are those of their authenticator now."""

    name: str
    part: Promise | str
    reached_at: str
    gets_receipt: bool
    digits: str


def shown(now: datetime.datetime) -> Iterator[Shown]:
    for part in CAST:
        person = find(part)
        yield Shown(
            part.name, part.part, part.email or part.phone, part is AMINA and person is not None, _digits(person, now)
        )


def find(part: Part) -> Person | None:
    """Find one of the cast by how they are reached; None for the stranger, and for who was erased."""
    if not (part.email or part.phone):
        return None
    reached = queries.reached_by_email(part.email) if part.email else queries.reached_by_phone(part.phone)
    point = reached.select_related("person").first()
    return point.person if point else None


def _digits(person: Person | None, now: datetime.datetime) -> str:
    held = Authenticator.objects.filter(person=person, confirmed_at__isnull=False).first() if person else None
    return pyotp.TOTP(held.secret, interval=STEP).at(now) if held and held.secret else ""
