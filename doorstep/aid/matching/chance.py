"""How likely somebody is to say yes, and what one more question costs them: from counts alone, which they can see.

A person's chance starts from what kind of help it is and how far it is, and learns from how often they were asked and
said yes. What questions do to people is not decreed: a group counts it, over all who were asked (`Experience`).
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from math import exp2, log
from typing import Protocol

from doorstep.aid.matching.fitting import Going, InHand


class Help(StrEnum):
    """What is asked, as far as the chance of a yes depends on it."""

    DOOR = "door"
    LIFT = "lift"
    HOME = "home"


class Known(InHand, Protocol):
    """What is counted of somebody; matching.fitting.Ready is one. Distances are in metres.

    `taken_back` counts the questions that others had answered before them; they say nothing about this person.
    """

    @property
    def away(self) -> float: ...
    @property
    def going(self) -> Going: ...
    @property
    def asked(self) -> int: ...
    @property
    def said_yes(self) -> int: ...
    @property
    def taken_back(self) -> int: ...
    @property
    def asked_lately(self) -> int: ...
    @property
    def days_since_asked(self) -> float | None: ...
    @property
    def helped_before(self) -> int: ...


# Before anything is counted: of community responders who are alerted, 17 to 47 % say yes.
_PRIOR = {Help.DOOR: 0.28, Help.LIFT: 0.2, Help.HOME: 0.33}
# Metres that halve the chance.
_HALVES = {Going.FOOT: 800.0, Going.BIKE: 1_800.0, Going.CAR: 2_200.0, Going.HOME: 800.0}
GLADDER = 1.5
# What is usual of a question that somebody answers, and how many yeses of a usual person stand beside what is counted.
_USUAL, _FIRMNESS = 0.18, 3.0
_SURELY = 0.9

# A question that was not answered for so long no longer holds a place free, though a yes to it still counts; and for
# so long somebody had time to answer who then heard that others were first.
HOLDS, HAD_TIME = timedelta(hours=6), timedelta(hours=3)

# -- One person ------------------------------------------------------------------------------------------------------

# Days after which half of a question is forgotten, and the days for which questions are counted one by one.
HALF_LIFE, LATELY = 3.5, 7.0
_EACH_DAY = log(2) / HALF_LIFE


def rested(help_: Help, known: Known) -> float:
    """Return the chance of yes of somebody who was left in peace for long.

    prior(kind) · 2^(-away / halves) · gladder, times (k + yes) / (k + usual · answered): the mean of a Gamma
    distribution of shape k and mean 1 after so many yeses where `usual · answered` were to be expected (Gamma-Poisson
    shrinkage: B. Efron and T. Hastie, Computer Age Statistical Inference, 2016, section 6.1).
    """
    chance = _PRIOR[help_] if help_ is Help.HOME else _PRIOR[help_] * exp2(-known.away / _HALVES[known.going])
    answered = known.asked - known.taken_back - known.waiting
    own = (_FIRMNESS + known.said_yes) / (_FIRMNESS + _USUAL * max(answered, known.said_yes))
    return min(chance * own * (GLADDER if known.helped_before else 1.0), _SURELY)


def warmth(known: Known) -> float:
    """Return the sum of recent questions, each halved after so many days, as far as two counts tell it.

    The last was d days ago; the others of the week are taken to lie evenly between d and 7 days, where the mean of
    2^(-t / h) is (2^(-d / h) - 2^(-7 / h)) / ((7 - d) · ln 2 / h).
    """
    if known.days_since_asked is None:
        return 0.0
    last = exp2(-known.days_since_asked / HALF_LIFE)
    if known.asked_lately <= 1:
        return last
    span = LATELY - known.days_since_asked
    others = (last - _WEEK_OLD) / (span * _EACH_DAY) if span > _MOMENT else last
    return last + (known.asked_lately - 1) * others


_WEEK_OLD, _MOMENT = exp2(-LATELY / HALF_LIFE), 1e-6

# -- A group's experience --------------------------------------------------------------------------------------------

# Warmth is told apart in bands, from the first of these upwards; the middles of the bands.
BANDS_FROM = (0.25, 0.75, 1.5, 2.5, 4.0, 6.0, 10.0)
_MIDDLES = (0.0, 0.5, 1.1, 2.0, 3.2, 5.0, 8.0, 14.0)
# What each question is taken to leave of the chance, and to drive away, until it is counted; and how many expected
# yeses, or people expected to leave, this weighs as much as.
_TIRES, _LEAVES = 0.85, 0.003
_TIRES_WEIGHS, _LEAVES_WEIGHS = 6.0, 1.0
# What somebody who leaves would have said yes to: so much in any case, and this times the cube of their warmth more, up
# to a most, so that one or two recent questions weigh little and three a great deal; and to which part of the
# questions that come they would say yes if they stay rested.
_WORTH_OF_ONE, _WORTH_IF_NEEDED, _WORTH_AT_MOST, _WORTH_OF_REST = 3.0, 3.5, 40.0, 0.3


def band(warm: float) -> int:
    return bisect_right(BANDS_FROM, warm)


@dataclass(frozen=True)
class Counted:
    """Questions put to people of one band of warmth: the sum of their rested chances, the yeses, and who left."""

    questions: int = 0
    expected: float = 0.0
    yes: int = 0
    left: int = 0

    def and_one(self, chance: float, *, yes: bool, left: bool) -> "Counted":
        return Counted(self.questions + 1, self.expected + chance, self.yes + yes, self.left + left)


@dataclass(frozen=True)
class Experience:
    """What a group counted of questions that were answered, or left unanswered for long, by band of warmth."""

    counted: tuple[Counted, ...] = (Counted(),) * len(_MIDDLES)

    def and_one(self, chance: float, warm: float, *, yes: bool, left: bool) -> "Experience":
        at = band(warm)
        more = self.counted[at].and_one(chance, yes=yes, left=left)
        return replace(self, counted=(*self.counted[:at], more, *self.counted[at + 1 :]))

    @cached_property
    def tired(self) -> tuple[float, ...]:
        """Return by band what is left of the rested chance: yeses as counted over yeses as expected.

        Among the rested it is more than one where a group's people say yes more gladly than was taken for usual.
        Where little was counted, what holds in the band below, and a little less.
        """
        return tuple(self._tired())

    def _tired(self) -> Iterator[float]:
        found, before = 1.0, 0.0
        for counted, middle in zip(self.counted, _MIDDLES, strict=True):
            usual = found * _TIRES ** (middle - before)
            found = (_TIRES_WEIGHS * usual + counted.yes) / (_TIRES_WEIGHS + counted.expected)
            before = middle
            yield found

    @cached_property
    def leaving(self) -> tuple[float, ...]:
        """Return by band how likely it is that somebody leaves upon the next question."""
        expected = sum(each.questions * _usually_leaves(at) for at, each in enumerate(self.counted))
        scale = (_LEAVES_WEIGHS + sum(each.left for each in self.counted)) / (_LEAVES_WEIGHS + expected)
        return tuple(scale * _usually_leaves(at) for at in range(len(_MIDDLES)))

    @cached_property
    def price(self) -> tuple[float, ...]:
        """Return by band what one more question costs, in yeses that will not be said because of it.

        Whoever was asked often lately will be asked as often soon, so that being tired costs the more.
        """
        return tuple(
            _worth(middle) * leaves + _WORTH_OF_REST * middle * tires
            for middle, leaves, tires in zip(_MIDDLES, self.leaving, self._tires(), strict=True)
        )

    def _tires(self) -> list[float]:
        """Return by band what one more question takes away of what is left of the chance."""
        by_band = zip(pairwise(self.tired), pairwise(_MIDDLES), strict=True)
        steps = [max(0.0, (now - then) / (high - low)) for (now, then), (low, high) in by_band]
        return [*steps, steps[-1]]

    @cached_property
    def strain(self) -> float:
        """Return what questions cost here beside what is taken for usual, to somebody asked twice: 1 at most."""
        return min(1.0, self.price[_TWICE] / Experience().price[_TWICE])


_TWICE = band(2.0)


def _worth(warm: float) -> float:
    return min(_WORTH_OF_ONE + _WORTH_IF_NEEDED * warm**3, _WORTH_AT_MOST)


def _usually_leaves(at: int) -> float:
    return _LEAVES * (1 + _MIDDLES[at])
