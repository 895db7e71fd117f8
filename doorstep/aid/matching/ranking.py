"""Whom to ask first, and why: what speaks for and against somebody, each as metres of a walk that make up for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from doorstep.aid.matching.fitting import Ready, Wanted, why_not

# Somebody who helped this neighbour before is asked before one who lives so many metres nearer.
HELPED_BEFORE = 1_500.0
# Whoever has all in hand this week that they said is enough is asked after one who has nothing and lives so much
# farther; whoever has half of it, a quarter: each further one weighs more than the one before.
LOAD = 2_000.0
# For each time they were asked within the week, and for each day that nobody asked them, up to so many.
ASKED_LATELY, EACH_DAY, DAYS_COUNTED = 400.0, 20.0, 28.0
# For being free in none of the parts of the window but one, where there are many.
FREE_SELDOM = 300.0
# With less time left than this, in hours, sharing counts for less, and with none for nothing: then who is near goes.
TIME_TO_SHARE = 24.0
NEAR = 600.0


class Reason(StrEnum):
    CLOSE = "close"
    HELPED_BEFORE = "helped-before"
    NOT_ASKED_LATELY = "not-asked-lately"
    NEVER_ASKED = "never-asked"
    HAS_TIME = "has-time"
    LANGUAGE = "language"
    SKILL = "skill"
    FROM_HOME = "from-home"


class Weigh(StrEnum):
    """How much a group makes of something, in a word."""

    NOTHING = "nothing"
    USUAL = "usual"
    MUCH = "much"


WEIGHS = {Weigh.NOTHING: 0.0, Weigh.USUAL: 1.0, Weigh.MUCH: 3.0}


class Term(StrEnum):
    """What speaks for or against somebody."""

    WAY = "way"
    KNOWN = "known"
    LOAD = "load"
    ASKED = "asked"
    TIMES = "times"


@dataclass(frozen=True)
class Weights:
    """How much a group makes of people knowing each other, and of sharing the load; 1 is as usual, 0 not at all."""

    known: float = 1.0
    sharing: float = 1.0


USUAL = Weights()


@dataclass(frozen=True)
class Ranked:
    """Somebody who fits, with their terms in metres, less being better, and the reasons for asking them."""

    ready: Ready
    terms: dict[Term, float]
    reasons: tuple[Reason, ...]

    @property
    def cost(self) -> float:
        return sum(self.terms.values())

    @property
    def cost_without_load(self) -> float:
        """What it costs that they do this one, however many they do besides: for planning many at once."""
        return self.cost - self.terms[Term.LOAD]


def rank(wanted: Wanted, everybody: Iterable[Ready], weights: Weights = USUAL) -> list[Ranked]:
    """Return those who fit, whom to ask first standing first; of equals, always the same one."""
    ranked = [ranked_one(wanted, ready, weights) for ready in everybody if why_not(wanted, ready) is None]
    return sorted(ranked, key=lambda each: (each.cost, str(each.ready.volunteer)))


def ranked_one(wanted: Wanted, ready: Ready, weights: Weights = USUAL) -> Ranked:
    return Ranked(ready, _terms(wanted, ready, weights), tuple(_reasons(wanted, ready)))


def _terms(wanted: Wanted, ready: Ready, weights: Weights) -> dict[Term, float]:
    sharing = weights.sharing * min(1.0, max(0.0, wanted.hours_left / TIME_TO_SHARE))
    days = DAYS_COUNTED if ready.days_since_asked is None else min(ready.days_since_asked, DAYS_COUNTED)
    return {
        Term.WAY: ready.away if wanted.at_a_door else 0.0,
        Term.KNOWN: -HELPED_BEFORE * weights.known * bool(ready.helped_before),
        Term.LOAD: sharing * load(ready.this_week + ready.waiting, ready.enough),
        Term.ASKED: sharing * (ASKED_LATELY * ready.asked_lately - EACH_DAY * days),
        Term.TIMES: FREE_SELDOM * (1 - _share(ready.times, wanted.times)),
    }


def load(held: int, enough: int) -> float:
    """Say what it weighs, in metres, to have so many in hand of what is enough: the square of its share."""
    return LOAD * (held / enough) ** 2


def loads(ready: Ready, weights: Weights = USUAL) -> list[float]:
    """Say what each further one weighs this week, in metres, until it is enough: each more than the one before."""
    held = range(ready.this_week + ready.waiting, ready.enough)
    return [weights.sharing * (load(each + 1, ready.enough) - load(each, ready.enough)) for each in held]


def _share(times: int, window: int) -> float:
    """Say in how many of the parts of the week that a window touches somebody is free: from 0 to 1."""
    return (times & window).bit_count() / max(1, window.bit_count())


def _reasons(wanted: Wanted, ready: Ready) -> Iterable[Reason]:
    never = ready.days_since_asked is None
    holds = {
        Reason.HELPED_BEFORE: bool(ready.helped_before),
        Reason.FROM_HOME: not wanted.at_a_door,
        Reason.CLOSE: wanted.at_a_door and ready.away <= NEAR,
        Reason.NEVER_ASKED: never,
        Reason.NOT_ASKED_LATELY: not never and not ready.asked_lately,
        Reason.HAS_TIME: not ready.this_week and not ready.waiting,
        Reason.LANGUAGE: bool(wanted.languages),
        Reason.SKILL: wanted.skill is not None,
    }
    return (reason for reason, yes in holds.items() if yes)
