"""Sharing the doors of a round between drivers, and putting each share in order: good enough, and always the same.

Points are metres east and north; who asks works them out from the centres of cells, so that no address comes in here.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

Point = tuple[float, float]
# Improvements are looked for so often at most; each makes the whole shorter, so it ends before long by itself.
_ROUNDS = 60
# With how many of the nearest doors a way is tried to begin.
_BEGINNINGS = 6
# Less than that is no improvement, but how numbers are rounded.
_WORTH = 1e-6


@dataclass(frozen=True)
class Driver:
    """Has `room` for so many parcels, is given at most so many `doors`, and never any of certain ones."""

    room: int
    doors: int | None = None
    never: frozenset[int] = frozenset()

    def may_take(self, share: Sequence[int], loads: Sequence[int]) -> bool:
        many = self.doors is not None and len(share) > self.doors
        return not many and self.never.isdisjoint(share) and _load(share, loads) <= self.room


def split(
    doors: Sequence[Point], loads: Sequence[int], drivers: Sequence[Driver], start: Point
) -> tuple[list[list[int]], list[int]]:
    """Share out doors, each with its load, between drivers who set out from `start`.

    Returns for each driver the indexes of their doors in the order in which to knock, and what nobody can take.
    Doors in one direction go to one driver (a sweep, like the hand of a clock, from each of the directions in turn);
    then single doors change drivers, or places, as long as the way of all of them together becomes shorter.
    """
    if not doors or not drivers:
        return [[] for _ in drivers], list(range(len(doors)))
    around = sorted(range(len(doors)), key=lambda each: (_angle(doors[each], start), doors[each], each))
    tries = [_sweep(around[turn:] + around[:turn], loads, drivers) for turn in range(len(around))]
    fewest = min(len(left) for _shares, left in tries)
    best = min(
        (each for each in tries if len(each[1]) == fewest),
        key=lambda each: sum(length(share, doors, start) for share in each[0]),
    )
    shares = _improved([order(share, doors, start) for share in best[0]], doors, loads, drivers, start)
    left = [door for door in sorted(best[1]) if not _fits_somewhere(door, shares, loads, drivers)]
    return [order(share, doors, start) for share in shares], left


def order(share: Sequence[int], doors: Sequence[Point], start: Point) -> list[int]:
    """Put doors in order: beginning with each of the nearest in turn, always to the nearest next; then untangled.

    Pieces are turned round and doors moved while that is shorter (2-opt, or-opt), and the shortest way is taken.
    """
    nearest = sorted(share, key=lambda each: (_apart(start, doors[each]), each))
    ways = [_untangled(_greedy(first, share, doors), doors, start) for first in nearest[:_BEGINNINGS]]
    return min(ways, key=lambda way: length(way, doors, start), default=[])


def _greedy(first: int, share: Sequence[int], doors: Sequence[Point]) -> list[int]:
    found, left = [first], {*share} - {first}
    while left:
        here = doors[found[-1]]
        found.append(min(left, key=lambda each: (_apart(here, doors[each]), each)))
        left.remove(found[-1])
    return found


def length(share: Sequence[int], doors: Sequence[Point], start: Point) -> float:
    """Return how long the way is from the start past all doors; nobody has to come back with an empty car."""
    return sum(_apart(a, b) for a, b in pairwise([start, *(doors[each] for each in share)]))


# -- Sweeping --------------------------------------------------------------------------------------------------------


def _sweep(around: Sequence[int], loads: Sequence[int], drivers: Sequence[Driver]) -> tuple[list[list[int]], list[int]]:
    """Fill one driver after the other, as evenly as their room allows; then whatever is left goes where it fits."""
    shares, used = [list[int]() for _ in drivers], [0] * len(drivers)
    fair, driver, left = _fair(sum(loads), [each.room for each in drivers]), 0, list[int]()
    for door in around:
        while driver < len(drivers) and used[driver] + loads[door] > fair[driver]:
            driver += 1
        if driver == len(drivers):
            driver -= 1
            left.append(door)
        elif not drivers[driver].may_take([*shares[driver], door], loads):
            left.append(door)
        else:
            shares[driver].append(door)
            used[driver] += loads[door]
    return shares, [door for door in left if not _fits_somewhere(door, shares, loads, drivers)]


def _fits_somewhere(door: int, shares: list[list[int]], loads: Sequence[int], drivers: Sequence[Driver]) -> bool:
    """Give a door to whoever may take it and has most room left."""
    room = {
        each: driver.room - _load(shares[each], loads)
        for each, driver in enumerate(drivers)
        if driver.may_take([*shares[each], door], loads)
    }
    if not room:
        return False
    shares[max(room, key=lambda each: (room[each], -each))].append(door)
    return True


def _fair(load: int, room: Sequence[int]) -> list[int]:
    """Say how much each should take: as large a part of their room as of everybody's, so that none does it all."""
    part = min(1.0, load / max(1, sum(room)))
    return [min(each, math.ceil(each * part)) for each in room]


def _angle(point: Point, start: Point) -> float:
    return math.atan2(point[1] - start[1], point[0] - start[0])


# -- Improving -------------------------------------------------------------------------------------------------------


def _improved(
    shares: list[list[int]], doors: Sequence[Point], loads: Sequence[int], drivers: Sequence[Driver], start: Point
) -> list[list[int]]:
    """Let doors change drivers, alone or in exchange, as long as that makes the way of the two shorter."""
    for _ in range(_ROUNDS):
        better = _one_better(shares, doors, loads, drivers, start)
        if better is None:
            return shares
        shares = [better.get(each, share) for each, share in enumerate(shares)]
    return shares


def _one_better(
    shares: list[list[int]], doors: Sequence[Point], loads: Sequence[int], drivers: Sequence[Driver], start: Point
) -> Mapping[int, list[int]] | None:
    for a, b in combinations(range(len(shares)), 2):
        now = length(shares[a], doors, start) + length(shares[b], doors, start)
        for one, other in _changed(shares[a], shares[b], doors, start):
            if not (drivers[a].may_take(one, loads) and drivers[b].may_take(other, loads)):
                continue
            if length(one, doors, start) + length(other, doors, start) < now - _WORTH:
                return {a: _untangled(one, doors, start), b: _untangled(other, doors, start)}
    return None


def _changed(
    one: list[int], other: list[int], doors: Sequence[Point], start: Point
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the two ways with one door given to the other, one taken from it, or two exchanged."""
    for x in one:
        yield _without(one, x), _with(other, x, doors, start)
    for y in other:
        yield _with(one, y, doors, start), _without(other, y)
    for x in one:
        for y in other:
            yield _with(_without(one, x), y, doors, start), _with(_without(other, y), x, doors, start)


def _with(way: Sequence[int], door: int, doors: Sequence[Point], start: Point) -> list[int]:
    """Put a door into a way where it makes it longer by the least."""
    point = doors[door]
    past = [start, *(doors[each] for each in way)]
    longer = [_apart(a, point) + _apart(point, b) - _apart(a, b) for a, b in pairwise(past)]
    longer.append(_apart(past[-1], point))
    place = longer.index(min(longer))
    return [*way[:place], door, *way[place:]]


def _without(share: Sequence[int], door: int) -> list[int]:
    return [each for each in share if each != door]


def _load(share: Sequence[int], loads: Sequence[int]) -> int:
    return sum(loads[each] for each in share)


def _untangled(way: list[int], doors: Sequence[Point], start: Point) -> list[int]:
    """Turn pieces of a way round, or put a door elsewhere in it, while that makes it shorter."""
    for _ in range(_ROUNDS):
        better = next(_turned(way, doors, start), None) or next(_moved(way, doors, start), None)
        if better is None:
            return way
        way = better
    return way


def _turned(way: list[int], doors: Sequence[Point], start: Point) -> Iterator[list[int]]:
    """Yield shorter ways with a piece turned round, which are compared by the two ends of the piece alone."""
    for i, j in combinations(range(len(way)), 2):
        if _shorter_turned(way, i, j, doors, start):
            yield [*way[:i], *reversed(way[i : j + 1]), *way[j + 1 :]]


def _moved(way: list[int], doors: Sequence[Point], start: Point) -> Iterator[list[int]]:
    """Yield shorter ways with one door elsewhere."""
    now = length(way, doors, start)
    for door in way:
        other = _with(_without(way, door), door, doors, start)
        if length(other, doors, start) < now - _WORTH:
            yield other


def _shorter_turned(way: Sequence[int], i: int, j: int, doors: Sequence[Point], start: Point) -> bool:
    before = doors[way[i - 1]] if i else start
    first, last = doors[way[i]], doors[way[j]]
    now, then = _apart(before, first), _apart(before, last)
    if j + 1 < len(way):
        after = doors[way[j + 1]]
        now, then = now + _apart(last, after), then + _apart(first, after)
    return then < now - _WORTH


def _apart(a: Point, b: Point) -> float:
    return math.dist(a, b)
