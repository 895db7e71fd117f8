"""What happened to each volunteer so far: what a group counts of them, and how tired they are, which nobody can see."""

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta

from doorstep.aid.matching.chance import HOLDS
from doorstep.aid.simulation.behaviour import Behaviour
from doorstep.aid.simulation.hours import WEEK
from doorstep.aid.simulation.world import Volunteer

LATELY = WEEK
_HOLDS = HOLDS / timedelta(minutes=1)


@dataclass(slots=True)
class Person:
    """Somebody in one run of a world."""

    volunteer: Volunteer
    asked: int = 0
    said_yes: int = 0
    said_no: int = 0
    taken_back: int = 0
    left: bool = False
    last: float = -1.0
    warmth: float = 0.0
    week: int = 0
    _this_week: int = 0
    _lately: deque[float] = field(default_factory=deque)
    _open: dict[int, float] = field(default_factory=dict)

    def is_there(self, now: float) -> bool:
        return not self.left and now < self.volunteer.goes

    def has_room(self, now: float) -> bool:
        return self.this_week(now) < self.volunteer.enough

    def this_week(self, now: float) -> int:
        return self._this_week if self.week == int(now // WEEK) else 0

    def asked_lately(self, now: float) -> int:
        """Return how often they were asked within a week."""
        while self._lately and self._lately[0] < now - LATELY:
            self._lately.popleft()
        return len(self._lately)

    def waiting(self, now: float) -> int:
        """Return how many questions wait for their answer, without those that hold no place free any more."""
        return sum(asked > now - _HOLDS for asked in self._open.values())

    def is_asked(self, task: int, now: float, behaviour: Behaviour) -> None:
        self.warmth = 1 + (self.warmth * behaviour.forgotten(now - self.last) if self.asked else 0.0)
        self.last = now
        self.asked += 1
        self._open[task] = now
        self._lately.append(now)

    def need_not_answer(self, task: int) -> None:
        """Take a question away: it was answered, or others were first."""
        del self._open[task]

    def says_yes(self, now: float) -> None:
        self._this_week = self.this_week(now) + 1
        self.week = int(now // WEEK)
        self.said_yes += 1
