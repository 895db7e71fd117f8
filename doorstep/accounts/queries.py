"""Who is signed in and by what, who sits at the desk."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet

from doorstep.accounts.models import Authenticator, CodeRequest, Passkey, RecoveryCode, Seat, Session
from doorstep.core import hashes
from doorstep.people import queries as persons
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.hashing import Hashed


def session_of(token: str, now: datetime.datetime) -> Session | None:
    """Find the session of the browser that holds `token`; None once it has ended, for whatever reason.

    One that was opened with a receipt ends with that receipt.
    """
    found = _living(now).select_related("person", "person__seat")
    return found.filter(hashed=hashes.of_token(token)).first()


def sessions_of(person: Person, now: datetime.datetime) -> "QuerySet[Session]":
    return _living(now).filter(person=person).order_by("-seen_at", "-pk")


def _living(now: datetime.datetime) -> "QuerySet[Session]":
    opened_by_it = Q(person__receipt__made_at__lte=F("opened_at"))
    return Session.objects.filter(~Q(how=Session.How.RECEIPT) | opened_by_it, ends_at__gt=now)


# -- Codes -----------------------------------------------------------------------------------------------------------


def asked_by(browser: str) -> CodeRequest | None:
    """Find the code that this browser asked for last."""
    return _asked_by(browser).select_related("point", "person").first()


def open_to_guesses(browser: str, now: datetime.datetime) -> "QuerySet[CodeRequest]":
    """Find the code that can still be typed in this browser."""
    return _asked_by(browser).filter(used_at=None, ends_at__gt=now, guesses__lt=CodeRequest.MOST_GUESSES)


def _asked_by(browser: str) -> "QuerySet[CodeRequest]":
    return CodeRequest.objects.filter(browser=hashes.of_token(browser))


def reached_by(means: str, hashed: str) -> "QuerySet[ContactPoint]":
    """Find the confirmed contact points behind a hash; a number is the same whether called or on WhatsApp.

    Where somebody wants no messages, no code of theirs is sent, and nobody else who is reached there comes in as them.
    """
    return persons.reached_by(means, Hashed(hashed)).filter(messages=True)


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

    @property
    def alone(self) -> bool:
        """Say whether passkeys are all they can show."""
        return self.authenticator is None


def ways_of(person: Person) -> Ways:
    return Ways(
        passkeys=list(Passkey.objects.filter(person=person).order_by("made_at")),
        authenticator=Authenticator.objects.filter(person=person, confirmed_at__isnull=False).first(),
        printed=RecoveryCode.objects.filter(person=person, used_at=None).count(),
    )


def waiting_authenticator(person: Person, session: int, now: datetime.datetime) -> Authenticator | None:
    """Find the app that was begun in this session within the hour, and whose first digits were not typed yet."""
    waiting = Authenticator.objects.filter(person=person, confirmed_at=None, made_at__gt=now - Authenticator.WAITS)
    return waiting.filter(begun_in=session).select_related("person").first()


def holds_stronger(person: UUID) -> bool:
    """Say whether somebody holds a passkey or an authenticator."""
    confirmed = Authenticator.objects.filter(person=person, confirmed_at__isnull=False)
    return Passkey.objects.filter(person=person).exists() or confirmed.exists()


def points_for_codes(person: Person) -> "QuerySet[ContactPoint]":
    """List where codes can be sent to somebody: what they confirmed, and where they want messages."""
    return persons.confirmed_points([person.pk]).filter(messages=True)


# -- The desk --------------------------------------------------------------------------------------------------------


def seats() -> list[tuple[Seat, datetime.datetime | None]]:
    """List the seats by name, each with the time until which somebody is signed in there."""
    found = Seat.objects.select_related("person").annotate(until=Max("person__sessions__ends_at"))
    return [(seat, seat.until) for seat in found.order_by("name")]


def names(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """Name the seats of people, as far as they have one."""
    wanted = {person for person in people if person}
    return dict(Seat.objects.filter(person__in=wanted).values_list("person_id", "name"))
