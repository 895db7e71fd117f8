"""Real tasks and workers of two crowdsourcing platforms (gMission, EverySender), as `DOORSTEP_REAL_DATA` holds them.

A pair is possible where the distance is within the worker's radius and the half-open windows of both overlap; it is
worth what the task pays times how often the worker succeeds.
"""

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import dist
from pathlib import Path

# What is paid has one decimal, how often somebody succeeds six: so their product is a whole number.
SCALE = 10_000_000
SETS = ("gMission_cap1", "EverySender_cap1")


@dataclass(frozen=True)
class Task:
    number: int
    begins: int
    ends: int
    place: tuple[float, float]
    pays: float


@dataclass(frozen=True)
class Worker:
    number: int
    begins: int
    ends: int
    place: tuple[float, float]
    radius: float
    room: int
    succeeds: float


@dataclass(frozen=True)
class Known:
    """What is known of a file: the best there is, and what deciding at once reached where it was published."""

    best: float
    greedy: float


def folder() -> Path | None:
    named = os.environ.get("DOORSTEP_REAL_DATA")
    return Path(named) / "matching" if named else None


def files(of: Path) -> Iterator[tuple[Path, Known]]:
    with (of / "reference_results.csv").open(newline="") as lines:
        for row in csv.DictReader(lines):
            found = of / row["dataset"] / row["instance"]
            yield found, Known(float(row["opt_utility_scipy"]), float(row["greedy_ref"]))


def read(path: Path) -> list[Task | Worker]:
    """Read everybody in the order in which they arrive."""
    _head, *lines = path.read_text().splitlines()
    return [_read(number, line.split()) for number, line in enumerate(lines)]


def _read(number: int, said: Sequence[str]) -> Task | Worker:
    begins, kind, x, y, *rest = said
    place = (float(x), float(y))
    if kind == "t":
        lasts, pays = rest
        return Task(number, int(begins), int(begins) + int(lasts), place, float(pays))
    radius, room, lasts, succeeds = rest
    return Worker(number, int(begins), int(begins) + int(lasts), place, float(radius), int(room), float(succeeds))


def possible(task: Task, worker: Worker) -> bool:
    meet = task.begins < worker.ends and worker.begins < task.ends
    return meet and dist(task.place, worker.place) <= worker.radius


def worth(task: Task, worker: Worker) -> int:
    return round(task.pays * worker.succeeds * SCALE)
