"""Putting in the texts that come with the software; what the house changed itself is never written over."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.core.drawing import until_free
from doorstep.core.markdown import minutes
from doorstep.core.slugs import free_slug
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.library.actions.finding import index
from doorstep.library.actions.writing import is_free
from doorstep.library.models import Document, Edition, NewerText
from doorstep.library.queries import editions, shelf
from doorstep.library.said import HOUSE
from doorstep.library.texts import Written, taken_apart

Status = Document.Status
# Who wrote them, as their pages say; and in which language first.
AUTHOR, _ORIGINALS = "Doorstep", "en"


def ship(texts: Sequence[Written], *, now: datetime) -> int:
    """Put in what is new of these texts, English first: that is the original of what comes in several languages.

    Returns how many that were. Done twice it does nothing.
    """
    seen = _marks({text.slug for text in texts})
    english_first = sorted(texts, key=lambda text: text.language != _ORIGINALS)
    return sum(_put_in(text, now) for text in english_first if text.mark not in seen)


def _marks(slugs: Collection[str]) -> set[str]:
    """Return the marks of all texts that came before, whatever became of them."""
    before = Edition.objects.filter(document__came_as__in=slugs).exclude(mark="").values_list("mark", flat=True)
    return {*before, *NewerText.objects.filter(document__came_as__in=slugs).values_list("mark", flat=True)}


@transaction.atomic
def _put_in(text: Written, now: datetime) -> bool:
    document = Document.objects.filter(came_as=text.slug).first()
    if document is None and Document.objects.filter(HOUSE.owns, slug=text.slug).exists():
        return False  # the house has a text of its own at this address
    document = document or _begun(text, now)
    edition = shelf.newest().filter(document=document, language=text.language).first()
    if (edition and not edition.mark) or document.status == Status.WITHDRAWN:
        came = {"said": text.said, "mark": text.mark, "is_left": False, "came_at": now}
        NewerText.objects.update_or_create(document=document, language=text.language, defaults=came)
        return True
    _next(document, text, None, now)
    return True


def _begun(text: Written, now: datetime) -> Document:
    """Begin it at the address that its file has, or, where a group or a network was there first, at one beside that."""
    return until_free(
        lambda: Document.objects.create(
            slug=free_slug(text.slug, is_free, text.slug),
            came_as=text.slug,
            kind=text.kind,
            topic=text.topic,
            for_whom=text.for_whom,
            language=text.language,
            review_by=text.review,
            made_at=now,
        )
    )


def _next(document: Document, text: Written, by: UUID | None, now: datetime) -> Edition:
    number = editions.last_number(document, text.language) + 1
    edition = Edition.objects.create(
        document=document,
        language=text.language,
        number=number,
        title=text.title,
        summary=text.summary,
        markdown=text.markdown,
        written_by=AUTHOR,
        sources=text.sources,
        translates=_translates(document, text),
        minutes=minutes(text.markdown),
        mark=text.mark,
        changed_at=now,
        published_at=now,
    )
    # What it is about, and by when it is read again, is the desk's to say; only a day that is over moves on.
    over = Document.objects.filter(pk=document.pk, review_by__lte=timezone.localdate(now), review_by__lt=text.review)
    over.update(review_by=text.review, reminded_on=None)
    record(document, "edition published", by=by, language=text.language, number=number)
    if document.status == Status.DRAFT:
        advance(document, Status.SHARED, by=by)
    document.refresh_from_db()
    index(document)
    return edition


def _translates(document: Document, text: Written) -> int | None:
    """Say which edition of the original a translation is true to: the last that came, and nothing the house wrote."""
    if text.language == document.language:
        return None
    came = Edition.objects.filter(document=document, language=document.language).exclude(mark="").order_by("-number")
    return came.values_list("number", flat=True).first() or 0


@transaction.atomic
def take_newer(newer: NewerText, *, by: UUID, now: datetime) -> Edition:
    """Take the newer text over, in place of what the house wrote; that stays readable under its number."""
    document = Document.objects.select_for_update().get(pk=newer.document_id)
    text = taken_apart(newer.said, slug=document.slug, language=newer.language)
    newer.delete()
    return _next(document, text, by, now)


@transaction.atomic
def leave_newer(newer: NewerText, *, by: UUID) -> None:
    """Leave the newer text; nobody is shown it again."""
    NewerText.objects.filter(pk=newer.pk).update(is_left=True)
    record(newer.document, "newer text left", by=by, language=newer.language)
