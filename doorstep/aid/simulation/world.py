"""Who lives in the made-up world, and what is asked there: made once from a seed, the same for every way of asking."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from doorstep.aid.matching.fitting import Going
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.simulation.behaviour import KINDS

DAYS = 28
# A telephone call is done from anywhere, by somebody of the same group, which looks after a square so wide, in metres.
GROUP = 2_000.0
_FARTHEST = {Going.FOOT: 1_000.0, Going.BIKE: 1_500.0, Going.CAR: 2_500.0}
Square = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Volunteer:
    """`kinds`, `times` and `languages` are bits; `reach` is in metres; `goes` is the minute at which they are gone."""

    number: int
    home: tuple[float, float]
    going: Going
    reach: float
    kinds: int
    times: int
    languages: int
    enough: int
    willing: float
    goes: float


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked between two minutes; `language` is the bit that is needed, 0 for none, `speaks` the asker's own."""

    number: int
    asker: int
    home: tuple[float, float]
    kind: int
    urgency: Urgency
    opens: float
    deadline: float
    times: int
    language: int
    speaks: int


Near = tuple[float, int]


@dataclass(frozen=True)
class World:
    """`salt` stands for everybody's mood."""

    name: str
    volunteers: tuple[Volunteer, ...]
    tasks: tuple[Task, ...]
    salt: int

    @cached_property
    def _near(self) -> dict[int, list[Near]]:
        return {}

    def fitting(self, task: Task) -> list[Near]:
        """Return who could do it as far as it never changes, the nearest first: metres, and their number."""
        found = self._near.get(task.number)
        if found is None:
            found = self._near[task.number] = sorted(self._look(task))
        return found

    def _look(self, task: Task) -> Iterator[Near]:
        if KINDS[task.kind].from_home:
            same = self._groups.get((task.kind, square(task.home, GROUP)), [])
            return ((math.dist(each.home, task.home), each.number) for each in same if _can(each, task))
        return (
            (metres, each.number)
            for going, wide in _FARTHEST.items()
            for each in self._around(task, going, wide)
            if (metres := math.dist(each.home, task.home)) <= each.reach and _can(each, task)
        )

    def _around(self, task: Task, going: Going, wide: float) -> Iterator[Volunteer]:
        east, north = square(task.home, wide)
        buckets = self._buckets[going, task.kind]
        for x in (east - 1, east, east + 1):
            for y in (north - 1, north, north + 1):
                yield from buckets.get((x, y), ())

    @cached_property
    def _buckets(self) -> Mapping[tuple[Going, int], Mapping[Square, list[Volunteer]]]:
        """Hold everybody by way of going, kind of help and square, each as wide as the farthest reach."""
        found: dict[tuple[Going, int], dict[Square, list[Volunteer]]] = defaultdict(lambda: defaultdict(list))
        for each in self.volunteers:
            for kind in _kinds(each) if each.going in _FARTHEST else ():
                found[each.going, kind][square(each.home, _FARTHEST[each.going])].append(each)
        return found

    @cached_property
    def _groups(self) -> Mapping[tuple[int, Square], list[Volunteer]]:
        found: dict[tuple[int, Square], list[Volunteer]] = defaultdict(list)
        for each in self.volunteers:
            for kind in _kinds(each):
                found[kind, square(each.home, GROUP)].append(each)
        return found


def square(home: tuple[float, float], wide: float) -> Square:
    return int(home[0] // wide), int(home[1] // wide)


def can(volunteer: Volunteer, task: Task) -> bool:
    """Say whether somebody could do it if they wanted, near enough as they see it."""
    if not (volunteer.kinds >> task.kind & 1 and _can(volunteer, task)):
        return False
    if KINDS[task.kind].from_home:
        return True
    return volunteer.going is not Going.HOME and math.dist(volunteer.home, task.home) <= volunteer.reach


def _can(volunteer: Volunteer, task: Task) -> bool:
    return bool(volunteer.times & task.times) and (not task.language or bool(volunteer.languages & task.language))


def _kinds(volunteer: Volunteer) -> Iterator[int]:
    return (kind for kind in range(len(KINDS)) if volunteer.kinds >> kind & 1)
