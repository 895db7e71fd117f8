"""A question on its way to an answer: given to somebody, written, read by somebody else, sent back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import Words, tell
from doorstep.questions import letters
from doorstep.questions.actions.telling import tell_desk
from doorstep.questions.models import Question
from doorstep.questions.queries.open import who_answers
from doorstep.questions.said import Says

Status = Question.Status


class OwnWorkError(SentenceError):
    """Nobody reads what they wrote themselves."""


def _tell(who: UUID, words: Callable[[str], Words], by: UUID, now: datetime) -> None:
    if who != by:
        tell([who], words, by=by, now=now)


@transaction.atomic
def assign(question: Question, writer: UUID, *, by: UUID, now: datetime) -> None:
    """Give it to somebody who looks it up, also from somebody else. Raises SomebodyWasFirstError and NotAMoveError."""
    if question.status == Status.ASSIGNED:
        _hand_on(question, writer, by)
    else:
        advance(question, Status.ASSIGNED, by=by, writer=writer, reviewer=None)
    _tell(writer, letters.yours_to_look_up, by, now)


def _hand_on(question: Question, writer: UUID, by: UUID) -> None:
    with_them = Question.objects.filter(pk=question.pk, status=Status.ASSIGNED, writer=question.writer)
    if not with_them.update(writer=writer, reviewer=None):
        raise SomebodyWasFirstError
    record(question, "handed on", by=by)
    question.writer, question.reviewer = writer, None


@transaction.atomic
def give_back(question: Question, *, by: UUID, now: datetime) -> None:
    """Look it up no more; it is with the desk again, with what was written so far."""
    advance(question, Status.ASKED, Q(writer=by), by=by, writer=None, reviewer=None, with_desk_since=now)
    tell_desk(now=now)


@transaction.atomic
def keep(question: Question, says: Says, *, by: UUID) -> None:
    """Keep what is written so far. Raises SomebodyWasFirstError where it is with them no more."""
    here = Question.objects.select_for_update().filter(pk=question.pk, status=Status.ASSIGNED, writer=by)
    if not here.update(topic=says.topic):
        raise SomebodyWasFirstError
    _write(question, says)
    record(question, "written on", by=by)


@transaction.atomic
def hand_in(question: Question, says: Says, *, by: UUID, now: datetime) -> None:
    """Say that it is written: from here on it is not changed, so that what is read is what is told."""
    advance(question, Status.WRITTEN, Q(writer=by), by=by, topic=says.topic, written_at=now, with_desk_since=now)
    _write(question, says)
    if question.reviewer:
        _tell(question.reviewer, letters.yours_to_read, by, now)
    else:
        tell_desk(now=now)


def _write(question: Question, says: Says) -> None:
    question.question, question.markdown, question.sources = says.question, says.markdown, says.sources
    question.save(update_fields=["question", "markdown", "sources"])


@transaction.atomic
def give_to_read(question: Question, reviewer: UUID, *, by: UUID, now: datetime) -> None:
    """Ask somebody else to read what was written. Raises OwnWorkError and SomebodyWasFirstError."""
    if question.writer == reviewer:
        raise OwnWorkError(sentence("They wrote it themselves. Somebody else has to read it."))
    waits = Question.objects.filter(pk=question.pk, status=Status.WRITTEN, written_at=question.written_at)
    if not waits.exclude(writer=reviewer).update(reviewer=reviewer):
        raise SomebodyWasFirstError
    record(question, "given to read", by=by)
    question.reviewer = reviewer
    _tell(reviewer, letters.yours_to_read, by, now)


@transaction.atomic
def approve(question: Question, *, seen: datetime, by: UUID, now: datetime) -> None:
    """Say that it is right, as it was written at that moment. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(question, Status.REVIEWED, _read_by(by, seen), by=by, reviewed_at=now, with_desk_since=now)
    tell_desk(now=now)


@transaction.atomic
def send_back(question: Question, remark: str, *, seen: datetime, by: UUID, now: datetime) -> None:
    """Say what is to be mended, to whoever wrote it; to the desk where they look nothing up any more."""
    _to_its_writer(question, remark, _read_by(by, seen), by=by, now=now)


def _to_its_writer(question: Question, remark: str, only: Q, *, by: UUID, now: datetime, **along: Any) -> None:
    writer = question.writer
    if writer and who_answers().filter(pk=writer).exists():
        advance(question, Status.ASSIGNED, only, by=by, **along)
        _tell(writer, letters.sent_back, by, now)
    else:
        advance(question, Status.ASKED, only, by=by, writer=None, reviewer=None, with_desk_since=now, **along)
        tell_desk(now=now)
    question.remark = remark
    question.save(update_fields=["remark"])


def _read_by(by: UUID, seen: datetime) -> Q:
    return Q(reviewer=by, written_at=seen) & ~Q(writer=by)


@transaction.atomic
def write_anew(question: Question, remark: str, *, by: UUID, now: datetime) -> None:
    """Send an answer that was read back to its writer all the same, by the desk, which says what is to be mended."""
    _to_its_writer(question, remark, Q(), by=by, now=now, reviewed_at=None)
