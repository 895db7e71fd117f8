"""Whom to ask now, when to look again, and whether there are too few to ask: decided anew at each look.

Neighbours are asked until the chance that at least one of the questions that are open brings a yes reaches what the
task needs. So a no is replaced at once, and a silence by and by. Somebody is left in peace when one more question
would cost the street more, in people who tire or leave, than it is likely to bring; what it costs is counted, so that
the limit of questions is each person's own.
"""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from doorstep.aid.matching import ladder
from doorstep.aid.matching.chance import GLADDER, Experience, Help, Known, band, rested, warmth
from doorstep.aid.matching.fitting import has_room
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.matching.ranking import USUAL, Weights

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
# There are too few left to ask where the chance of a yes is less than so much of what is aimed at.
_TOO_FEW = 0.3


@dataclass(frozen=True, slots=True)
class Pressing:
    """A task that nobody does yet, or one too few, and how many `hands` are wanted still; if none, nobody is asked."""

    help_: Help
    urgency: Urgency
    deadline: datetime
    hands: int = 1


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
    """Whom to ask now, the best first; when to look `again` at the latest, and whether there are `too_few` to ask."""

    ask: tuple[Chosen[Who], ...]
    again: datetime
    too_few: bool = False


def wave(
    task: Pressing,
    candidates: Iterable[Who],
    questions: Iterable[OpenQuestion],
    experience: Experience,
    now: datetime,
    quiet_days: Collection[date] = frozenset(),
    weights: Weights = USUAL,
) -> Wave[Who]:
    """Decide what happens now. Candidates fit, were not asked for this, and stand in the order of their rank.

    At night, and on quiet days such as bank holidays unless it presses, nobody is asked. Candidates are looked at
    only where the open questions do not suffice. `now` is on the clock of the place.
    """
    quiet = quiet_until(task, now, quiet_days)
    if quiet > now:
        return Wave((), quiet)
    coming, still = _Coming(task.hands), [*chances(questions, experience)]
    for chance in still:
        coming.add(chance)
    aim = aimed_at(task, now)
    if task.urgency is _URGENT and not still:
        # Where no question is open, a wave is the quickest to bring a yes.
        aim = max(aim, _at_first(experience))
    chosen: tuple[Chosen[Who], ...] = ()
    if coming.enough < aim:
        chosen = _until_enough(_worth_asking(task, candidates, experience, weights), coming, aim)
    pause = _pause(task, now, nobody=coming.enough < aim and not chosen)
    return Wave(chosen, ladder.until(now, pause), too_few=coming.enough < _TOO_FEW * aim)


def aimed_at(task: Pressing, now: datetime) -> float:
    """Return the chance of a yes that the open questions should have, all told: more as the deadline nears."""
    least = _AIM[task.urgency]
    near = max(0.0, 1 - max(task.deadline - now, timedelta()) / _NEARS)
    return least + (_AIM_IN_THE_END - least) * near


def _at_first(experience: Experience) -> float:
    """Return the chance of a yes that the first wave aims at: the more are asked at once, the sooner it comes."""
    return 1 - _NOBODY_AT_FIRST * max(experience.strain, _LEAST_OF_STRAIN) ** 2


def chances(questions: Iterable[OpenQuestion], experience: Experience) -> Iterator[float]:
    """Yield for each open question the chance that it brings a yes still."""
    for each in questions:
        yield still_coming(min(each.chance * experience.tired[band(each.warmth)], _SURELY), each.minutes)


class _Coming:
    """How many yeses may come: `_few[n]` is the chance of just n of them, for each n that is not enough."""

    def __init__(self, hands: int) -> None:
        self._few = ([1.0] + [0.0] * hands)[:hands]

    def add(self, chance: float) -> None:
        one_less = [0.0, *self._few]
        self._few = [now * (1 - chance) + less * chance for now, less in zip(self._few, one_less, strict=False)]

    @property
    def enough(self) -> float:
        """Return the chance that as many say yes as are wanted."""
        return 1 - sum(self._few)


def still_coming(chance: float, minutes: float) -> float:
    """Return the chance of a yes to a question that was not answered for so long (Bayes).

    Of those who answer, 1 / (1 + (t / m)^s) take longer than t (log-logistic); a part of all never answers.
    """
    longer = 1 / (1 + math.pow(max(minutes, 0.0) / _ANSWERS_IN, _STEEP))
    return chance * longer / (longer + (1 - longer) * _SILENT)


def _worth_asking(
    task: Pressing, candidates: Iterable[Who], experience: Experience, weights: Weights
) -> list[tuple[float, float, Chosen[Who]]]:
    """Return who may be asked, the best first: what it brings less what it costs, and their chance now.

    What a group makes of people knowing each other, and of sharing, changes who is first, and not who may be asked.
    """
    found, able = [], list(candidates)
    # Where few can do it, what each of them would say is worth more.
    worth = _WORTH[task.urgency] * (1 + _FEW / max(1, len(able)))
    for each in able:
        if not has_room(each, urgent=task.urgency is _URGENT):
            continue
        fresh, warm = rested(task.help_, each), warmth(each)
        at = band(warm)
        chance, price = fresh * experience.tired[at], experience.price[at]
        if worth * chance > price:
            liked = chance * GLADDER ** (weights.known - 1) if each.helped_before else chance
            gain = _favoured(worth * liked - weights.sharing * price, each, weights)
            found.append((gain, min(chance, _SURELY), Chosen(each, fresh, warm)))
    # Of equals who stands first in rank.
    return sorted(found, key=lambda each: -each[0])


def _favoured(gain: float, who: Known, weights: Weights) -> float:
    """Let whoever was never asked come before somebody who brings a little more, or costs a little less."""
    times: float = 1.0 if who.asked else _NEVER_ASKED**weights.sharing
    return gain * times if gain > 0 else gain / times


def _until_enough(
    found: Iterable[tuple[float, float, Chosen[Who]]], coming: _Coming, aim: float
) -> tuple[Chosen[Who], ...]:
    chosen = []
    for _, chance, each in found:
        chosen.append(each)
        coming.add(chance)
        if coming.enough >= aim:
            break
    return tuple(chosen)


def _pause(task: Pressing, now: datetime, *, nobody: bool) -> timedelta:
    """Say when to look again; later where nobody could be asked, since it takes them a while to be rested."""
    soon = min(_AGAIN[task.urgency], (task.deadline - now) / _LOOKS)
    return max(_RESTING * soon if nobody else soon, _SOONEST)


def quiet_until(task: Pressing, now: datetime, quiet_days: Collection[date]) -> datetime:
    """Return when somebody may be asked again; now, if they may. What presses is asked on quiet days too."""
    at, presses = now, task.deadline - _NEARS
    while True:
        if ladder.is_night(at):
            at = ladder.morning_after(at)
        elif at.date() in quiet_days and at < presses and task.urgency is not _URGENT:
            at = min(presses, ladder.morning_after(at))
        else:
            return at
