"""A made-up London to plan for: where people live, who helps with what, and what is asked for; always the same."""

import math
from dataclasses import dataclass
from typing import Any

import numpy

from doorstep.aid.matching.planning.around import Asks, Found, Nearest, There
from doorstep.aid.matching.planning.given import Given

# Its arrays stand here for the rows of whole numbers that plain Python has as lists.
np: Any = numpy
# How many help with each kind, in each part of the week, in each language besides English; and how many ask for one.
HELPS, FREE, SPEAKS, NEEDS = 0.6, 0.5, 0.1, 0.1
# Decimetres: an area of 40 by 40 km; and how many live in a square of the grid on average.
WIDE, IN_A_SQUARE = 400_000, 4
KINDS, PARTS, TONGUES = 8, 21, 6
MOST = 30
# What a further task costs somebody, in decimetres of way; and leaving one undone.
LOAD, UNMET = 4_000, 400_000
# Who has room for one, two or three tasks; who has none is not looked at, as in the database.
ROOM = {"plenty": (0.33, 0.33, 0.34), "scarce": (0.8, 0.2, 0.0)}


@dataclass(frozen=True)
class World:
    """Volunteers with room for so many each, and tasks, in the order of the squares in which they are."""

    there: There
    asks: Asks
    room: Any


def world(volunteers: int, tasks: int, regime: str = "plenty", seed: int = 1) -> World:
    chance = np.random.default_rng(seed)
    places = chance.random((max(20, volunteers // 400), 2)) * WIDE
    there = _there(volunteers, places, chance)
    at = _homes(tasks, places, chance)
    at = at[np.argsort(_square(at, _side(volunteers)), kind="stable")]
    asks = Asks(
        x=at[:, 0],
        y=at[:, 1],
        kind=1 << np.minimum(chance.geometric(0.4, tasks) - 1, KINDS - 1),
        times=1 << chance.integers(0, PARTS, tasks),
        tongues=np.where(chance.random(tasks) < NEEDS, 1 << chance.integers(0, TONGUES, tasks), 0),
    )
    return World(there, asks, chance.choice(3, volunteers, p=ROOM[regime]) + 1)


def _homes(many: int, places: Any, chance: Any) -> Any:
    """Let people live around places, most of them close by."""
    homes = places[chance.integers(0, len(places), many)] + chance.normal(0, 5_000, (many, 2))
    return np.clip(homes, 0, WIDE - 1).astype(np.int64)


def _square(at: Any, side: int) -> Any:
    return at[:, 1] // side * _columns(side) + at[:, 0] // side


def _columns(side: int) -> int:
    return -(-WIDE // side)


def _side(volunteers: int) -> int:
    """Choose squares so small that few live in each."""
    return int(math.sqrt(WIDE * WIDE * IN_A_SQUARE / volunteers))


def _there(many: int, places: Any, chance: Any) -> There:
    at = _homes(many, places, chance)
    side = _side(many)
    at = at[np.argsort(_square(at, side), kind="stable")]
    kinds = sum((chance.random(many) < HELPS).astype(np.int64) << kind for kind in range(KINDS))
    times = sum((chance.random(many) < FREE).astype(np.int64) << part for part in range(PARTS))
    tongues = 1 + sum((chance.random(many) < SPEAKS).astype(np.int64) << each for each in range(1, TONGUES))
    return There(
        x=at[:, 0],
        y=at[:, 1],
        kinds=kinds,
        times=times,
        tongues=tongues,
        reach=chance.choice([8_000, 15_000, 30_000], many),
        begins=np.searchsorted(_square(at, side), np.arange(_columns(side) ** 2 + 1)),
        grid=np.array([side, _columns(side), _columns(side), 30_000]),
    )


def nothing_found(tasks: int) -> tuple[Nearest, Found]:
    near = Nearest(np.zeros(MOST, np.int64), np.zeros(MOST, np.int64))
    return near, Found(np.zeros(tasks * MOST, np.int64), np.zeros(tasks * MOST, np.int64), np.zeros(tasks, np.int64))


def given_of(found: Any, room: Any) -> Given:
    """Write down who fits which task, at what cost, and what each further one costs."""
    tasks = len(found.counts)
    kept = np.arange(MOST) < found.counts[:, None]
    slots = np.concatenate([[0], np.cumsum(room)])
    return Given(
        starts=np.concatenate([[0], np.cumsum(found.counts)]),
        who=found.who.reshape(tasks, MOST)[kept],
        cost=found.far.reshape(tasks, MOST)[kept],
        unmet=np.full(tasks, UNMET),
        slots=slots,
        load=(np.arange(slots[-1]) - np.repeat(slots[:-1], room)) * LOAD,
    )
