"""Putting in the texts that come with the software; what the house changed itself is never written over."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.core.markdown import minutes
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.library.actions.finding import index
from doorstep.library.models import Document, Edition, NewerText
from doorstep.library.queries import editions, shelf
from doorstep.library.texts import Written, taken_apart

Status = Document.Status
# Who wrote them, as their pages say.
AUTHOR = "Doorstep"


def ship(texts: Sequence[Written], *, now: datetime) -> int:
    """Put in what is new of these texts; return how many that were. Done twice it does nothing."""
    known = {each.slug: each for each in Document.objects.filter(slug__in=[text.slug for text in texts])}
    seen = _marks(known.values())
    return sum(_put_in(text, known.get(text.slug), now) for text in texts if text.mark not in seen)


def _marks(documents: Iterable[Document]) -> set[str]:
    """Return the marks of all texts that came before, whatever became of them."""
    ids = [each.pk for each in documents]
    before = Edition.objects.filter(document__in=ids).exclude(mark="").values_list("mark", flat=True)
    return {*before, *NewerText.objects.filter(document__in=ids).values_list("mark", flat=True)}


@transaction.atomic
def _put_in(text: Written, document: Document | None, now: datetime) -> bool:
    document = document or _begun(text, now)
    if not document.shipped:
        return False  # the house has a text of its own at this address
    edition = shelf.newest().filter(document=document, language=text.language).first()
    if (edition and not edition.mark) or document.status == Status.WITHDRAWN:
        came = {"said": text.said, "mark": text.mark, "is_left": False, "came_at": now}
        NewerText.objects.update_or_create(document=document, language=text.language, defaults=came)
        return True
    _next(document, text, None, now)
    return True


def _begun(text: Written, now: datetime) -> Document:
    return Document.objects.create(
        slug=text.slug,
        kind=text.kind,
        topic=text.topic,
        for_whom=text.for_whom,
        language=text.language,
        shipped=True,
        made_at=now,
    )


def _next(document: Document, text: Written, by: UUID | None, now: datetime) -> Edition:
    number = editions.last_number(document, text.language) + 1
    original = editions.last_number(document, document.language)
    edition = Edition.objects.create(
        document=document,
        language=text.language,
        number=number,
        title=text.title,
        summary=text.summary,
        markdown=text.markdown,
        written_by=AUTHOR,
        sources=text.sources,
        translates=original if text.language != document.language else None,
        minutes=minutes(text.markdown),
        mark=text.mark,
        changed_at=now,
        published_at=now,
    )
    facts = {"kind": text.kind, "topic": text.topic, "for_whom": text.for_whom, "review_by": text.review}
    Document.objects.filter(pk=document.pk).update(**facts, reminded_on=None)
    record(document, "edition published", by=by, language=text.language, number=number)
    if document.status == Status.DRAFT:
        advance(document, Status.SHARED, by=by)
    document.refresh_from_db()
    index(document)
    return edition


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
