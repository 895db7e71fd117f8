"""Answers that everybody may read, in the reader's language where there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from doorstep.core.topics import Topic
from doorstep.questions.models import Answer, Edition
from doorstep.questions.texts import Written, taken_apart

PUBLISHED, WITHDRAWN = Answer.Status.PUBLISHED, Answer.Status.WITHDRAWN
_OUT = Edition.objects.filter(status=Edition.Status.OUT).order_by("-number")
# Of answers: the question that each answers now.
_ASKS = Subquery(_OUT.filter(answer=OuterRef("pk")).values("question")[:1])

# Of answers: those of which a newer text came with the software, at which the desk has not looked.
NEWER = ~Q(newer="") & Q(newer_seen=False)


@dataclass(frozen=True)
class Listed:
    """An answer on a list: what it answers, and in which language."""

    slug: str
    question: str
    language: str


def current(answer: Answer) -> Edition:
    """Return what an answer says now; there is no answer without."""
    return _OUT.filter(answer=answer)[:1].get()


def waiting_edition(answer: Answer) -> Edition | None:
    return Edition.objects.filter(answer=answer, status=Edition.Status.WAITS).first()


def by_topic(language: str) -> list[tuple[Topic, list[Listed]]]:
    """Group what is published, each once: in this language, or the one it is there in."""
    rows = Answer.objects.filter(status=PUBLISHED).order_by("topic", "slug", "pk")
    asks = dict(rows.annotate(asks=_ASKS).values_list("pk", "asks"))
    found: dict[str, list[Listed]] = {topic: [] for topic in Topic.values}
    for row in _best(rows, language):
        found[row.topic].append(Listed(row.slug, asks.get(row.pk, ""), row.language))
    said = [(topic, sorted(found[topic], key=lambda each: each.question.casefold())) for topic in Topic]
    return [(topic, listed) for topic, listed in said if listed]


def _best(rows: "Iterable[Answer]", language: str) -> list[Answer]:
    """Choose one of those that go by the same address."""
    chosen: dict[str, Answer] = {}
    for row in rows:
        had = chosen.get(row.slug)
        if had is None or _rank(row, language) < _rank(had, language):
            chosen[row.slug] = row
    return list(chosen.values())


def _rank(row: Answer, language: str) -> tuple[bool, bool, str]:
    """Put the reader's language first, and then the site's; British English is English."""
    tongue = _tongue(row.language)
    return (tongue != _tongue(language), tongue != _tongue(settings.LANGUAGE_CODE), row.language)


def _tongue(language: str) -> str:
    return language.partition("-")[0]


def to_read(slug: str, language: str) -> Answer | None:
    """Find the answer at an address; what was taken down only where nothing else stands there."""
    rows = list(Answer.objects.filter(slug=slug))
    published = [row for row in rows if row.status == PUBLISHED]
    return next(iter(_best(published or rows, language)), None)


def to_look_at(today: date) -> "QuerySet[Answer]":
    """Return what is due to be looked at again, the longest first."""
    return Answer.objects.filter(status=PUBLISHED, review_by__lte=today).order_by("review_by", "pk")


def at_desk() -> "QuerySet[Answer]":
    """Return all answers, what is due to be looked at first."""
    waits = Prefetch("editions", Edition.objects.filter(status=Edition.Status.WAITS), to_attr="waits")
    return Answer.objects.annotate(asks=_ASKS).prefetch_related(waits).order_by("status", "review_by", "pk")


def choices() -> list[tuple[str, str]]:
    """List what a question can be pointed at: published answers, by what they answer."""
    rows = Answer.objects.filter(status=PUBLISHED).annotate(asks=_ASKS).order_by("asks", "pk").values_list("pk", "asks")
    return [(str(pk), asks) for pk, asks in rows]


def waiting_editions() -> "QuerySet[Edition]":
    """Return what waits for a second pair of eyes, the longest first."""
    return Edition.objects.filter(status=Edition.Status.WAITS).select_related("answer").order_by("made_at", "pk")


def newer_of(answer: Answer) -> Written | None:
    """Return the newer text that came with the software, for the desk to look at; None where there is none."""
    if not answer.newer or answer.newer_seen:
        return None
    return taken_apart(answer.newer, slug=answer.slug, language=answer.language)
