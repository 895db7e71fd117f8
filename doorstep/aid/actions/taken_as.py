"""Taking what somebody wrote for what it means: a yes, a no, a later or a done, of one thing that they can answer.

What is done is what the pages do, by the same actions. Nothing is revealed by it (docs/safety, rule 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from doorstep.aid import letters
from doorstep.aid import letters_of_replies as words
from doorstep.aid.actions import afterwards, answering, finishing
from doorstep.aid.actions.answering import NotForThemError, TakenError
from doorstep.aid.letters_of_replies import Says, says
from doorstep.aid.models import Task, Volunteer
from doorstep.aid.queries.matters import Matter, Stands
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.messaging.actions import Words
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.queries import was_told

Letter = Callable[[Task, str], Words]
_YES, _NO, _LATER, _DONE = Meaning.YES, Meaning.NO, Meaning.LATER, Meaning.DONE


class NotClearError(Exception):
    """It could mean more than one thing here: a human has to look."""


@dataclass(frozen=True)
class Outcome:
    """What is said back, None for nothing; and whether humans look at what was written all the same."""

    words: Says | None = None
    for_humans: bool = False


def act(matter: Matter, meaning: Meaning, *, means: str, now: datetime) -> Outcome:
    """Do what was meant, once. Raises NotClearError; then nothing was done."""
    does = _DOES.get((matter.stands, meaning))
    if does is None:
        raise NotClearError
    try:
        return does(matter, means, now)
    except (NotAMoveError, SomebodyWasFirstError):
        return Outcome(says(words.OVER))


def may_mean(matter: Matter, now: datetime) -> tuple[Meaning, ...]:
    """Say as what a human can take an answer to this."""
    is_to_come = matter.stands is Stands.ASKS and matter.task.starts_at > now
    return () if is_to_come else _MAY_MEAN[matter.stands]


def take(task: Task, volunteer: Volunteer, *, means: str, now: datetime) -> Outcome:
    """Take something from the board, as its page does."""
    try:
        answering.take(task, volunteer, now=now)
    except NotForThemError:
        return Outcome(says(words.NOT_FOR_THEM))
    except TakenError:
        return Outcome(says(words.QUICKER))
    return _said_yes(task, volunteer.person_id, means, now)


# -- Who was asked ---------------------------------------------------------------------------------------------------


def _accept(matter: Matter, means: str, now: datetime) -> Outcome:
    if matter.offer is None:
        raise NotClearError
    try:
        task = answering.accept(matter.offer, now=now)
    except NotForThemError:
        return Outcome(says(words.NOT_FOR_THEM))
    except TakenError:
        return Outcome(says(words.QUICKER))
    return _said_yes(task, matter.person, means, now)


def _said_yes(task: Task, person: UUID, means: str, now: datetime) -> Outcome:
    """Say what follows from a yes; where it is theirs, they have been told so by now."""
    if task.status == Task.Status.NOD:
        return Outcome(says(words.NOD))
    if task.status == Task.Status.OPEN:
        return Outcome(says(words.ANOTHER_HAND))
    return _unless_told(letters.YOURS, letters.yours, Matter(person, task, Stands.DOING), means, now)


def _decline(matter: Matter, _means: str, now: datetime) -> Outcome:
    if matter.offer:
        answering.decline(matter.offer, now=now)
    return Outcome(says(words.NOT_THIS_TIME))


def _not_today(matter: Matter, means: str, now: datetime) -> Outcome:
    _decline(matter, means, now)
    return Outcome(says(words.NOT_TODAY))


# -- Who does it -----------------------------------------------------------------------------------------------------


def _still_yes(matter: Matter, means: str, now: datetime) -> Outcome:
    """Take it for a done where they were asked that, and otherwise for an "all right", which needs no answer."""
    return _done(matter, means, now) if matter.asks_whether_done else Outcome()


def _cannot(matter: Matter, _means: str, now: datetime) -> Outcome:
    if matter.offer:
        finishing.give_back(matter.offer, now=now)
    return Outcome(says(words.GIVEN_BACK))


def _not_yet(matter: Matter, _means: str, _now: datetime) -> Outcome:
    if not matter.asks_whether_done:
        # On another day, or at another hour: with that a human can help.
        raise NotClearError
    return Outcome(partial(words.once_done, matter.task))


def _done(matter: Matter, means: str, now: datetime) -> Outcome:
    if matter.task.status != Task.Status.TAKEN:
        raise NotClearError
    finishing.complete(matter.task, by=matter.person, now=now)
    return _unless_told(letters.THANKS, letters.thanks, matter, means, now)


def _unless_told(kind: str, letter: Letter, matter: Matter, means: str, now: datetime) -> Outcome:
    """Say what they were told just now only where that went another way."""
    told = was_told(matter.person, kind, means, now)
    return Outcome() if told else Outcome(partial(letter, matter.task))


# -- Who asked for it ------------------------------------------------------------------------------------------------


def _well(matter: Matter, _means: str, now: datetime) -> Outcome:
    afterwards.it_went(matter.task, well=True, by=matter.person, now=now)
    return Outcome(says(words.WENT_WELL))


def _badly(matter: Matter, _means: str, now: datetime) -> Outcome:
    """Look for somebody else where nobody came; where somebody did, humans read what was written."""
    is_done = matter.task.status == Task.Status.DONE
    afterwards.it_went(matter.task, well=False, by=matter.person, now=now)
    return Outcome(says(words.WENT_BADLY if is_done else words.NOBODY_CAME), for_humans=is_done)


def _was_done(matter: Matter, _means: str, now: datetime) -> Outcome:
    if matter.task.starts_at > now:
        raise NotClearError
    finishing.complete(matter.task, by=matter.person, now=now)
    return Outcome(says(words.WENT_WELL))


_DOES: dict[tuple[Stands, Meaning], Callable[[Matter, str, datetime], Outcome]] = {
    (Stands.ASKED, _YES): _accept,
    (Stands.ASKED, _NO): _decline,
    (Stands.ASKED, _LATER): _not_today,
    (Stands.DOING, _YES): _still_yes,
    (Stands.DOING, _DONE): _done,
    (Stands.DOING, _NO): _cannot,
    (Stands.DOING, _LATER): _not_yet,
    (Stands.CAME, _YES): _well,
    (Stands.CAME, _DONE): _well,
    (Stands.CAME, _NO): _badly,
    (Stands.ASKS, _DONE): _was_done,
}
_MAY_MEAN: dict[Stands, tuple[Meaning, ...]] = {
    Stands.ASKED: (_YES, _NO, _LATER),
    Stands.DOING: (_DONE, _NO),
    Stands.CAME: (_YES, _NO),
    Stands.ASKS: (_DONE,),
}
