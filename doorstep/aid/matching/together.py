"""Whom to ask for what of many tasks, so that all of it together is done nearest, by those with most room for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Wish:
    """A task to be planned: its window in minutes, who is there, how many it takes, and who was chosen by hand."""

    wanted: Wanted
    window: tuple[int, int]
    everybody: Sequence[Ready]
    hands: int = 1
    chosen: tuple[UUID, ...] = ()

    @property
    def busy(self) -> Span:
        begins, ends = self.window
        return self.window if ends - begins <= SET_TIME else None

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
    """Plan all of them at once; what was chosen by hand is kept."""
    fitting = [rank(wish.wanted, wish.everybody, weights) for wish in wishes]
    rooms = _rooms(wishes, weights)
    number = {volunteer: place for place, volunteer in enumerate(rooms)}
    tasks = [_to_do(wish, found, number) for wish, found in zip(wishes, fitting, strict=True)]
    found = plan(tasks, [*rooms.values()])
    return Together(fitting, _named(found, [*rooms]), found.undone)


def _rooms(wishes: Iterable[Wish], weights: Weights) -> dict[UUID, list[int]]:
    """Say of everybody how many more they may have this week, and what each weighs: of whoever is new only a few."""
    everybody = {ready.volunteer: ready for wish in wishes for ready in wish.everybody}
    return {volunteer: _room(everybody[volunteer], weights) for volunteer in sorted(everybody, key=str)}


def _room(ready: Ready, weights: Weights) -> list[int]:
    room = [round(load * _DECIMETRES) for load in loads(ready, weights)]
    return room if ready.vouched else room[: left_for_new(ready.at_once + ready.waiting)]


def _to_do(wish: Wish, fitting: Iterable[Ranked], number: dict[UUID, int]) -> ToDo:
    return ToDo(
        fits={number[each.ready.volunteer]: round(each.cost_without_load * _DECIMETRES) for each in fitting},
        unmet=round(wish.unmet * _DECIMETRES),
        busy=wish.busy,
        hands=wish.hands,
        chosen=tuple(number[volunteer] for volunteer in wish.chosen if volunteer in number)[: wish.hands],
    )


def _named(found: Plan, volunteers: Sequence[UUID]) -> list[tuple[UUID, ...]]:
    return [tuple(volunteers[who] for who in doing) for doing in found.doing]
