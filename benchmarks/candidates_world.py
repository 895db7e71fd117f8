"""A made-up London of volunteers in one group, and tasks at doors among them: the same on every run."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from doorstep.aid import kinds
from doorstep.aid.matching import times
from doorstep.places import cells, districts

CHARING_CROSS = (51.507, -0.128)
WIDE = 18_000.0  # metres from there to the edge
DEGREE = 111_195.0  # metres in a degree of latitude
# Metres from a district's centre to an estate in it, and from an estate to a home, as standard deviations.
ESTATES, SPREAD, CLOSE = 30, 1_200.0, 200.0
# How they go, how far in metres, and how many of a hundred do.
GOINGS = [
    ("foot", 1_000, 35),
    ("foot", 2_000, 25),
    ("bike", 2_500, 10),
    ("bike", 5_000, 8),
    ("car", 5_000, 9),
    ("car", 15_000, 5),
    ("home", 0, 8),
]
# Of a hundred, how many help with each kind that is done at a door, and how many of the tasks are of it.
HELPS = {
    "shopping": (80, 40),
    "prescription": (70, 25),
    "dog-walking": (35, 10),
    "food-parcel": (40, 10),
    "lift": (15, 5),
    "post": (45, 5),
    "other": (30, 5),
}
FREE = 0.4  # in each part of the week
RESTS, LEFT, ASKED = 0.05, 0.03, 0.6
# How many were asked for a task before.
BEFORE = (0, 0, 3, 6)
BEGAN = datetime(2026, 1, 5)  # noqa: DTZ001 # as the tables of both databases take it, in UTC


@dataclass(frozen=True)
class Helper:
    """A volunteer, as a row of each table needs them."""

    key: UUID
    person: UUID
    cell: int
    kinds: int
    times: int
    going: str
    metres: int
    paused: bool
    joined: bool
    last_asked_at: datetime | None


@dataclass(frozen=True)
class Door:
    """What is asked for at a door, from when to when, and who was asked before, as places among the volunteers."""

    key: UUID
    cell: int
    kind: str
    starts: datetime
    lasts: timedelta
    asked: tuple[int, ...]


def helpers(count: int) -> Iterator[Helper]:
    """Make up this many; fewer of them are the beginning of more."""
    chance = random.Random("helpers")
    return (_helper(chance) for _ in range(count))


def doors(count: int, among: int) -> list[Door]:
    """Make up tasks where people live, as each asked first some of so many volunteers."""
    chance = random.Random(f"doors {among}")
    names, weights = list(HELPS), [share for _, share in HELPS.values()]
    return [_door(chance, chance.choices(names, weights)[0], among) for _ in range(count)]


def _helper(chance: random.Random) -> Helper:
    going, metres, _ = chance.choices(GOINGS, [share for *_, share in GOINGS])[0]
    does = [kinds.USUAL[name] for name, (share, _) in HELPS.items() if chance.random() * 100 < share]
    asked = BEGAN + timedelta(minutes=chance.randrange(300_000)) if chance.random() < ASKED else None
    return Helper(
        key=UUID(int=chance.getrandbits(128), version=4),
        person=UUID(int=chance.getrandbits(128), version=4),
        cell=_home(chance),
        kinds=kinds.mask(does),
        times=sum(1 << part for part in range(times.ALWAYS.bit_length()) if chance.random() < FREE),
        going=going,
        metres=metres,
        paused=chance.random() < RESTS,
        joined=chance.random() >= LEFT,
        last_asked_at=asked,
    )


def _door(chance: random.Random, kind: str, among: int) -> Door:
    starts = BEGAN + timedelta(days=chance.randrange(7), hours=chance.choice([8, 12, 17]))
    lasts = timedelta(hours=chance.choices([2, 10, 58], [40, 40, 20])[0])
    asked = tuple(sorted({chance.randrange(among) for _ in range(chance.choice(BEFORE))}))
    return Door(UUID(int=chance.getrandbits(128), version=4), _home(chance), kind, starts, lasts, asked)


def _home(chance: random.Random) -> int:
    north, east = chance.choice(_estates())
    return cells.cell_at(*_moved(chance, north, east, CLOSE))


@cache
def _estates() -> Sequence[tuple[float, float]]:
    chance = random.Random("estates")
    every = (district.centre for district in districts.all_districts().values() if district.has_streets)
    here = [centre for centre in every if cells.metres(centre, CHARING_CROSS) < WIDE]
    return [_moved(chance, *centre, SPREAD) for centre in here for _ in range(ESTATES)]


def _moved(chance: random.Random, north: float, east: float, spread: float) -> tuple[float, float]:
    stretched = DEGREE * math.cos(math.radians(north))
    return north + chance.gauss(0, spread) / DEGREE, east + chance.gauss(0, spread) / stretched
