"""Giving out codes for the desk, opening it with one, closing it again."""

import datetime
import hashlib
import secrets
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from doorstep.accounts import codes
from doorstep.accounts.models import DeskSession, Knock, Seat, Session, StaffCode
from doorstep.accounts.queries import hashed_token
from doorstep.journal.actions import record
from doorstep.people.models import Person

CODE_LIVES = datetime.timedelta(minutes=10)
SESSION_LIVES = datetime.timedelta(hours=12)
MOST_GUESSES = 5
# Compared with when a code is none of ours, so that looking takes as long.
_NOBODYS = hashlib.sha256(b"nobody's").hexdigest()


class NoSeatError(Exception):
    """There is no seat of this name at the desk."""


@transaction.atomic
def give_code(name: str) -> str:
    """Make a one-time code for the seat `name`, which is made when it is new; codes given before no longer open."""
    person = _sit(name)
    StaffCode.objects.filter(person=person).delete()
    code = codes.fresh()
    ends_at = timezone.now() + CODE_LIVES
    StaffCode.objects.create(person=person, handle=code.handle, hashed=_hashed(code), ends_at=ends_at)
    record(person, "staff code given", by=None)
    return str(code)


def _sit(name: str) -> Person:
    seat = Seat.objects.select_related("person").filter(name=name).first()
    if seat is None:
        seat = Seat.objects.create(person=Person.objects.create(is_staff=True), name=name)
    Person.objects.filter(pk=seat.person_id).update(is_staff=True)
    return seat.person


@transaction.atomic
def open_desk(typed: str, *, before: str = "", now: datetime.datetime | None = None) -> str | None:
    """Open the desk with a code: return the new session's token for the browser, or None, whatever was wrong.

    Of several who type the same code at once one comes in. A try costs the code one of its guesses before anything is
    compared. `before` is a token the browser had already; its session ends.
    """
    now = now or timezone.now()
    code = codes.read(typed)
    _knock(now)
    alive = StaffCode.objects.filter(
        handle=code.handle, used_at=None, ends_at__gt=now, guesses__lt=MOST_GUESSES, person__is_staff=True
    )
    counted = StaffCode.objects.filter(pk__in=alive.values("pk"), guesses__lt=MOST_GUESSES).update(
        guesses=F("guesses") + 1
    )
    found = StaffCode.objects.filter(handle=code.handle).first()
    right = constant_time_compare(_hashed(code), found.hashed if found and counted else _NOBODYS)
    if not (right and found and StaffCode.objects.filter(pk=found.pk, used_at=None).update(used_at=now)):
        return None
    return _open(found.person_id, before, now)


def _open(person: UUID, before: str, now: datetime.datetime) -> str:
    close_desk(before)
    token = secrets.token_urlsafe(32)
    session = DeskSession.objects.create(
        person_id=person, hashed=hashed_token(token), opened_at=now, ends_at=now + SESSION_LIVES
    )
    record(session, "desk opened", by=person)
    return token


def _knock(now: datetime.datetime) -> None:
    day = timezone.localdate(now)
    Knock.objects.bulk_create([Knock(day=day)], ignore_conflicts=True)
    Knock.objects.filter(day=day).update(tries=F("tries") + 1)


def close_desk(token: str) -> None:
    """End the session of one browser."""
    DeskSession.objects.filter(hashed=hashed_token(token)).delete()


@transaction.atomic
def end(name: str) -> int:
    """Take a seat's right to open the desk, its codes and its sessions; each browser finds the desk closed at once."""
    seat = Seat.objects.select_related("person").filter(name=name).first()
    if seat is None:
        raise NoSeatError(name)
    Person.objects.filter(pk=seat.person_id).update(is_staff=False)
    StaffCode.objects.filter(person=seat.person_id).delete()
    ended, _each = DeskSession.objects.filter(person=seat.person_id).delete()
    record(seat.person, "staff ended", by=None)
    return ended


def sweep(now: datetime.datetime) -> int:
    """Forget codes and sessions that have ended, and how often somebody knocked a month ago."""
    gone = [
        StaffCode.objects.filter(ends_at__lt=now),
        DeskSession.objects.filter(ends_at__lt=now),
        Session.objects.filter(ends_at__lt=now),
        Knock.objects.filter(day__lt=timezone.localdate(now) - datetime.timedelta(days=30)),
    ]
    return sum(each.delete()[0] for each in gone)


def _hashed(code: codes.Code) -> str:
    said = f"{code.handle}{code.secret}"
    return salted_hmac("doorstep.accounts.code", said, algorithm="sha256").hexdigest()
