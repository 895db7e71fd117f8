"""Finds for many tasks the nearest who fit, in memory: a grid over the whole area, looked at ring by ring.

Like placing.py these are plain functions over rows of whole numbers, which engines.py makes faster ones of. Places are
decimetres east and north of a corner beyond which nobody lives; kinds of help, times and languages are bits.
"""

from math import sqrt
from typing import NamedTuple

from doorstep.aid.matching.planning.given import NOBODY, Numbers, Row


class There(NamedTuple):
    """Volunteers in the order of their squares: those of square s are `begins[s]` to `begins[s + 1]`.

    `grid` is how long the side of a square is, how many there are eastwards and northwards, and how far anybody goes.
    Tasks lie in it as well.
    """

    x: Numbers
    y: Numbers
    kinds: Numbers
    times: Numbers
    tongues: Numbers
    reach: Numbers
    begins: Numbers
    grid: Numbers


class Asks(NamedTuple):
    """Tasks: where, which kind, at what times, and in which languages, none being any."""

    x: Numbers
    y: Numbers
    kind: Numbers
    times: Numbers
    tongues: Numbers


class Nearest(NamedTuple):
    """The nearest of one task, nearest first, with the square of how far they are."""

    who: Row
    far: Row


def way(task: int, volunteer: int, asks: Asks, there: There) -> int:
    """Return the square of the way to somebody who fits, or NOBODY."""
    if not (there.kinds[volunteer] & asks.kind[task] and there.times[volunteer] & asks.times[task]):
        return NOBODY
    if asks.tongues[task] and not asks.tongues[task] & there.tongues[volunteer]:
        return NOBODY
    east, north = there.x[volunteer] - asks.x[task], there.y[volunteer] - asks.y[task]
    far = east * east + north * north
    return far if far <= there.reach[volunteer] * there.reach[volunteer] else NOBODY


def put_in(volunteer: int, far: int, count: int, near: Nearest) -> int:
    """Put somebody in their place among the nearest, if they are; of equals the first stands first. Return how many."""
    if count == len(near.far):
        if far >= near.far[count - 1]:
            return count
        count -= 1
    place = count
    while place > 0 and near.far[place - 1] > far:
        near.far[place], near.who[place] = near.far[place - 1], near.who[place - 1]
        place -= 1
    near.far[place], near.who[place] = far, volunteer
    return count + 1


def look_in(first: int, last: int, task: int, count: int, asks: Asks, there: There, near: Nearest) -> int:
    """Look through neighbouring squares of one row of the grid."""
    for volunteer in range(there.begins[first], there.begins[last + 1]):
        far = way(task, volunteer, asks, there)
        if far != NOBODY:
            count = put_in(volunteer, far, count, near)
    return count


def ring(wide: int, task: int, count: int, asks: Asks, there: There, near: Nearest) -> int:
    """Look through the squares that lie so many from the task's own, eastwards or northwards."""
    side, columns, lines = there.grid[0], there.grid[1], there.grid[2]
    column, line = asks.x[task] // side, asks.y[task] // side
    west, east = max(column - wide, 0), min(column + wide, columns - 1)
    for row in range(max(line - wide, 0), min(line + wide, lines - 1) + 1):
        begin = row * columns
        if abs(row - line) == wide:
            count = look_in(begin + west, begin + east, task, count, asks, there, near)
            continue
        if column - wide >= 0:
            count = look_in(begin + west, begin + west, task, count, asks, there, near)
        if wide > 0 and column + wide < columns:
            count = look_in(begin + east, begin + east, task, count, asks, there, near)
    return count


def nearest(task: int, asks: Asks, there: There, near: Nearest) -> int:
    """Find as many as `near` has room for, and return how many there are."""
    side, reach = there.grid[0], there.grid[3]
    count = wide = 0
    while True:
        count = ring(wide, task, count, asks, there, near)
        # Whoever stands outside the rings so far is at least so far away.
        least = wide * side
        if least > reach or (count == len(near.far) and near.far[count - 1] <= least * least):
            return count
        wide += 1


class Found(NamedTuple):
    """For each task, in a stretch of its own of equal length, who fits and how far they are, and how many those are."""

    who: Row
    far: Row
    counts: Row


def find_all(first: int, last: int, asks: Asks, there: There, near: Nearest, found: Found) -> None:
    """Find the nearest of each of these tasks."""
    most = len(near.far)
    for task in range(first, last):
        found.counts[task] = nearest(task, asks, there, near)
        for place in range(found.counts[task]):
            found.who[task * most + place] = near.who[place]
            found.far[task * most + place] = int(sqrt(near.far[place]))
