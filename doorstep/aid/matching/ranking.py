"""Whom to ask first, and why, in reasons that a page can word.

The plain rules: who helped this neighbour before, then who is close, then who was asked least and longest ago.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from doorstep.aid.matching.fitting import Ready, Wanted, why_not

# In metres of a walk that would make up for it: somebody who helped before is asked before one who lives this much
# nearer, and one who was asked once more lately after one who lives this much farther.
HELPED_BEFORE = 1_500.0
ASKED_LATELY = 400.0
EACH_DAY = 20.0
DAYS_COUNTED = 28.0
NEAR = 600.0


class Reason(StrEnum):
    CLOSE = "close"
    HELPED_BEFORE = "helped-before"
    NOT_ASKED_LATELY = "not-asked-lately"
    NEVER_ASKED = "never-asked"
    LANGUAGE = "language"
    SKILL = "skill"
    FROM_HOME = "from-home"


@dataclass(frozen=True)
class Ranked:
    """Somebody who fits, with their cost in metres, less being better, and the reasons for asking them."""

    ready: Ready
    cost: float
    reasons: tuple[Reason, ...]


def rank(wanted: Wanted, everybody: Iterable[Ready]) -> list[Ranked]:
    """Return those who fit, whom to ask first standing first; of equals, always the same one."""
    fit = [ready for ready in everybody if why_not(wanted, ready) is None]
    ranked = [Ranked(ready, _cost(wanted, ready), tuple(_reasons(wanted, ready))) for ready in fit]
    return sorted(ranked, key=lambda each: (each.cost, str(each.ready.volunteer)))


def _cost(wanted: Wanted, ready: Ready) -> float:
    way = ready.away if wanted.at_a_door else 0.0
    days = DAYS_COUNTED if ready.days_since_asked is None else min(ready.days_since_asked, DAYS_COUNTED)
    return way - HELPED_BEFORE * bool(ready.helped_before) + ASKED_LATELY * ready.asked_lately - EACH_DAY * days


def _reasons(wanted: Wanted, ready: Ready) -> Iterable[Reason]:
    never = ready.days_since_asked is None
    holds = {
        Reason.HELPED_BEFORE: bool(ready.helped_before),
        Reason.FROM_HOME: not wanted.at_a_door,
        Reason.CLOSE: wanted.at_a_door and ready.away <= NEAR,
        Reason.NEVER_ASKED: never,
        Reason.NOT_ASKED_LATELY: not never and not ready.asked_lately,
        Reason.LANGUAGE: bool(wanted.languages),
        Reason.SKILL: wanted.skill is not None,
    }
    return (reason for reason, yes in holds.items() if yes)
