"""An open task in one run of a world, as a way of asking sees it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Protocol

from doorstep.aid.matching import times
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.simulation.behaviour import KINDS
from doorstep.aid.simulation.hours import DAY, as_time, awake
from doorstep.aid.simulation.people import Person
from doorstep.aid.simulation.policies import Candidate, Question, Waiting, Why
from doorstep.aid.simulation.world import Task, World

_MOMENT = timedelta(minutes=1)
# How many are drawn for each who is looked for at random, before it is given up.
_TRIES = 4


class Street(Protocol):
    """What is the same for all tasks of a run."""

    world: World
    people: list[Person]
    helped: dict[tuple[int, int], int]
    chance: Random


@dataclass(slots=True)
class OpenTask:
    """`asked` holds everybody who was asked for it, `unanswered` whom it waits for; `filled_at` ends it."""

    task: Task
    street: Street
    now: float = 0.0
    why: Why = Why.BEGIN
    batches: int = 0
    last_batch: float = 0.0
    again: float | None = None
    rung: int = 0
    filled_at: float | None = None
    by: int | None = None
    ended: bool = False
    asked: set[int] = field(default_factory=set)
    unanswered: dict[int, Waiting] = field(default_factory=dict)

    @property
    def urgency(self) -> Urgency:
        return self.task.urgency

    @property
    def at_a_door(self) -> bool:
        return not KINDS[self.task.kind].from_home

    @property
    def is_lift(self) -> bool:
        return KINDS[self.task.kind].is_lift

    @property
    def opens(self) -> float:
        return self.task.opens

    @property
    def deadline(self) -> float:
        return self.task.deadline

    @property
    def waiting(self) -> Sequence[Waiting]:
        return tuple(self.unanswered.values())

    def candidates(self) -> Iterator[Candidate]:
        now, people, part = self.now, self.street.people, part_of(self.now)
        return (
            self._seen(metres, people[number], part)
            for metres, number in self.street.world.fitting(self.task)
            if number not in self.asked and people[number].is_there(now) and people[number].has_room(now)
        )

    def _seen(self, metres: float, person: Person, part: int) -> Candidate:
        who, now = person.volunteer, self.now
        return Candidate(
            who.number,
            metres,
            who.going,
            who.reach,
            who.enough,
            person.this_week(now),
            person.waiting(now),
            person.asked,
            person.said_yes,
            person.taken_back,
            person.asked_lately(now),
            (now - person.last) / DAY if person.asked else None,
            self.street.helped.get((self.task.asker, who.number), 0),
            (who.languages & self.task.speaks).bit_count(),
            bool(who.times & part),
        )

    def anybody(self, count: int, within: float) -> list[Question]:
        everybody, draw = self.street.people, self.street.chance.randrange
        found: dict[int, Question] = {}
        for _ in range(_TRIES * count):
            number = draw(len(everybody))
            who = everybody[number]
            near = math.dist(who.volunteer.home, self.task.home) <= within
            if near and number not in self.asked and who.is_there(self.now):
                found[number] = Question(number)
            if len(found) == count:
                break
        return list(found.values())


def part_of(now: float) -> int:
    """Return the bit of this part of the week, at night of the morning after."""
    begins = as_time(awake(now))
    return times.reached(begins, begins + _MOMENT)
