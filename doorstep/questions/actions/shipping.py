"""Putting in the first answers, which come with the software; what the house changed itself is never written over."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.questions.actions import finding
from doorstep.questions.actions.publishing import next_number
from doorstep.questions.models import Answer, Edition
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
    if not _is_as_it_came(answer) or answer.shipped == text.mark:
        return False
    facts = {"topic": text.topic, "shipped": text.mark, "review_by": text.review, "nagged_at": None}
    Answer.objects.filter(pk=answer.pk).update(**facts)
    answer.topic = text.topic
    _say(answer, text, now)
    return True


def _is_as_it_came(answer: Answer) -> bool:
    """Say whether it is one of ours that nobody here has changed, or is changing, or took down."""
    ours = Edition.objects.filter(answer=answer).exclude(written_by=None).exclude(status=Edition.Status.LEFT)
    return bool(answer.shipped) and answer.status == Answer.Status.PUBLISHED and not ours.exists()


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
