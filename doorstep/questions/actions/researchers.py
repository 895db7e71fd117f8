"""Who looks things up: a place offered by a code that is given by hand, taken by whoever types it, ended."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from doorstep.core import codes
from doorstep.core.drawing import drawn
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance_each
from doorstep.limits.guessing import kept_as, opened_by
from doorstep.limits.rates import Limit
from doorstep.people.models import Person
from doorstep.questions.actions.telling import tell_desk
from doorstep.questions.models import Question, Researcher
from doorstep.questions.queries.open import who_answers

_PURPOSE = "researcher"
LIVES = timedelta(days=7)
GUESSES = Limit("guesses at one code of a researcher", most=10, per=timedelta(hours=1))
Status = Question.Status


class NotOpenError(SentenceError):
    """The code opens nothing any more."""


@transaction.atomic
def offer(name: str, *, by: UUID, now: datetime) -> str:
    """Make a code to read out or print, for somebody whom the desk calls so; it is returned this once."""
    place = Researcher(name=name, began_at=now, ends_at=now + LIVES)

    def keep(code: codes.Code) -> None:
        place.pk, place.handle, place.hashed = None, code.handle, kept_as(_PURPOSE, code)
        place.save(force_insert=True)

    code = drawn(keep)
    record(place, "place offered", by=by)
    return str(code)


def find(typed: str, *, now: datetime) -> Researcher | None:
    """Find the place whose code this is; None, whatever was wrong. Raises TooOftenError."""
    found: Researcher | None = opened_by(typed, _offered(now), _PURPOSE, GUESSES, now=now)
    return found


@transaction.atomic
def begin(place: Researcher, person: Person, *, now: datetime) -> None:
    """Take a place that was offered. Raises NotOpenError, also where they look things up already."""
    taken = {"person": person, "handle": None, "hashed": "", "ends_at": None, "began_at": now}
    try:
        with transaction.atomic():
            done = _offered(now).filter(pk=place.pk).update(**taken)
    except IntegrityError:
        raise NotOpenError(sentence("You look things up already. Keep the code for somebody else.")) from None
    if not done:
        raise NotOpenError(sentence("This code opens nothing any more. Ask for a new one."))
    record(place, "place taken", by=person.pk)


@transaction.atomic
def end(place: Researcher, *, by: UUID) -> None:
    """End it, or take back the code for it: nothing is with them any more, and what was is with the desk again."""
    record(place, "place ended", by=by)
    if place.person_id:
        theirs = Question.objects.select_for_update().filter(writer=place.person_id, status=Status.ASSIGNED)
        advance_each(list(theirs), Status.ASKED, by=by, writer=None, reviewer=None)
        Question.objects.filter(reviewer=place.person_id, status=Status.WRITTEN).update(reviewer=None)
    Researcher.objects.filter(pk=place.pk).delete()


@transaction.atomic
def take_from_the_gone(now: datetime) -> int:
    """Give back to the desk what is with somebody who looks nothing up any more: erased, or of a seat that ended."""
    here = who_answers().values("pk")
    left = Question.objects.select_for_update().filter(status=Status.ASSIGNED).exclude(writer__in=here)
    rows = list(left)
    advance_each(rows, Status.ASKED, by=None, writer=None, reviewer=None, with_desk_since=now)
    asked_to_read = Question.objects.filter(status__in=[Status.ASSIGNED, Status.WRITTEN], reviewer__isnull=False)
    unread = asked_to_read.exclude(reviewer__in=here).update(reviewer=None, with_desk_since=now)
    many = len(rows) + unread
    if many:
        tell_desk(now=now)
    return many


def _offered(now: datetime) -> "QuerySet[Researcher]":
    return Researcher.objects.filter(person=None, ends_at__gt=now)
