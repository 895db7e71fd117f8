"""What those who look after documents see: what is to be read again, how often it is read, and what readers say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum

from doorstep.library.models import Adoption, Document, Edition, NewerText, Opinion
from doorstep.library.queries import editions
from doorstep.library.queries.shelf import in_library, newest, readable
from doorstep.library.said import Publisher

LATELY, AT_ONCE = timedelta(days=28), 200
_YES, _NO = Count("pk", filter=Q(helped=True)), Count("pk", filter=Q(helped=False))
_UNHEARD = Q(document__heard_until=None) | Q(said_on__gte=F("document__heard_until"))


@dataclass(frozen=True)
class Known:
    """How often a document was opened, how many groups made it theirs, and how many readers it helped."""

    read: int
    read_ever: int
    adopted: int
    helped: int
    not_helped: int


@dataclass(frozen=True)
class Heard:
    """How many readers said for some time that a document helped them, and how many that it did not."""

    document: Document
    helped: int
    not_helped: int


def due(today: date) -> QuerySet[Document]:
    """Return what should be read again by now, the longest overdue first."""
    return readable().filter(review_by__lte=today).order_by("review_by", "pk")


def due_of(publisher: Publisher, today: date) -> QuerySet[Document]:
    return due(today).filter(publisher.owns)


def known_of(document: Document, today: date) -> Known:
    counts = document.day_counts.aggregate(lately=Sum("times", filter=Q(day__gt=today - LATELY)), ever=Sum("times"))
    said = document.opinions.aggregate(yes=_YES, no=_NO)
    adopted = Adoption.objects.filter(source=document).exclude(document__status=Document.Status.WITHDRAWN).count()
    return Known(counts["lately"] or 0, counts["ever"] or 0, adopted, said["yes"], said["no"])


def heard_lately(documents: Iterable[Document], today: date) -> dict[int, Heard]:
    """Say it of those of which readers said anything in four weeks, by their keys."""
    found = Opinion.objects.filter(document__in=[each.pk for each in documents], said_on__gt=today - LATELY)
    return {each.document.pk: each for each in _heard(documents, found)}


def unheard(until: date) -> list[Heard]:
    """Say it of what was said before a day and its keeper was not told, where it helped somebody not, or says why.

    Those that most readers found of no help come first.
    """
    news = Opinion.objects.filter(_UNHEARD, Q(helped=False) | ~Q(words=""), said_on__lt=until)
    documents = readable().filter(pk__in=news.values("document"))
    found = Opinion.objects.filter(_UNHEARD, document__in=documents, said_on__lt=until)
    heard = _heard(documents.order_by("pk"), found)
    return sorted(heard, key=lambda each: -each.not_helped)


def _heard(documents: Iterable[Document], said: QuerySet[Opinion]) -> list[Heard]:
    counts = {pk: (yes, no) for pk, yes, no in said.values_list("document").annotate(yes=_YES, no=_NO).order_by()}
    return [Heard(each, *counts[each.pk]) for each in documents if each.pk in counts]


def opinions_of(document: Document) -> QuerySet[Opinion]:
    """Return what readers wrote, the newest first."""
    return document.opinions.exclude(words="").order_by("-said_on", "-pk")


def waiting_for_desk() -> QuerySet[Document]:
    """Return what groups ask to have in the library, the oldest first."""
    return Document.objects.filter(status=Document.Status.ASKED).select_related("group", "network").order_by("pk")


def asking_back() -> QuerySet[Document]:
    """Return what the desk took off and is asked to let be read again, the oldest first."""
    return Document.objects.exclude(asks_back="").select_related("group", "network").order_by("pk")


def by_others() -> QuerySet[Document]:
    """Return what anybody may read of groups and networks, save what waits for the desk; the newest first."""
    return readable().exclude(group=None, network=None).exclude(status=Document.Status.ASKED).order_by("-pk")


def newer_texts() -> QuerySet[NewerText]:
    """Return the newer texts that came with the software, of what the house changed itself, and did not look at."""
    return NewerText.objects.filter(is_left=False).select_related("document").order_by("document__slug", "language")


def untold() -> list[tuple[Adoption, int]]:
    """Return what groups made theirs, of which there is a newer text that they know nothing of; and its number."""
    now = newest().filter(document=OuterRef("source"), language=OuterRef("language")).values("number")[:1]
    found = Adoption.objects.annotate(now=Subquery(now)).filter(now__gt=F("told_number"))
    living = found.filter(document__in=readable().order_by(), source__in=_sources()).select_related("group", "document")
    return [(each, each.now) for each in living.order_by("pk")[:AT_ONCE]]


def _sources() -> QuerySet[Document]:
    """Return what groups can read and take over: of a text that was taken off they are neither told nor given it."""
    return in_library().order_by()


def source_changed(documents: QuerySet[Document]) -> set[int]:
    """Say which of a group's documents have a source that has a newer edition than they hold."""
    held = Adoption.objects.filter(document__in=documents, source__in=_sources())
    now = {
        (each.document_id, each.language): each.number for each in newest().filter(document__in=held.values("source"))
    }
    return {each.document_id for each in held if now.get((each.source_id, each.language), each.number) > each.number}


def then_and_now(adoption: Adoption) -> tuple[Edition, Edition] | None:
    """Return what a group took over, and what its source says now; None where that is gone, or nobody reads it."""
    if not _sources().filter(pk=adoption.source_id).exists():
        return None
    said = editions.current(adoption.source).get(adoption.language)
    then = editions.numbered(adoption.source, adoption.language, adoption.number).first()
    return (then, said) if then and said else None


def is_changed(adoption: Adoption) -> bool:
    """Say whether the group changed its own since it took it over."""
    return editions.last_number(adoption.document, adoption.language) > adoption.own_number
