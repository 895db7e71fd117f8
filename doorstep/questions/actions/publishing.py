"""Answers that everybody may read: the first edition, changes that a second person read, taken down, brought back."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from doorstep.core.drawing import until_free
from doorstep.core.sentences import SentenceError, sentence
from doorstep.core.slugs import free_slug
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.questions import letters
from doorstep.questions.actions import finding
from doorstep.questions.models import Answer, Edition
from doorstep.questions.queries import answers
from doorstep.questions.queries.open import who_answers
from doorstep.questions.said import Says

# Addresses of other pages beside answers.
RESERVED = frozenset(("ask", "back", "mine", "research"))
Who = tuple[UUID | None, date]
Status = Answer.Status
_WAITS = sentence("Another change of this answer waits already. Let somebody look at that first.")


class OneWaitsError(SentenceError):
    """A change of this answer waits for a second pair of eyes."""


class OwnWorkError(SentenceError):
    """Nobody looks at what they wrote themselves."""


def first_edition(
    says: Says, *, language: str, review_by: date, written: Who, reviewed: Who, by: UUID, now: datetime
) -> Answer:
    """Publish something new, written by one and read by another."""
    answer = until_free(
        lambda: Answer.objects.create(
            slug=free_slug(says.question, _is_free, "answer"),
            language=language,
            topic=says.topic,
            review_by=review_by,
            made_at=now,
        )
    )
    (writer, written_on), (reviewer, reviewed_on) = written, reviewed
    edition = Edition.objects.create(
        answer=answer,
        number=1,
        status=Edition.Status.OUT,
        written_by=writer,
        written_on=written_on,
        reviewed_by=reviewer,
        reviewed_on=reviewed_on,
        made_at=now,
        out_at=now,
        **_words(says),
    )
    record(answer, "published", by=by)
    finding.put(answer, edition)
    return answer


def _is_free(slug: str) -> bool:
    return slug not in RESERVED and not Answer.objects.filter(slug=slug).exists()


def _words(says: Says) -> dict[str, str]:
    return {"topic": says.topic, "question": says.question, "markdown": says.markdown, "sources": says.sources}


def next_number(answer: Answer) -> int:
    return int(Edition.objects.filter(answer=answer).aggregate(last=Max("number"))["last"] or 0) + 1


# -- Changed ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def change(answer: Answer, says: Says, *, by: UUID, now: datetime) -> Edition:
    """Write it anew; it is shown once somebody else has read it. Raises OneWaitsError."""
    Answer.objects.select_for_update().get(pk=answer.pk)
    if answers.waiting_edition(answer):
        raise OneWaitsError(_WAITS)
    try:
        with transaction.atomic():
            edition = Edition.objects.create(
                answer=answer,
                number=next_number(answer),
                written_by=by,
                written_on=timezone.localdate(now),
                made_at=now,
                **_words(says),
            )
    except IntegrityError:
        raise OneWaitsError(_WAITS) from None
    record(edition, "written", by=by, answer=answer.pk)
    # The desk among them: somebody else has to read it before it is shown.
    tell(who_answers().exclude(pk=by).values_list("pk", flat=True), letters.yours_to_read, by=by, now=now)
    return edition


@transaction.atomic
def let_out(edition: Edition, *, review_by: date, by: UUID, now: datetime) -> None:
    """Say that a change is right, and show it. Raises OwnWorkError, SomebodyWasFirstError and NotAMoveError."""
    if edition.written_by == by:
        raise OwnWorkError(sentence("You wrote it yourself. Somebody else has to read it."))
    today = timezone.localdate(now)
    others = ~Q(written_by=by) | Q(written_by=None)
    advance(edition, Edition.Status.OUT, others, by=by, reviewed_by=by, reviewed_on=today, out_at=now)
    Answer.objects.filter(pk=edition.answer_id).update(topic=edition.topic, review_by=review_by, nagged_at=None)
    answer = Answer.objects.get(pk=edition.answer_id)
    if answer.status == Status.PUBLISHED:
        finding.put(answer, edition)


@transaction.atomic
def leave(edition: Edition, *, by: UUID) -> None:
    """Leave an answer as it was; also by whoever wrote the change. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(edition, Edition.Status.LEFT, by=by)


# -- Looked at again -------------------------------------------------------------------------------------------------


@transaction.atomic
def still_right(answer: Answer, *, seen: int, review_by: date, by: UUID, now: datetime) -> None:
    """Note that somebody else than its writer looked at the edition of this number, and it is still right.

    Raises OwnWorkError, and SomebodyWasFirstError where it says something else meanwhile.
    """
    Answer.objects.select_for_update().get(pk=answer.pk)
    edition = answers.current(answer)
    if edition.number != seen:
        raise SomebodyWasFirstError
    if edition.written_by == by:
        raise OwnWorkError(sentence("You wrote it yourself. Somebody else has to look whether it is still right."))
    Edition.objects.filter(pk=edition.pk).update(reviewed_by=by, reviewed_on=timezone.localdate(now))
    Answer.objects.filter(pk=answer.pk).update(review_by=review_by, nagged_at=None)
    record(answer, "still right", by=by, edition=edition.number)


@transaction.atomic
def take_down(answer: Answer, *, by: UUID) -> None:
    """Show it no more. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(answer, Status.WITHDRAWN, by=by)
    finding.remove(answer)


@transaction.atomic
def bring_back(answer: Answer, *, by: UUID) -> None:
    """Show it again. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(answer, Status.PUBLISHED, by=by)
    finding.put(answer, answers.current(answer))


# -- Read ------------------------------------------------------------------------------------------------------------


def count_opinion(answer: Answer, *, helpful: bool) -> None:
    """Count that it helped somebody, or did not; nobody knows whom."""
    name = "helpful" if helpful else "unhelpful"
    Answer.objects.filter(pk=answer.pk, status=Status.PUBLISHED).update(**{name: F(name) + 1})
