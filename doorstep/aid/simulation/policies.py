"""What a way of asking is told, and what it answers: counts and distances, and never how willing somebody is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from doorstep.aid.matching.fitting import Going
from doorstep.aid.matching.ladder import Urgency


class Why(StrEnum):
    """Why a way of asking is called."""

    BEGIN = "begin"
    TIMER = "timer"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who fits and was not asked for this task yet, with what is counted of them.

    `away` and `metres`, how far they go, are in metres; `shared` counts languages spoken by both. `free_now` says that
    this is a part of the week in which they offered to help, `taken_back` how many questions
    others had answered before them.
    """

    number: int
    away: float
    going: Going
    metres: float
    enough: int
    this_week: int
    waiting: int
    asked: int
    said_yes: int
    taken_back: int
    asked_lately: int
    days_since_asked: float | None
    helped_before: int
    shared: int
    free_now: bool


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody to ask; what the way of asking took them for is told to it again while the question is open."""

    number: int
    chance: float = 0.0
    warmth: float = 0.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that is open, asked at that minute."""

    asked_at: float
    chance: float = 0.0
    warmth: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """Whom to ask now, and at which minute to be called again; None for not at all, unless somebody says no.

    `rung` is kept with the task, for ways of asking that go step by step.
    """

    ask: tuple[Question, ...] = ()
    again: float | None = None
    rung: int = 0


class Sight(Protocol):
    """A task at one moment, as far as a way of asking may see it; minutes as in hours.py."""

    @property
    def why(self) -> Why: ...
    @property
    def now(self) -> float: ...
    @property
    def urgency(self) -> Urgency: ...
    @property
    def at_a_door(self) -> bool: ...
    @property
    def is_lift(self) -> bool: ...
    @property
    def opens(self) -> float: ...
    @property
    def deadline(self) -> float: ...
    @property
    def batches(self) -> int:
        """Return how many times somebody was asked for this task."""

    @property
    def last_batch(self) -> float:
        """Return the minute at which somebody was asked last."""

    @property
    def again(self) -> float | None:
        """Return the minute of the next call as it was wished for before."""

    @property
    def rung(self) -> int: ...
    @property
    def waiting(self) -> Sequence[Waiting]: ...

    def candidates(self) -> Iterator[Candidate]:
        """Yield who fits and was not asked yet, the nearest first."""

    def anybody(self, count: int, within: float) -> Sequence[Question]:
        """Return so many at random within so many metres, whether they fit or not, whom this task did not reach yet."""


class Policy(Protocol):
    """A way of asking: it remembers nothing of single tasks or people, which it is told anew each time."""

    def step(self, sight: Sight) -> Step: ...

    def heard(self, question: Waiting, *, yes: bool, left: bool) -> None:
        """Be told what came of a question: a yes, or a no, silence included; or that somebody left upon it."""


class Plain:
    """A way of asking that learns nothing."""

    def heard(self, question: Waiting, *, yes: bool, left: bool) -> None:
        pass
