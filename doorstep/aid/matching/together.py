"""Whom to ask for what of many tasks, so that all of it together is done nearest, by those with most room for it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from doorstep.aid.matching.fitting import Ready, Wanted, left_for_new
from doorstep.aid.matching.planning.plan import Plan, ToDo, Undone, plan
from doorstep.aid.matching.planning.repairing import Span
from doorstep.aid.matching.ranking import USUAL, Ranked, Weights, loads, rank

# Costs are whole decimetres.
_DECIMETRES = 10
# What it weighs that a task is left undone, in metres: more than any way, and twice as much on its last day.
LEFT_UNDONE = 100_000.0
_DAY = 24.0
# Whoever is wanted within so many minutes is wanted at a set time, and can be at one door only.
SET_TIME = 6 * 60


def at_set_time(window: tuple[int, int]) -> Span:
    """Return the window, where whoever comes then can be nowhere else; in minutes."""
    begins, ends = window
    return window if ends - begins <= SET_TIME else None


@dataclass(frozen=True)
class Wish:
    """A task to be planned: its window in minutes, who is there, how many it takes, and who was chosen by hand.

    Of those the plan keeps whoever fits, as many as it takes; `apart` says of persons whom they must not meet.
    """

    wanted: Wanted
    window: tuple[int, int]
    everybody: Sequence[Ready]
    hands: int = 1
    chosen: tuple[UUID, ...] = ()
    apart: Mapping[UUID, Collection[UUID]] = field(default_factory=dict)

    @property
    def busy(self) -> Span:
        return at_set_time(self.window)

    @property
    def unmet(self) -> float:
        """What it weighs, in metres, to leave it: twice as much with no time left as with all the time there is."""
        return LEFT_UNDONE * (1 + 1 / (1 + max(0.0, self.wanted.hours_left) / _DAY))


@dataclass(frozen=True)
class Together:
    """For each wish who fits, whom to ask first standing first; who of them does it in the plan; why nobody does."""

    fitting: list[list[Ranked]]
    doing: list[tuple[UUID, ...]]
    undone: dict[int, Undone]


def together(wishes: Sequence[Wish], weights: Weights = USUAL) -> Together:
    """Plan all of them at once, around what was chosen by hand."""
    fitting = [_who_may_meet(wish, rank(wish.wanted, wish.everybody, weights)) for wish in wishes]
    rooms = _rooms(wishes, weights)
    number = {volunteer: place for place, volunteer in enumerate(rooms)}
    tasks = [_to_do(wish, found, number) for wish, found in zip(wishes, fitting, strict=True)]
    found = plan(tasks, [*rooms.values()])
    return Together(fitting, _named(found, [*rooms]), found.undone)


def _who_may_meet(wish: Wish, found: list[Ranked]) -> list[Ranked]:
    """Leave out of what takes several whoever must not meet somebody who was chosen, or whom one would ask before."""
    if wish.hands == 1 or not wish.apart:
        return found
    kept: dict[UUID, Ranked] = {}
    for each in sorted(found, key=lambda each: each.ready.volunteer not in wish.chosen):
        if kept.keys().isdisjoint(wish.apart.get(each.ready.person, ())):
            kept[each.ready.person] = each
    return [each for each in found if each.ready.person in kept]


def _rooms(wishes: Iterable[Wish], weights: Weights) -> dict[UUID, list[int]]:
    """Say of everybody how many more they may have this week, and what each weighs: of whoever is new only a few."""
    everybody = {ready.volunteer: ready for wish in wishes for ready in wish.everybody}
    return {volunteer: _room(everybody[volunteer], weights) for volunteer in sorted(everybody, key=str)}


def _room(ready: Ready, weights: Weights) -> list[int]:
    room = [round(load * _DECIMETRES) for load in loads(ready, weights)]
    return room if ready.vouched else room[: left_for_new(ready.at_once + ready.waiting)]


def _to_do(wish: Wish, fitting: Iterable[Ranked], number: dict[UUID, int]) -> ToDo:
    fits = {number[each.ready.volunteer]: round(each.cost_without_load * _DECIMETRES) for each in fitting}
    chosen = [number[volunteer] for volunteer in dict.fromkeys(wish.chosen) if number.get(volunteer) in fits]
    return ToDo(
        fits=fits,
        unmet=round(wish.unmet * _DECIMETRES),
        busy=wish.busy,
        hands=wish.hands,
        chosen=tuple(chosen[: wish.hands]),
    )


def _named(found: Plan, volunteers: Sequence[UUID]) -> list[tuple[UUID, ...]]:
    return [tuple(volunteers[who] for who in doing) for doing in found.doing]
