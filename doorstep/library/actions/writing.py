"""Writing a document: begun, kept as a draft as often as one likes, published as the next edition."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.core.drawing import until_free
from doorstep.core.markdown import minutes
from doorstep.core.sentences import SentenceError, sentence
from doorstep.core.slugs import free_slug
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.library.actions.finding import index
from doorstep.library.models import Adoption, Collection, Document, Edition
from doorstep.library.queries import editions
from doorstep.library.said import Facts, Publisher, Says
from doorstep.people.models import Person

Status = Document.Status
A_YEAR, PRESSED_TWICE = timedelta(days=365), timedelta(minutes=1)
# These stand in addresses beside those of documents.
_NO_SLUGS = {"pictures", "lists", "groups", "networks"}
_SAYS = ("title", "summary", "markdown", "written_by", "reviewed_by", "sources", "translates")


class ChangedMeanwhileError(SentenceError):
    """Somebody else kept or published it since this one began to write."""


@transaction.atomic
def begin(publisher: Publisher, facts: Facts, title: str, *, by: UUID | None, now: datetime) -> Document:
    """Begin a document that nobody else can read yet; whoever begins it keeps it, and reads it again in a year."""
    said = {
        "kind": facts.kind,
        "topic": facts.topic,
        "for_whom": facts.for_whom,
        "language": facts.language,
        "group": publisher.group,
        "network": publisher.network,
        "review_by": timezone.localdate(now) + A_YEAR,
    }
    document = until_free(
        lambda: Document.objects.create(slug=free_slug(title, is_free, "document"), keeper=by, made_at=now, **said)
    )
    record(document, "document begun", by=by, kind=document.kind)
    return document


@transaction.atomic
def begin_once(publisher: Publisher, facts: Facts, title: str, *, by: UUID, now: datetime) -> Document:
    """Begin a document with its name as its draft; a second press on the same button finds the first one's."""
    one_press_at_a_time(by)
    just_now = Document.objects.filter(publisher.owns, keeper=by, status=Status.DRAFT, made_at__gt=now - PRESSED_TWICE)
    before = just_now.filter(editions__title=title, language=facts.language).first()
    if before:
        return before
    document = begin(publisher, facts, title, by=by, now=now)
    keep(document, facts.language, Says(title, ""), seen=editions.NOTHING, by=by, now=now)
    return document


def one_press_at_a_time(by: UUID) -> None:
    """Have whatever the same person does at this moment wait; inside the caller's transaction."""
    Person.objects.select_for_update().filter(pk=by).first()


def is_free(slug: str) -> bool:
    return slug not in _NO_SLUGS and not Document.objects.filter(slug=slug).exists()


def is_free_list(slug: str) -> bool:
    return not Collection.objects.filter(slug=slug).exists()


@transaction.atomic
def keep(document: Document, language: str, says: Says, *, seen: str, by: UUID | None, now: datetime) -> Edition:
    """Keep it as the draft of a language; nothing of it can be read outside. Raises ChangedMeanwhileError."""
    held = Document.objects.select_for_update().get(pk=document.pk)
    if editions.seen(held, language) != seen:
        raise ChangedMeanwhileError(
            sentence(
                "Somebody else changed it meanwhile. What you typed stands below; look at theirs before you keep it."
            )
        )
    said = {name: getattr(says, name) for name in _SAYS}
    said |= {"minutes": minutes(says.markdown), "mark": "", "changed_at": now, "by": by}
    draft = editions.draft_of(held, language) or Edition(document=document, language=language)
    for name, value in said.items():
        setattr(draft, name, value)
    draft.version += 1
    draft.save()
    return draft


@transaction.atomic
def publish(document: Document, language: str, says: Says, *, seen: str, by: UUID | None, now: datetime) -> Edition:
    """Publish it as the next edition; the one before stays readable under its number. Raises ChangedMeanwhileError."""
    edition = keep(document, language, says, seen=seen, by=by, now=now)
    edition.number = editions.last_number(document, language) + 1
    edition.published_at = now
    edition.save(update_fields=["number", "published_at"])
    record(document, "edition published", by=by, language=language, number=edition.number)
    # By now somebody may have published it in another language.
    document.refresh_from_db(fields=["status"])
    if document.status == Status.DRAFT:
        advance(document, Status.OUT if document.group_id else Status.SHARED, by=by)
    if language == document.language:
        _read_again(document, now)
    index(document)
    return edition


def _read_again(document: Document, now: datetime) -> None:
    """Take it for read by whoever mended it: the day on which somebody was to read it again moves on, if it is over."""
    today = timezone.localdate(now)
    over = Document.objects.filter(pk=document.pk, review_by__lte=today)
    over.update(review_by=today + A_YEAR, reminded_on=None)
    document.refresh_from_db(fields=["review_by", "reminded_on"])


@transaction.atomic
def put_away(document: Document, language: str, *, seen: str, by: UUID | None) -> None:
    """Throw the draft of a language away; what is published stays. Raises SomebodyWasFirstError."""
    held = Document.objects.select_for_update().get(pk=document.pk)
    if editions.seen(held, language) != seen:
        raise SomebodyWasFirstError
    if Edition.objects.filter(document=document, language=language, number=0).delete()[0]:
        record(document, "draft thrown away", by=by, language=language)


@transaction.atomic
def describe(document: Document, facts: Facts, *, review_by: date | None, by: UUID | None) -> None:
    """Say anew what it is about and for whom, and when it is to be read again."""
    document.kind, document.topic, document.for_whom = facts.kind, facts.topic, facts.for_whom
    if document.review_by != review_by:
        document.review_by, document.reminded_on = review_by, None
    document.save(update_fields=["kind", "topic", "for_whom", "review_by", "reminded_on"])
    record(document, "document described", by=by)
    index(document)


@transaction.atomic
def take_on(document: Document, *, by: UUID) -> None:
    """Keep it up to date from now on."""
    Document.objects.filter(pk=document.pk).update(keeper=by)
    document.keeper = by
    record(document, "keeper changed", by=by)


@transaction.atomic
def empty(edition: Edition, *, by: UUID) -> None:
    """Leave of an edition its number, name and day: it may say who somebody was, and not be theirs to say any more.

    What a group had filled in there goes with it.
    """
    for name in ("summary", "markdown", "written_by", "reviewed_by", "sources"):
        setattr(edition, name, "")
    edition.save(update_fields=["summary", "markdown", "written_by", "reviewed_by", "sources"])
    held = {"document": edition.document_id, "language": edition.language, "own_number": edition.number}
    Adoption.objects.filter(**held).update(filled={})
    record(edition.document, "edition emptied", by=by, language=edition.language, number=edition.number)
