"""Who is signed in and by what, who sits at the desk."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet

from doorstep.accounts.models import Authenticator, CodeRequest, Passkey, RecoveryCode, Seat, Session
from doorstep.core import hashes
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.hashing import Hashed

_CALLED = {ContactPoint.Means.PHONE, ContactPoint.Means.WHATSAPP}


def session_of(token: str, now: datetime.datetime) -> Session | None:
    """Find the session of the browser that holds `token`; None once it has ended, for whatever reason.

    One that was opened with a receipt ends with that receipt.
    """
    found = Session.objects.select_related("person", "person__seat")
    found = found.filter(~Q(how=Session.How.RECEIPT) | Q(person__receipt__made_at__lte=F("opened_at")))
    return found.filter(hashed=hashes.of_token(token), ends_at__gt=now).first()


def sessions_of(person: Person, now: datetime.datetime) -> "QuerySet[Session]":
    return Session.objects.filter(person=person, ends_at__gt=now).order_by("-seen_at", "-pk")


# -- Codes -----------------------------------------------------------------------------------------------------------


def asked_by(browser: str) -> CodeRequest | None:
    """Find the code that this browser asked for last."""
    return CodeRequest.objects.filter(browser=hashes.of_token(browser)).first()


def reached_by(means: str, hashed: str) -> "QuerySet[ContactPoint]":
    """Find the confirmed contact points behind a hash; a number is the same whether called or on WhatsApp."""
    alike = _CALLED if means in _CALLED else {means}
    found = ContactPoint.objects.filter(means__in=alike, hashed=Hashed(hashed), confirmed_at__isnull=False)
    return found.select_related("person").order_by("confirmed_at", "pk")


def persons_behind(asked: CodeRequest) -> list[UUID]:
    """List who may be at the other end of a code that was typed right."""
    if asked.person_id and asked.purpose != CodeRequest.Purpose.JOIN:
        return [asked.person_id]
    known = [point.person_id for point in reached_by(asked.means, asked.hashed)]
    return list(dict.fromkeys([*known, *([asked.person_id] if asked.person_id else [])]))


# -- Ways ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ways:
    """By what somebody can sign in strongly, and how many printed codes they have left."""

    passkeys: list[Passkey]
    authenticator: Authenticator | None
    printed: int

    @property
    def strong(self) -> int:
        return len(self.passkeys) + bool(self.authenticator)


def ways_of(person: Person) -> Ways:
    return Ways(
        passkeys=list(Passkey.objects.filter(person=person).order_by("made_at")),
        authenticator=Authenticator.objects.filter(person=person, confirmed_at__isnull=False).first(),
        printed=RecoveryCode.objects.filter(person=person, used_at=None).count(),
    )


def confirmed_points(person: Person) -> "QuerySet[ContactPoint]":
    return ContactPoint.objects.filter(person=person, confirmed_at__isnull=False).order_by("confirmed_at", "pk")


# -- The desk --------------------------------------------------------------------------------------------------------


def seats() -> list[tuple[Seat, datetime.datetime | None]]:
    """List the seats by name, each with the time until which somebody is signed in there."""
    found = Seat.objects.select_related("person").annotate(until=Max("person__sessions__ends_at"))
    return [(seat, seat.until) for seat in found.order_by("name")]


def names(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """Name the seats of people, as far as they have one."""
    wanted = {person for person in people if person}
    return dict(Seat.objects.filter(person__in=wanted).values_list("person_id", "name"))
