"""Putting in the first answers, which come with the software; what the house changed itself is never written over."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.questions.actions import finding
from doorstep.questions.actions.publishing import change, next_number
from doorstep.questions.models import Answer, Edition
from doorstep.questions.queries import answers
from doorstep.questions.said import Says
from doorstep.questions.texts import Written


def ship(texts: Sequence[Written], *, now: datetime) -> int:
    """Put in what is new of these; return how many that were. Done twice it does nothing."""
    known = {(each.slug, each.language): each for each in Answer.objects.filter(slug__in=[text.slug for text in texts])}
    return sum(_put_in(text, known.get((text.slug, text.language)), now) for text in texts)


@transaction.atomic
def _put_in(text: Written, answer: Answer | None, now: datetime) -> bool:
    if answer is None:
        answer = Answer.objects.create(
            slug=text.slug,
            language=text.language,
            topic=text.topic,
            shipped=text.mark,
            review_by=text.review,
            made_at=now,
        )
        _say(answer, text, now)
        return True
    if answer.shipped in ("", text.mark):
        return False
    if not _is_as_it_came(answer):
        _let_desk_look(answer, text)
        return False
    facts = {"topic": text.topic, "shipped": text.mark, "review_by": text.review, "nagged_at": None, "newer": ""}
    Answer.objects.filter(pk=answer.pk).update(**facts)
    answer.topic = text.topic
    _say(answer, text, now)
    return True


def _let_desk_look(answer: Answer, text: Written) -> None:
    """Keep what came for the desk to look at, unless it has it, or has looked at it."""
    Answer.objects.filter(pk=answer.pk).exclude(newer=text.said).update(newer=text.said, newer_seen=False)


def _is_as_it_came(answer: Answer) -> bool:
    """Say whether it is one that nobody here has changed, or is changing, or took down."""
    ours = Edition.objects.filter(answer=answer).exclude(written_by=None).exclude(status=Edition.Status.LEFT)
    return answer.status == Answer.Status.PUBLISHED and not ours.exists()


def _say(answer: Answer, text: Written, now: datetime) -> None:
    edition = Edition.objects.create(
        answer=answer,
        number=next_number(answer),
        status=Edition.Status.OUT,
        topic=text.topic,
        question=text.question,
        markdown=text.markdown,
        sources=text.sources,
        written_on=text.written,
        made_at=now,
        out_at=now,
    )
    record(answer, "came with the software", by=None, edition=edition.number)
    finding.put(answer, edition)


# -- What the desk makes of a newer one ------------------------------------------------------------------------------


@transaction.atomic
def leave_newer(answer: Answer, *, by: UUID) -> None:
    """Leave ours as it is, and show the newer text no more. Raises SomebodyWasFirstError."""
    if not Answer.objects.filter(answers.NEWER, pk=answer.pk).update(newer_seen=True):
        raise SomebodyWasFirstError
    record(answer, "newer text left", by=by)


@transaction.atomic
def take_newer(answer: Answer, *, by: UUID, now: datetime) -> None:
    """Have it say what came; as whatever is changed, once somebody else has read it.

    Raises SomebodyWasFirstError and OneWaitsError.
    """
    text = answers.newer_of(answer)
    if text is None or not Answer.objects.filter(answers.NEWER, pk=answer.pk).update(newer_seen=True):
        raise SomebodyWasFirstError
    change(answer, Says(text.question, text.topic, text.markdown, text.sources), by=by, now=now)
