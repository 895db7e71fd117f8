"""Who can do a task at all: what no rank, no coordinator's haste and no wave may break."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

# A new volunteer has at most so many at once, until somebody vouches for them (docs/safety, rule 5).
NEW_AT_ONCE = 3


class Going(StrEnum):
    FOOT = "foot"
    BIKE = "bike"
    CAR = "car"
    HOME = "home"


class Unfit(StrEnum):
    """Why somebody cannot do it, the first that is found."""

    NOT_THEM = "not-them"  # the asker, or somebody who must not be matched with them; never said aloud
    RESTING = "resting"
    KIND = "kind"
    TIMES = "times"
    TOO_FAR = "too-far"
    LANGUAGE = "language"
    SKILL = "skill"
    ENOUGH = "enough"
    NEW = "new"


# What may have come between a question and its answer.
_MEANWHILE = frozenset({Unfit.NOT_THEM, Unfit.ENOUGH, Unfit.NEW})


@dataclass(frozen=True)
class Wanted:
    """A task as matching sees it: `kind` and `times` as bits; `hours_left` until it should have been done.

    What is `urgent`, for today, is asked of those too whose room is taken by questions that they did not answer yet.
    """

    asker: UUID
    kind: int
    times: int
    at_a_door: bool
    with_money: bool = False
    hands: int = 1
    skill: int | None = None
    languages: frozenset[str] = frozenset()
    hours_left: float = math.inf
    urgent: bool = False


@dataclass(frozen=True)
class Ready:
    """A volunteer as matching sees them, and what stands between them and the asker.

    `waiting` counts what they were asked and have not answered yet: each may still become a yes. `asked`, `said_yes`
    and `taken_back`, because others were first, count all questions ever put to them.
    """

    volunteer: UUID
    person: UUID
    kinds: int
    times: int
    going: Going
    metres: float
    away: float
    languages: frozenset[str] = frozenset()
    skills: frozenset[int] = frozenset()
    enough: int = 2
    this_week: int = 0
    at_once: int = 0
    waiting: int = 0
    vouched: bool = False
    resting: bool = False
    blocked: bool = False
    helped_before: int = 0
    days_since_asked: float | None = None
    asked_lately: int = 0
    asked: int = 0
    said_yes: int = 0
    taken_back: int = 0


class InHand(Protocol):
    """What somebody has said yes to this week, what they were asked and have not answered, and how many are enough."""

    @property
    def this_week(self) -> int: ...
    @property
    def waiting(self) -> int: ...
    @property
    def enough(self) -> int: ...


def has_room(who: InHand, *, urgent: bool) -> bool:
    """Say whether one more is no more than enough; what is urgent does not wait for what they will answer."""
    return who.this_week + (0 if urgent else who.waiting) < who.enough


def why_not(wanted: Wanted, ready: Ready) -> Unfit | None:
    """Say why somebody cannot do it; None for whoever can."""
    return next((reason for reason, holds in _reasons(wanted, ready) if holds), None)


def still_may(wanted: Wanted, ready: Ready) -> bool:
    """Say whether somebody who was asked may say yes by now: the rest is their own to judge."""
    return not any(holds for reason, holds in _reasons(wanted, ready) if reason in _MEANWHILE)


def _reasons(wanted: Wanted, ready: Ready) -> list[tuple[Unfit, bool]]:
    return [
        (Unfit.NOT_THEM, ready.blocked or ready.person == wanted.asker),
        (Unfit.RESTING, ready.resting),
        (Unfit.KIND, not ready.kinds & wanted.kind),
        (Unfit.TIMES, not ready.times & wanted.times),
        (Unfit.TOO_FAR, _too_far(wanted, ready)),
        (Unfit.LANGUAGE, bool(wanted.languages) and not wanted.languages & ready.languages),
        (Unfit.SKILL, wanted.skill is not None and wanted.skill not in ready.skills),
        (Unfit.ENOUGH, not has_room(ready, urgent=wanted.urgent)),
        (Unfit.NEW, not ready.vouched and _too_much_for_new(wanted, ready)),
    ]


def _too_far(wanted: Wanted, ready: Ready) -> bool:
    """Say so of a door alone: what is done from home is done from anywhere. Who only helps from home goes to none."""
    if not wanted.at_a_door:
        return False
    return ready.going == Going.HOME or ready.away > ready.metres


def _too_much_for_new(wanted: Wanted, ready: Ready) -> bool:
    """Let new volunteers begin with few at once, and without money, unless there are two of them."""
    return not left_for_new(ready.at_once + ready.waiting) or (wanted.with_money and wanted.hands == 1)


def left_for_new(at_once: int) -> int:
    """Say how many more things a new volunteer may have in hand who has so many already."""
    return max(0, NEW_AT_ONCE - at_once)
