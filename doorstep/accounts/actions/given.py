"""Codes that are held in the hand: eight on a printed sheet, or one that the operator read out."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare

from doorstep.accounts.actions.telling import tell_of_new_way, tell_of_printed_code
from doorstep.accounts.models import RecoveryCode, Session, StaffCode
from doorstep.core import codes, hashes
from doorstep.core.drawing import drawn
from doorstep.journal.actions import record
from doorstep.people.models import Person

CODE_LIVES = datetime.timedelta(minutes=10)
MOST_GUESSES = 5
PRINTED = 8


@transaction.atomic
def print_codes(
    person: Person, *, by: UUID, words: str, now: datetime.datetime, fresh: Callable[[], codes.Code] = codes.fresh
) -> list[str]:
    """Make a new sheet of eight codes, and tell them; the one before opens nothing any more. `words` name the browser.

    Of two sheets made at once the later stands, whole. A code drawn by `fresh` whose handle is taken is drawn again.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    RecoveryCode.objects.filter(person=person).delete()
    sheet = [_printed(person, fresh) for _ in range(PRINTED)]
    record(person, "printed codes made", by=by)
    tell_of_new_way(person, RecoveryCode, words, now=now)
    return [str(code) for code in sheet]


def _printed(person: Person, fresh: Callable[[], codes.Code]) -> codes.Code:
    sheet = RecoveryCode.objects
    return drawn(lambda code: sheet.create(person=person, handle=code.handle, hashed=hashed(code)), fresh)


@transaction.atomic
def open_with(typed: str, *, words: str, now: datetime.datetime) -> tuple[UUID, str] | None:
    """Find whose code this is, and what kind; None, whatever was wrong. It opens once; of a printed one they are told.

    A try costs the code one of its guesses before anything is compared, and as many statements whether there is one.
    """
    code = codes.read(typed)
    printed = _taken(RecoveryCode.objects.filter(used_at=None), code, now)
    read_out = _taken(StaffCode.objects.filter(used_at=None, ends_at__gt=now), code, now)
    if printed:
        tell_of_printed_code(printed, words, now=now)
        return printed.pk, Session.How.RECOVERY
    return (read_out.pk, Session.How.GIVEN) if read_out else None


def _taken(unused: "QuerySet[Any]", code: codes.Code, now: datetime.datetime) -> Person | None:
    counted = unused.filter(handle=code.handle, guesses__lt=MOST_GUESSES).update(guesses=F("guesses") + 1)
    row = unused.select_related("person").filter(handle=code.handle).first()
    right = constant_time_compare(hashed(code), row.hashed if row and counted else hashes.NOBODYS)
    taken = right and unused.filter(handle=code.handle).update(used_at=now)
    return row.person if taken and row else None


def hashed(code: codes.Code) -> str:
    return hashes.of_kept_code("twelve", f"{code.handle}{code.secret}")
