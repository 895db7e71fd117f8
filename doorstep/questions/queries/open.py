"""Questions as those may see them who answer them: the desk all, a researcher what is with them; and whoever asked."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet

from doorstep.messaging.queries import only_by_hand
from doorstep.people.models import Person
from doorstep.people.queries import confirmed_points
from doorstep.questions.models import Question, Researcher
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

Status = Question.Status
SEALED = ("words", "question", "markdown", "sources", "remark", "said")


def questions_open() -> "QuerySet[Question]":
    """Return what is not settled, the longest first."""
    return Question.objects.filter(status__in=Question.OPEN).select_related("person").order_by("asked_at", "pk")


def to_ring() -> "QuerySet[Question]":
    """Return what is settled and only a human can tell, which nobody has done yet."""
    return Question.objects.filter(to_ring=True).select_related("person").order_by("settled_at", "pk")


def waiting_since(moment: datetime) -> "QuerySet[Question]":
    """Return what somebody asked before then and nobody settled, or settled and nobody told them."""
    untold = Q(to_ring=True, settled_at__lte=moment)
    return Question.objects.filter(Q(status__in=Question.OPEN, asked_at__lte=moment) | untold)


def newest_at_desk(since: datetime, *, first: bool) -> datetime | None:
    """Say when the desk last came to have the next step, of what it still has: `first` of what was asked just then."""
    unread = Q(status=Status.WRITTEN, reviewer=None)
    here = Q(status__in=[Status.ASKED, Status.REVIEWED]) | unread | Q(to_ring=True)
    just_asked = Q(status=Status.ASKED, with_desk_since=F("asked_at"))
    rows = Question.objects.filter(here, just_asked if first else ~just_asked, with_desk_since__gt=since)
    newest: datetime | None = rows.aggregate(newest=Max("with_desk_since"))["newest"]
    return newest


def at_desk() -> "QuerySet[Question]":
    """Return what the desk may still look at."""
    return Question.objects.select_related("person", "answer")


def asked_by(person: UUID) -> "QuerySet[Question]":
    """Return what somebody asked, to themselves; the newest first."""
    return Question.objects.filter(person=person).select_related("person", "answer").order_by("-asked_at", "pk")


# -- Those who answer ------------------------------------------------------------------------------------------------


def may_answer(person: Person) -> bool:
    """Say whether they look things up: the desk, and whomever it named."""
    return person.is_staff or Researcher.objects.filter(person=person).exists()


def who_answers() -> "QuerySet[Person]":
    """Return those who look things up now: the desk, and whomever it named."""
    return Person.objects.filter(Q(is_staff=True) | Q(researcher__isnull=False))


def with_them(person: Person) -> "QuerySet[Question]":
    """Return what somebody was given, to write or to read; nothing once they look things up no more."""
    if not may_answer(person):
        return Question.objects.none()
    writes = Q(writer=person.pk, status=Status.ASSIGNED)
    reads = Q(reviewer=person.pk, status=Status.WRITTEN)
    return Question.objects.filter(writes | reads).select_related("person").order_by("asked_at", "pk")


def researchers() -> "QuerySet[Researcher]":
    """Return those who look things up, and what was offered and nobody has taken yet."""
    return Researcher.objects.select_related("person").order_by("name", "pk")


def could_look_up(*, besides: UUID | None = None) -> "QuerySet[Researcher]":
    """Return whom a question can be given to."""
    found = Researcher.objects.filter(person__isnull=False).order_by("name", "pk")
    return found.exclude(person=besides) if besides else found


def called(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """Say what the desk calls those who look things up."""
    wanted = {person for person in people if person}
    return dict(Researcher.objects.filter(person__in=wanted).values_list("person_id", "name"))


def desk() -> list[UUID]:
    """Name those at the desk, by their ids."""
    return list(Person.objects.filter(is_staff=True).order_by("pk").values_list("pk", flat=True))


# -- Opened ----------------------------------------------------------------------------------------------------------


@contextmanager
def opened(questions: Iterable[Question]) -> Iterator[list[Question]]:
    """Open what they say, with the keys fetched in one question; what cannot be opened is empty."""
    rows = list(questions)
    with keys.at_hand([row.person_id for row in rows]):
        for row in rows:
            for name in SEALED:
                _open(row, name)
        yield rows


def _open(row: Question, name: str) -> None:
    try:
        getattr(row, name)
    except UnreadableError:
        setattr(row, name, "")


def left_no_way(question: Question) -> bool:
    """Say whether there is nobody to tell: they sign in nowhere, and left nothing at which anything may be said."""
    return not (confirmed_points([question.person_id]).exists() or only_by_hand([question.person_id]))
