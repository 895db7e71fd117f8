"""Keeping the directory true: each group is asked twice a year whether it is still going, and answers in one step.

Who does not answer is asked again; then the directory says so; then the group rests. Nothing is ever deleted for it.
"""

import datetime
from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from doorstep.core.one_by_one import one_by_one
from doorstep.groups.actions import confirm, put_on_list, rest, say_silent
from doorstep.groups.models import Group
from doorstep.groups.speakers import ITSELF, Speaker
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.messaging.actions import tell
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Message
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.networks import letters_still_here as letters
from doorstep.networks.models import StillHere
from doorstep.networks.queries import links, still_here
from doorstep.people.models import ContactPoint

Step = StillHere.Step
# After which the next step is taken.
NEXT = {
    Step.ASKED: datetime.timedelta(days=21),
    Step.ASKED_AGAIN: datetime.timedelta(days=21),
    Step.SILENT: datetime.timedelta(days=60),
}


def look_after(now: datetime.datetime) -> int:
    """Take the next step of each group where it is due, and begin with others; return how many there were."""
    _end_answered()
    due = StillHere.objects.filter(due_at__lte=now).order_by("due_at", "pk").values_list("pk", flat=True)
    taken = one_by_one(list(due[: still_here.MOST]), partial(_tried, now=now))
    return taken + _begin(now)


def _end_answered() -> None:
    """Forget the question where somebody confirmed the listing since, on whatever page."""
    asked = StillHere.objects.filter(group__confirmed_on__gte=F("asked_at__date"))
    StillHere.objects.filter(pk__in=list(asked.values_list("pk", flat=True))).delete()


# -- Asking ----------------------------------------------------------------------------------------------------------


def _begin(now: datetime.datetime) -> int:
    groups = list(still_here.to_ask(now)[: still_here.MOST])
    people = still_here.spoken_for(group.pk for group in groups)
    spoken = [group for group in groups if group.pk in people]
    return one_by_one(spoken, lambda group: _ask(group, people[group.pk], now))


@transaction.atomic
def _ask(group: Group, people: Iterable[UUID], now: datetime.datetime) -> bool:
    """Ask about one; later, where one of its people has another question before them."""
    persons = list(people)
    before = still_here.asked_of(persons)
    if before and before.step != Step.RESTS:
        return False
    row, is_new = StillHere.objects.get_or_create(
        group=group, defaults={"asked_at": now, "due_at": now + NEXT[Step.ASKED]}
    )
    if is_new:
        _tell(row, persons, now)
    return is_new


def _tried(pk: int, now: datetime.datetime) -> bool:
    """Take one step; somebody may have moved the group at this very moment, and then it is looked at again."""
    try:
        return _go_on(pk, now)
    except (SomebodyWasFirstError, NotAMoveError):
        return False


@transaction.atomic
def _go_on(pk: int, now: datetime.datetime) -> bool:
    row = (
        StillHere.objects.select_for_update(of=("self",)).select_related("group").filter(pk=pk, due_at__lte=now).first()
    )
    if row is None:
        return False
    if row.group.status != Group.Listing.LISTED:
        row.delete()  # it rests or has closed, as somebody said
        return True
    persons = still_here.spoken_for([row.group_id]).get(row.group_id, set())
    row.step = {Step.ASKED: Step.ASKED_AGAIN, Step.ASKED_AGAIN: Step.SILENT}.get(Step(row.step), Step.RESTS)
    lasts = NEXT.get(Step(row.step))
    row.due_at = now + lasts if lasts else None
    row.save()
    if row.step == Step.SILENT:
        say_silent(row.group, timezone.localdate(now), by=None)
    elif row.step == Step.RESTS:
        rest(row.group, by=None)
    if row.step != Step.SILENT:
        _tell(row, persons, now)
    return True


def _tell(row: StillHere, persons: Iterable[UUID], now: datetime.datetime) -> None:
    dead = links.dead_of([row.group_id]).get(row.group_id, [])
    words = partial(letters.rests, row.group)
    if row.step != Step.RESTS:
        words = partial(letters.still_here, row.group, dead)
    record(row.group, "asked whether it is still going", by=None, step=row.step)
    tell(persons, words, by=None, now=now, until=now + NEXT[Step.ASKED])


# -- Answering -------------------------------------------------------------------------------------------------------


def answer(said: Said, now: datetime.datetime) -> Answer | None:
    """Take a YES where our question is what it answers; None for whatever else.

    To a letter that they answer by itself, "yes we are" is as good.
    """
    meaning = said.read.meaning or (said.read.likely if said.about else None)
    if meaning not in {Meaning.YES, Meaning.NO} or said.read.codes or not _is_about_it(said):
        return None
    row = still_here.asked_of(said.speakers)
    if row is None:
        return None
    if meaning is Meaning.NO:
        return Answer(said.speakers[0], partial(letters.not_going, row.group))
    still_going(row, by=said.speakers[0], now=now)
    return Answer(said.speakers[0], partial(letters.thanks, row.group))


def _is_about_it(said: Said) -> bool:
    theirs = Message.objects.filter(person__in=said.speakers)
    if said.means == ContactPoint.Means.EMAIL and said.about is None:
        return False  # anybody can write in their name: only an answer to our letter is one
    about = theirs.filter(pk=said.about).first() if said.about else theirs.order_by("-made_at", "-pk").first()
    return about is not None and about.kind in letters.ASKS


@transaction.atomic
def still_going(row: StillHere, *, by: UUID, now: datetime.datetime, speaker: Speaker = ITSELF) -> None:
    """Note that the group is still going; one that was put to rest for its silence is back on the list."""
    if row.step == Step.RESTS and row.group.status == Group.Listing.RESTING:
        put_on_list(row.group, by=by, speaker=speaker)
    confirm(row.group, timezone.localdate(now), by=by, speaker=speaker)
    StillHere.objects.filter(pk=row.pk).delete()


ANSWERER = Answerer("networks: still here", lambda _persons: {}, answer, lambda _person, _means, _now: None)
