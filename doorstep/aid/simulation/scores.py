"""What one run is worth, in ten figures, and what several of them say together."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from statistics import fmean, median, stdev

from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.simulation.behaviour import KINDS
from doorstep.aid.simulation.open_tasks import OpenTask
from doorstep.aid.simulation.running import Outcome

# Quantiles of Student's t for 95 % of both sides, by degrees of freedom (any table of statistics); beyond, the last.
_STUDENT = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131)
_STUDENT_MANY = ((20, 2.086), (30, 2.042), (60, 2.000), (120, 1.980))


@dataclass(frozen=True)
class Score:
    """Shares are parts of 1; minutes are on the clock, nights included, of those tasks that somebody said yes to.

    `questions` are all that were put to anybody for each task that was filled, those for others included; `lost` is the
    share of volunteers who left for good upon a question, and not of those who went without any reason: they are the
    same ones however it is asked. `gini` is of the tasks done by each volunteer, `metres` of those done at a door.
    """

    filled: float
    urgent_filled: float
    minutes: float
    urgent_minutes: float
    questions: float
    never_asked: float
    gini: float
    metres: float
    declines: float
    lost: float


def scored(outcome: Outcome) -> Score:
    people, tasks = outcome.people, outcome.tasks
    filled = [each for each in tasks if each.filled_at is not None]
    urgent = [each for each in tasks if each.urgency is Urgency.TODAY]
    return Score(
        filled=_share(filled, tasks),
        urgent_filled=_share([each for each in urgent if each.filled_at is not None], urgent),
        minutes=_minutes(filled),
        urgent_minutes=_minutes(each for each in filled if each.urgency is Urgency.TODAY),
        questions=sum(each.asked for each in people) / max(1, len(filled)),
        never_asked=_share([each for each in people if not each.asked], people),
        gini=gini([each.said_yes for each in people]),
        metres=_metres(filled, outcome),
        declines=sum(each.said_no for each in people) / max(1, len(tasks)),
        lost=_share([each for each in people if each.left], people),
    )


def _share(some: Sequence[object], everything: Sequence[object]) -> float:
    return len(some) / len(everything) if everything else math.nan


def _minutes(filled: Iterable[OpenTask]) -> float:
    took = [each.filled_at - each.opens for each in filled if each.filled_at is not None]
    return median(took) if took else math.nan


def _metres(filled: Iterable[OpenTask], outcome: Outcome) -> float:
    ways = [
        math.dist(each.task.home, outcome.people[each.by].volunteer.home)
        for each in filled
        if each.by is not None and not KINDS[each.task.kind].from_home
    ]
    return fmean(ways) if ways else math.nan


def gini(loads: Sequence[float]) -> float:
    """Return how unequally a load is shared: 0 where all have the same, near 1 where one has all of it."""
    total, many = sum(loads), len(loads)
    if not total:
        return 0.0
    weighted = sum(place * load for place, load in enumerate(sorted(loads), start=1))
    return 2 * weighted / (many * total) - (many + 1) / many


@dataclass(frozen=True)
class Interval:
    """A mean over seeds, and how far its 95 % confidence interval goes to either side."""

    mean: float
    half: float

    def __str__(self) -> str:
        return f"{self.mean:.3g} ± {self.half:.2g}"


def interval(values: Sequence[float]) -> Interval:
    """Return mean and half-width, by Student's t; a single value, or one that is missing, has no width."""
    known = [each for each in values if not math.isnan(each)]
    if not known:
        return Interval(math.nan, math.nan)
    if len(known) == 1:
        return Interval(known[0], math.nan)
    return Interval(fmean(known), student(len(known) - 1) * stdev(known) / math.sqrt(len(known)))


def student(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t; between the rows of the table, that of fewer degrees."""
    if freedom <= len(_STUDENT):
        return _STUDENT[freedom - 1]
    fewer = [value for least, value in ((len(_STUDENT), _STUDENT[-1]), *_STUDENT_MANY) if least <= freedom]
    return fewer[-1]


def intervals(scores: Sequence[Score]) -> dict[str, Interval]:
    return {each.name: interval([getattr(score, each.name) for score in scores]) for each in fields(Score)}


def ratios(scores: Sequence[Score], beside: Sequence[Score], name: str) -> Interval:
    """Return how one figure compares with another way of asking, seed by seed."""
    pairs = [(getattr(ours, name), getattr(theirs, name)) for ours, theirs in zip(scores, beside, strict=True)]
    return interval([ours / theirs if theirs else math.nan for ours, theirs in pairs])


def differences(scores: Sequence[Score], beside: Sequence[Score], name: str) -> Interval:
    """Return how far one figure lies above that of another way of asking, seed by seed."""
    return interval([getattr(o, name) - getattr(t, name) for o, t in zip(scores, beside, strict=True)])
