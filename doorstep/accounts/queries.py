"""Who sits at the desk."""

import datetime
import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max

from doorstep.accounts.models import Seat, Session
from doorstep.people.models import Person


def hashed_token(token: str) -> str:
    """Hash a session's token; 256 random bits need no key."""
    return hashlib.sha256(token.encode()).hexdigest()


def whose(token: str, now: datetime.datetime) -> Person | None:
    """Find who opened the desk in the browser that holds `token`; None once that has ended, for whatever reason."""
    sessions = {"desk_sessions__hashed": hashed_token(token), "desk_sessions__ends_at__gt": now}
    return Person.objects.filter(is_staff=True, **sessions).select_related("seat").first()


def session_of(token: str, now: datetime.datetime) -> Session | None:
    """Find the session of the browser that holds `token`; None once it has ended, for whatever reason."""
    return Session.objects.select_related("person").filter(hashed=hashed_token(token), ends_at__gt=now).first()


def seats() -> list[tuple[Seat, datetime.datetime | None]]:
    """List the seats by name, each with the time until which the desk is open somewhere."""
    found = Seat.objects.select_related("person").annotate(until=Max("person__desk_sessions__ends_at"))
    return [(seat, seat.until) for seat in found.order_by("name")]


def names(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """Name the seats of people, as far as they have one."""
    wanted = {person for person in people if person}
    return dict(Seat.objects.filter(person__in=wanted).values_list("person_id", "name"))
