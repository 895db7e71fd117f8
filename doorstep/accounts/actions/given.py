"""Codes that are held in the hand: eight on a printed sheet, or one that the operator read out."""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare

from doorstep.accounts.models import RecoveryCode, Session, StaffCode
from doorstep.core import codes, hashes
from doorstep.journal.actions import record
from doorstep.people.models import Person

CODE_LIVES = datetime.timedelta(minutes=10)
MOST_GUESSES = 5
PRINTED = 8


@transaction.atomic
def print_codes(person: Person, *, by: UUID) -> list[str]:
    """Make a new sheet of eight codes; the one before opens nothing any more."""
    RecoveryCode.objects.filter(person=person).delete()
    sheet = [codes.fresh() for _ in range(PRINTED)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, handle=code.handle, hashed=hashed(code)) for code in sheet
    )
    record(person, "printed codes made", by=by)
    return [str(code) for code in sheet]


@transaction.atomic
def open_with(typed: str, *, now: datetime.datetime) -> tuple[UUID, str] | None:
    """Find whose code this is, and what kind; None, whatever was wrong. It opens once.

    A try costs the code one of its guesses before anything is compared, and as many statements whether there is one.
    """
    code = codes.read(typed)
    printed = _taken(RecoveryCode.objects.filter(used_at=None), code, now)
    read_out = _taken(StaffCode.objects.filter(used_at=None, ends_at__gt=now), code, now)
    found = printed or read_out
    return (found, Session.How.RECOVERY if printed else Session.How.GIVEN) if found else None


def _taken(unused: "QuerySet[Any]", code: codes.Code, now: datetime.datetime) -> UUID | None:
    counted = unused.filter(handle=code.handle, guesses__lt=MOST_GUESSES).update(guesses=F("guesses") + 1)
    row = unused.filter(handle=code.handle).first()
    right = constant_time_compare(hashed(code), row.hashed if row and counted else hashes.NOBODYS)
    taken = right and unused.filter(handle=code.handle).update(used_at=now)
    return row.person_id if taken and row else None


def hashed(code: codes.Code) -> str:
    return hashes.of_code("twelve", f"{code.handle}{code.secret}")
