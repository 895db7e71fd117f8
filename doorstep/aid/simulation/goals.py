"""What a good way of asking reaches beside others in the same worlds: the goals, set before it was made."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from doorstep.aid.simulation.behaviour import Behaviour
from doorstep.aid.simulation.comparing import BROADCAST, NEAREST, Scores
from doorstep.aid.simulation.scores import Interval, Score, differences, ratios

FEWER_THAN_BROADCAST, FEWER_THAN_NEAREST = 3.0, 1.5
A_POINT = 0.01
AS_QUICK, LOSES_AT_MOST = 1.3, 0.25


@dataclass(frozen=True)
class Goal:
    """What was found, with its confidence interval over seeds; whether the mean reaches what was set."""

    words: str
    found: Interval
    reached: bool

    def __str__(self) -> str:
        return f"{'reached' if self.reached else 'MISSED'}  {self.words}: {self.found}"


def goals(scores: Scores, ours: str, behaviour: Behaviour) -> list[Goal]:
    """Hold one way of asking to every goal, in one scenario, beside all others there."""
    own = scores[ours]
    best = max((name for name in scores if name != ours), key=lambda name: fmean(each.filled for each in scores[name]))
    above = differences(own, scores[best], "filled")
    quick = ratios(own, scores[BROADCAST], "urgent_minutes")
    return [
        _fewer(own, scores, BROADCAST, FEWER_THAN_BROADCAST),
        _fewer(own, scores, NEAREST, FEWER_THAN_NEAREST),
        _filled(above, best, tires=bool(behaviour.tires or behaviour.leaves)),
        Goal(f"minutes to an urgent yes ÷ those of {BROADCAST}, {AS_QUICK} at most", quick, quick.mean <= AS_QUICK),
        _lost(own, scores[BROADCAST]),
    ]


def _fewer(own: Sequence[Score], scores: Scores, beside: str, times: float) -> Goal:
    found = ratios(scores[beside], own, "questions")
    return Goal(f"questions of {beside} ÷ ours, {times} at least", found, found.mean >= times)


def _filled(above: Interval, best: str, *, tires: bool) -> Goal:
    least = 0.0 if tires else -A_POINT
    words = f"share filled above the best simple one ({best}), {'more than 0' if tires else 'not 0.01 less'}"
    return Goal(words, above, above.mean > least)


def _lost(own: Sequence[Score], broadcast: Sequence[Score]) -> Goal:
    """Compare the sums of all seeds, since in a kind world a seed may lose nobody."""
    ours, theirs = sum(each.lost for each in own), sum(each.lost for each in broadcast)
    share = ours / theirs if theirs else 0.0
    return Goal(
        f"volunteers lost ÷ those of {BROADCAST}, {LOSES_AT_MOST} at most", Interval(share, math.nan), _few(share)
    )


def _few(share: float) -> bool:
    return share <= LOSES_AT_MOST
