"""Beginning an evening, and writing down its chapters."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.actions.roles import hold as hold_group
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.people import actions as people
from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.starting.models import Chair, Chapter, Evening, Part

# What somebody agrees to who sits down at a table; the words are those of joining a group. It is no consent to be in
# one, which ends with the last group somebody is in (groups/actions/roles.py), and becomes that once theirs is there.
STARTING = "starting-a-group"
# Somebody may start one for their street and one for their church; what is more is somebody playing.
MOST = 3
# Since when an evening on which nothing was written yet is still the one that somebody presses for once more.
A_WHILE = timedelta(hours=1)


class TooManyEveningsError(SentenceError):
    """They have as many evenings going on as anybody can go on with."""


class OverError(SentenceError):
    """It was sent in meanwhile, so that nothing of it is written any more."""


class GoneError(OverError):
    """The last one at its table left at this very moment, and with them it was forgotten."""


@transaction.atomic
def begin(person: Person, cell: int, *, words: str, now: datetime) -> Evening:
    """Begin an evening around a cell, having agreed to `words`; a double press is one. Raises TooManyEveningsError."""
    Person.objects.select_for_update().get(pk=person.pk)
    mine = Chair.objects.filter(person=person, status=Chair.Status.TAKEN)
    going = Evening.objects.filter(status=Evening.Status.GOING, chairs__in=mine)
    place = cells.shown(cell)
    if again := going.filter(cell=place, begun_at__gt=now - A_WHILE, chapters=None).first():
        return again
    if going.distinct().count() >= MOST:
        raise TooManyEveningsError(sentence("You have begun three already. Go on with one of them, or leave one."))
    people.consent(person, STARTING, words, by=person.pk, now=now)
    evening = Evening.objects.create(cell=place, begun_at=now, touched_at=now)
    record(evening, "evening begun", by=person.pk)
    Chair.objects.create(
        evening=evening, part=Part.COORDINATOR, person=person, status=Chair.Status.TAKEN, made_at=now, taken_at=now
    )
    return evening


def hold(evening: Evening) -> Evening:
    """Let nobody else change anything of it until the transaction ends; return it as it is now. Raises GoneError."""
    held = Evening.objects.select_for_update().filter(pk=evening.pk).first()
    if held is None:
        raise GoneError(sentence("You go on no longer. What nobody looks after is forgotten."))
    return held


def hold_going(evening: Evening) -> Evening:
    """Hold it as long as it goes on. Raises OverError."""
    evening = hold(evening)
    if not evening.is_going:
        raise OverError(sentence("It was sent in meanwhile. What is to change now changes once it is listed."))
    return evening


def hold_open(evening: Evening) -> Evening:
    """Hold it as long as somebody can come to its table. Raises OverError."""
    evening = hold(evening)
    if not evening.takes_people:
        raise OverError(sentence("It was sent in meanwhile. What is to change now changes once it is listed."))
    return evening


@transaction.atomic
def take_up_again(evening: Evening, *, by: UUID, now: datetime) -> None:
    """Go on with one that was not listed, to mend it and send it in again. Raises OverError."""
    evening = hold(evening)
    group = hold_group(evening.group) if evening.group else None
    if evening.status != Evening.Status.NOT_LISTED or (group and group.status in Group.SHOWN):
        raise OverError(sentence("It was sent in meanwhile. What is to change now changes once it is listed."))
    advance(evening, Evening.Status.GOING, by=by, group=None, touched_at=now, warned_at=None)


def touch(evening: Evening, now: datetime) -> None:
    """Note that somebody goes on with it, so that it is kept."""
    Evening.objects.filter(pk=evening.pk).update(touched_at=now, warned_at=None)


@transaction.atomic
def write(
    evening: Evening, which: str, said: Mapping[str, object], *, seen: str | None, by: UUID, now: datetime
) -> bool:
    """Write a chapter down; return whether anything was different. `seen` is the stamp of what stood in the form.

    Raises OverError, and SomebodyWasFirstError where something else stands there by now; with None as `seen`, the last
    one holds.
    """
    evening = hold_going(evening)
    return _written(evening, which, said, seen, by, now)


@transaction.atomic
def note_flyer(evening: Evening, *, by: UUID, now: datetime) -> bool:
    """Note that the flyer is printed, which is so once the group is listed."""
    try:
        return _written(hold(evening), Chapter.Which.FLYER, {"printed": True}, None, by, now)
    except GoneError:
        return False


def _written(
    evening: Evening, which: str, said: Mapping[str, object], seen: str | None, by: UUID, now: datetime
) -> bool:
    before = Chapter.objects.filter(evening=evening, which=which).first()
    touch(evening, now)
    if before and before.said == said:
        return False
    if seen is not None and seen != (before.stamp if before else ""):
        raise SomebodyWasFirstError(f"{which} of {evening} was written meanwhile.")
    values = {"said": dict(said), "written_at": now}
    Chapter.objects.update_or_create(evening=evening, which=which, defaults=values)
    record(evening, "chapter written", by=by, which=str(which))
    return True
