"""Whom to ask now, when to look again, and when a coordinator should know: decided anew at each look.

Neighbours are asked until the chance that at least one of the questions that are open brings a yes reaches what the
task needs. So a no is replaced at once, and a silence by and by. Somebody is left in peace when one more question
would cost the street more, in people who tire or leave, than it is likely to bring; what it costs is counted, so that
the limit of questions is each person's own.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from doorstep.aid.matching import ladder
from doorstep.aid.matching.chance import Experience, Help, Known, band, rested, warmth
from doorstep.aid.matching.ladder import Urgency

Who = TypeVar("Who", bound=Known)

_URGENT = Urgency.TODAY
# The chance of at least one yes among the open questions that is aimed at, and what it rises to by the deadline.
_AIM = {Urgency.TODAY: 0.92, Urgency.DAY: 0.35, Urgency.WEEK: 0.30, Urgency.NO_HURRY: 0.15}
# What is urgent may begin with so small a chance that nobody says yes, and smaller where questions tire nobody.
_NOBODY_AT_FIRST, _LEAST_OF_STRAIN = 0.004, 0.05
_AIM_IN_THE_END = 0.95
# From so long before the deadline on it rises.
_NEARS = timedelta(hours=30)
# When it is looked at again; sooner where little is left.
_AGAIN = {
    Urgency.TODAY: timedelta(minutes=10),
    Urgency.DAY: timedelta(hours=1),
    Urgency.WEEK: timedelta(hours=1),
    Urgency.NO_HURRY: timedelta(hours=3),
}
_LOOKS, _SOONEST, _RESTING = 10, timedelta(minutes=5), 3
_SURELY = 0.95
# What a yes is worth beside what the question costs.
_WORTH = {Urgency.TODAY: 2.5, Urgency.DAY: 1.2, Urgency.WEEK: 1.0, Urgency.NO_HURRY: 0.8}
_FEW = 3.0
# Whoever was never asked comes before somebody whose chance is so much better.
_NEVER_ASKED = 1.2
# Half of those who answer do so within so many minutes; of all, this part never does.
_ANSWERS_IN, _STEEP, _SILENT = 25.0, 1.4, 0.4
# A coordinator should know when so much of the time is over, or when too few are left to ask.
_TELLS_AFTER, _TOO_FEW = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Pressing:
    """A task that nobody does yet; times are on the clock of the place."""

    help_: Help
    urgency: Urgency
    opened: datetime
    deadline: datetime


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One that was not answered yet: what its chance and warmth were taken for, and for how many minutes it waits."""

    chance: float
    warmth: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Chosen(Generic[Who]):
    """Somebody to ask; the chance when rested, and the warmth, are kept with the question."""

    who: Who
    chance: float
    warmth: float


@dataclass(frozen=True, slots=True)
class Wave(Generic[Who]):
    """Whom to ask now, the best first; when to look `again` at the latest, and whether a coordinator should know."""

    ask: tuple[Chosen[Who], ...]
    again: datetime
    tell_coordinator: bool = False


def wave(
    task: Pressing,
    candidates: Iterable[Who],
    questions: Iterable[OpenQuestion],
    experience: Experience,
    now: datetime,
    quiet_days: Collection[date] = frozenset(),
) -> Wave[Who]:
    """Decide what happens now. Candidates fit, were not asked for this, and stand in the order of their rank.

    At night, and on quiet days such as bank holidays unless it is urgent, nobody is asked. Candidates are looked at
    only where the open questions do not suffice.
    """
    quiet = _quiet_until(task, now, quiet_days)
    if quiet > now:
        return Wave((), quiet)
    silence = nobody_says_yes(questions, experience)
    aim = aimed_at(task, now)
    if task.urgency is _URGENT and silence == 1:
        # The first wave is the quickest to bring a yes, since nobody else was asked before.
        aim = max(aim, _at_first(experience))
    chosen: tuple[Chosen[Who], ...] = ()
    if 1 - silence < aim:
        chosen, silence = _until_enough(_worth_asking(task, candidates, experience), silence, aim)
    too_few = 1 - silence < _TOO_FEW * aim
    pause = _pause(task, now, nobody=1 - silence < aim and not chosen)
    return Wave(chosen, ladder.until(now, pause), too_few or _is_late(task, now))


def aimed_at(task: Pressing, now: datetime) -> float:
    """Return the chance of a yes that the open questions should have, all told: more as the deadline nears."""
    least = _AIM[task.urgency]
    near = max(0.0, 1 - max(task.deadline - now, timedelta()) / _NEARS)
    return least + (_AIM_IN_THE_END - least) * near


def _at_first(experience: Experience) -> float:
    """Return the chance of a yes that the first wave aims at: the more are asked at once, the sooner it comes."""
    return 1 - _NOBODY_AT_FIRST * max(experience.strain, _LEAST_OF_STRAIN) ** 2


def nobody_says_yes(questions: Iterable[OpenQuestion], experience: Experience) -> float:
    """Return the chance that none of the open questions brings a yes any more."""
    silence = 1.0
    for each in questions:
        silence *= 1 - still_coming(each.chance * experience.tired[band(each.warmth)], each.minutes)
    return silence


def still_coming(chance: float, minutes: float) -> float:
    """Return the chance of a yes to a question that was not answered for so long (Bayes).

    Of those who answer, 1 / (1 + (t / m)^s) take longer than t (log-logistic); a part of all never answers.
    """
    longer = 1 / (1 + math.pow(minutes / _ANSWERS_IN, _STEEP))
    return chance * longer / (longer + (1 - longer) * _SILENT)


def _worth_asking(
    task: Pressing, candidates: Iterable[Who], experience: Experience
) -> list[tuple[float, int, float, Chosen[Who]]]:
    """Return who may be asked, the best first: what it costs less what it brings, their place, and their chance now."""
    found, able = [], list(candidates)
    # Where few can do it, what each of them would say is worth more.
    worth = _WORTH[task.urgency] * (1 + _FEW / max(1, len(able)))
    for place, each in enumerate(able):
        if each.this_week + (0 if task.urgency is _URGENT else each.waiting) >= each.enough:
            continue
        fresh, warm = rested(task.help_, each), warmth(each)
        at = band(warm)
        chance = fresh * experience.tired[at]
        gain = worth * chance - experience.price[at]
        if gain > 0:
            gain *= 1.0 if each.asked else _NEVER_ASKED
            found.append((-gain, place, min(chance, _SURELY), Chosen(each, fresh, warm)))
    return sorted(found, key=lambda each: each[:2])


def _until_enough(
    found: Iterable[tuple[float, int, float, Chosen[Who]]], silence: float, aim: float
) -> tuple[tuple[Chosen[Who], ...], float]:
    chosen = []
    for _, _, chance, each in found:
        chosen.append(each)
        silence *= 1 - chance
        if 1 - silence >= aim:
            break
    return tuple(chosen), silence


def _pause(task: Pressing, now: datetime, *, nobody: bool) -> timedelta:
    """Say when to look again; later where nobody could be asked, since it takes them a while to be rested."""
    soon = min(_AGAIN[task.urgency], (task.deadline - now) / _LOOKS)
    return max(_RESTING * soon if nobody else soon, _SOONEST)


def _is_late(task: Pressing, now: datetime) -> bool:
    return now - task.opened > _TELLS_AFTER * (task.deadline - task.opened)


def _quiet_until(task: Pressing, now: datetime, quiet_days: Collection[date]) -> datetime:
    """Return when somebody may be asked again; now, if they may."""
    at = now
    while ladder.is_night(at) or (task.urgency is not _URGENT and at.date() in quiet_days):
        at = ladder.morning_after(at)
    return at
