"""Typing a code: right or wrong, it costs the same; once right, it says who that may be."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare

from doorstep.accounts import queries
from doorstep.accounts.actions.making import hashed
from doorstep.accounts.models import CodeRequest
from doorstep.core import digits, hashes
from doorstep.people.actions import confirm_contact_point, never_came


@dataclass(frozen=True)
class Proof:
    """What a code that was typed right proves: for what it was asked, and who may be at its other end."""

    purpose: str
    persons: tuple[UUID, ...]


@transaction.atomic
def answer(browser: str, typed: str, *, now: datetime.datetime) -> Proof | None:
    """Type a code in the browser that asked for it; None, whatever was wrong.

    A try costs one of the guesses before anything is compared. Of several who type it at once one is right.
    """
    counted = queries.open_to_guesses(browser, now).update(guesses=F("guesses") + 1)
    asked = queries.asked_by(browser)
    wanted = asked.code if asked and counted and asked.code else hashes.NOBODYS
    right = constant_time_compare(hashed(asked, digits.read(typed)), wanted)
    if not (right and asked and CodeRequest.objects.filter(pk=asked.pk, used_at=None).update(used_at=now)):
        return None
    return _proved(asked, now)


def _proved(asked: CodeRequest, now: datetime.datetime) -> Proof | None:
    persons = queries.persons_behind(asked)
    if len(persons) == 1:
        _settle(asked, persons[0], now)
    # Nobody: the address was taken away from whoever had it since the code was sent there.
    return Proof(asked.purpose, tuple(persons)) if persons else None


def _settle(asked: CodeRequest, person: UUID, now: datetime.datetime) -> bool:
    """Note who of those behind a code they are, once. Whoever was begun for it and is not needed goes again."""
    settled = CodeRequest.objects.filter(pk=asked.pk, chosen_at=None).update(chosen_at=now)
    if settled and asked.point and asked.person_id == person and asked.purpose in asked.CONFIRMING:
        confirm_contact_point(asked.point, by=person, now=now)
    if settled and asked.person and asked.person_id != person:
        never_came(asked.person)
    return bool(settled)


def waiting_to_choose(browser: str, *, now: datetime.datetime) -> CodeRequest | None:
    """Find the code that was typed right in this browser, and behind which there are several people."""
    asked = queries.asked_by(browser)
    alive = asked and asked.used_at and not asked.chosen_at and asked.ends_at > now
    return asked if alive else None


@transaction.atomic
def choose(asked: CodeRequest, person: UUID, *, now: datetime.datetime) -> bool:
    """Say who of those behind a code somebody is; once."""
    return person in queries.persons_behind(asked) and _settle(asked, person, now)
