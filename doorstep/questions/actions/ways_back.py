"""Codes with which whoever asked without an account comes back to what they asked."""

from datetime import datetime, timedelta

from django.db import transaction

from doorstep.core import codes
from doorstep.core.drawing import drawn
from doorstep.journal.actions import record
from doorstep.limits.guessing import kept_as, opened_by
from doorstep.limits.rates import Limit
from doorstep.questions.models import Question, WayBack

_PURPOSE = "question"
GUESSES = Limit("guesses at one code of a question", most=10, per=timedelta(hours=1))


def give(question: Question, *, opens: bool, now: datetime) -> str:
    """Make a code, which is returned this once; `opens` where it goes to where they are reached."""
    way = WayBack(question=question, person_id=question.person_id, opens=opens, made_at=now)

    def keep(code: codes.Code) -> None:
        way.pk, way.handle, way.hashed = None, code.handle, kept_as(_PURPOSE, code)
        way.save(force_insert=True)

    return str(drawn(keep))


def find(typed: str, *, now: datetime) -> WayBack | None:
    """Find the question that this code leads to; None, whatever was wrong. Raises TooOftenError."""
    known = WayBack.objects.select_related("question__answer", "question__person")
    found: WayBack | None = opened_by(typed, known, _PURPOSE, GUESSES, now=now)
    return found


@transaction.atomic
def take_back(question: Question) -> None:
    """Forget at once what somebody asked, and whatever was written for them; what was published is about nobody."""
    found = Question.objects.select_for_update().filter(pk=question.pk).first()
    if found is not None:
        record(found, "taken back", by=found.person_id)
        found.delete()
