"""Who does what of many tasks at once, what was chosen by hand being kept, and why each of the rest is left undone.

The plan is exact as long as nobody is wanted at two doors at one time and every task takes one of them. Where it is
not so, the exact flow is mended afterwards (repairing.py), and the gap to what any plan costs at least is told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from doorstep.aid.matching.planning import given as writing
from doorstep.aid.matching.planning.given import NOBODY
from doorstep.aid.matching.planning.repairing import Hand, Hands, mend, overlap
from doorstep.aid.matching.planning.solving import Stop, never, solve


class Undone(StrEnum):
    """Why a task is left undone."""

    NOBODY_FITS = "nobody-fits"
    NO_ROOM = "no-room"  # all who fit have enough to do, or are elsewhere then
    ONE_SHORT = "one-short"  # it takes two, and there is one
    TWO_SHORT = "two-short"  # it takes two, and nobody of those who fit is free


@dataclass(frozen=True)
class ToDo:
    """A task: whom it `fits` at what cost, what it costs `unmet`, when it keeps somebody `busy`, and for how many.

    Times are minutes from any beginning, the end not included; None is whenever they like. Whoever was `chosen` by hand
    does it, whatever it costs.
    """

    fits: Mapping[int, int]
    unmet: int
    busy: tuple[int, int] | None = None
    hands: int = 1
    chosen: tuple[int, ...] = ()


@dataclass(frozen=True)
class Plan:
    """For each task who does it, and why the others are left.

    What it costs beside what was chosen by hand, and what any plan around that costs at least.
    """

    doing: tuple[tuple[int, ...], ...]
    undone: dict[int, Undone] = field(default_factory=dict)
    cost: int = 0
    bound: int = 0

    @property
    def gap(self) -> int:
        return self.cost - self.bound


def plan(tasks: Sequence[ToDo], loads: Sequence[Sequence[int]], *, stop: Stop = never) -> Plan:
    """Plan for volunteers who each have room for as many as their `loads` say what each further one costs them."""
    kept = _chosen(tasks)
    free = [tuple(load[len(kept.get(who, ())) :]) for who, load in enumerate(loads)]
    every = [
        Hand(number, _left(task, kept), task.unmet, task.busy)
        for number, task in enumerate(tasks)
        for _hand in range(task.hands - len(task.chosen))
    ]
    what = writing.given([[*hand.fits.items()] for hand in every], [hand.unmet for hand in every], free)
    solved = solve(what, stop=stop)
    found = Hands(every, free, [None if pair == NOBODY else what.who[pair] for pair in solved.pair])
    alone = mend(found)
    return Plan(_doing(tasks, found), _undone(tasks, found, alone), found.cost, solved.bound)


def _chosen(tasks: Sequence[ToDo]) -> dict[int, list[ToDo]]:
    found: dict[int, list[ToDo]] = {}
    for task in tasks:
        for who in task.chosen:
            found.setdefault(who, []).append(task)
    return found


def _left(task: ToDo, kept: Mapping[int, Sequence[ToDo]]) -> dict[int, int]:
    """Leave out who does it already, and who is elsewhere then."""
    return {who: cost for who, cost in sorted(task.fits.items()) if not _is_kept(task, kept.get(who, ()))}


def _is_kept(task: ToDo, theirs: Sequence[ToDo]) -> bool:
    return any(other is task or overlap(other.busy, task.busy) for other in theirs)


def _doing(tasks: Sequence[ToDo], found: Hands) -> tuple[tuple[int, ...], ...]:
    doing = [[*task.chosen] for task in tasks]
    for hand, who in zip(found.hands, found.who, strict=True):
        if who is not None:
            doing[hand.task].append(who)
    return tuple(tuple(who) for who in doing)


def _undone(tasks: Sequence[ToDo], found: Hands, alone: Collection[int]) -> dict[int, Undone]:
    left = {hand.task: hand for hand, who in zip(found.hands, found.who, strict=True) if who is None}
    return {
        number: Undone.ONE_SHORT if number in alone or tasks[number].chosen else _why(tasks[number], hand)
        for number, hand in left.items()
    }


def _why(task: ToDo, hand: Hand) -> Undone:
    """Say why nobody at all is there."""
    if not hand.fits:
        return Undone.NOBODY_FITS
    return Undone.TWO_SHORT if task.hands > 1 else Undone.NO_ROOM
