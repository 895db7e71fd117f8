"""How a question ends: published, told to whoever asked alone, pointed at an answer that was there, or declined."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.questions.actions.publishing import first_edition
from doorstep.questions.actions.telling import tell_settled
from doorstep.questions.models import Answer, Question
from doorstep.questions.queries.open import left_no_way
from doorstep.questions.said import Says

Status = Question.Status


class NobodyToTellError(SentenceError):
    """They left no way to be told, so that nobody would read it."""


@transaction.atomic
def publish(
    question: Question,
    *,
    review_by: date,
    language: str = "",
    seen: datetime | None = None,
    by: UUID,
    now: datetime,
) -> Answer:
    """Let everybody read what was written and read, in this language, or that of whoever asked.

    `seen` is when what was on the page was read by a second person: what was read anew since is not published.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    # First, so that of two who press at once one does nothing.
    advance(question, Status.PUBLISHED, _as(question, seen), by=by, settled_at=now)
    says = Says(question.question, question.topic, question.markdown, question.sources)
    answer = first_edition(
        says,
        language=language or question.language,
        review_by=review_by,
        written=(question.writer, _day(question.written_at)),
        reviewed=(question.reviewer, _day(question.reviewed_at)),
        by=by,
        now=now,
    )
    Question.objects.filter(pk=question.pk).update(answer=answer)
    tell_settled(question, now=now)
    return answer


def _as(question: Question, seen: datetime | None) -> Q:
    return Q(reviewed_at=seen or question.reviewed_at)


def _day(moment: datetime | None) -> date:
    return timezone.localdate(moment)


@transaction.atomic
def keep_private(question: Question, *, seen: datetime | None = None, by: UUID, now: datetime) -> None:
    """Tell it to nobody but whoever asked. Raises NobodyToTellError, besides what `publish` raises."""
    if left_no_way(question):
        raise NobodyToTellError(
            sentence("They left no way to be told, so nobody would read it. Publish it, or say that you cannot.")
        )
    advance(question, Status.PRIVATE, _as(question, seen), by=by, settled_at=now)
    tell_settled(question, now=now)


@transaction.atomic
def point(question: Question, answer: Answer, *, by: UUID, now: datetime) -> None:
    """Point them at an answer that was there; raises as `publish` does, also where it was taken down meanwhile."""
    if not Answer.objects.select_for_update().filter(pk=answer.pk, status=Answer.Status.PUBLISHED).exists():
        raise SomebodyWasFirstError
    advance(question, Status.POINTED, by=by, answer=answer, settled_at=now)
    tell_settled(question, now=now)


@transaction.atomic
def decline(question: Question, why: str, *, by: UUID, now: datetime) -> None:
    """Say kindly why it cannot be answered here, and where they can turn. Raises as `publish` does."""
    advance(question, Status.DECLINED, by=by, settled_at=now)
    question.said = why
    question.save(update_fields=["said"])
    tell_settled(question, now=now)
