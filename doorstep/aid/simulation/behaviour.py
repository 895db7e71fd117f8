"""How people answer. All of it is assumed, so each assumption stands here with a sentence, a source and a range."""

import math
from dataclasses import dataclass, field, fields, replace
from typing import Any

from doorstep.aid.matching.fitting import Going

OWN = "assumed"
RESPONDERS = "17-47 % of alerted community responders say yes"
NHS = "two thirds of the NHS scheme's volunteers were unused after two months"
SURELY = 0.95


def _assumed(value: float, low: float, high: float, means: str, source: str = OWN) -> Any:
    return field(default=value, metadata={"low": low, "high": high, "means": means, "source": source})


@dataclass(frozen=True)
class Behaviour:
    """What a neighbourhood is taken to be like; times in minutes or days as said, distances in metres."""

    yes_at_a_door: float = _assumed(0.30, 0.15, 0.45, "chance of yes to going next door, well rested", RESPONDERS)
    yes_from_home: float = _assumed(0.35, 0.17, 0.50, "chance of yes to a telephone call, well rested", RESPONDERS)
    yes_with_a_lift: float = _assumed(0.20, 0.10, 0.35, "chance of yes to driving somebody, well rested")
    halves_on_foot: float = _assumed(800, 400, 1_600, "metres on foot that halve the chance")
    halves_on_wheels: float = _assumed(2_000, 1_000, 4_000, "metres by bicycle or car that halve the chance")
    spread: float = _assumed(0.5, 0.2, 0.8, "how unlike people are: standard deviation of the logarithm of willingness")
    gladder: float = _assumed(1.6, 1.0, 2.5, "times the chance, of somebody who helped this neighbour before")
    tires: float = _assumed(0.20, 0.05, 0.35, "part of the chance that each recent question takes away")
    never_below: float = _assumed(0.15, 0.0, 0.4, "part of the chance that is left however much somebody was asked")
    half_life: float = _assumed(4, 2, 8, "days after which half of a question is forgotten")
    leaves: float = _assumed(0.004, 0.001, 0.010, "chance of leaving for good upon a question, for each recent one")
    leaves_at_most: float = _assumed(0.05, 0.02, 0.15, "chance of leaving upon one question at the most")
    goes_a_day: float = _assumed(0.002, 0.0, 0.010, "chance each day of going without any reason", NHS)
    silent: float = _assumed(0.40, 0.15, 0.70, "part of those who do not say yes that says nothing at all")
    answers_in: float = _assumed(25, 8, 90, "median waking minutes until somebody answers who does")
    answers_spread: float = _assumed(1.3, 0.8, 1.8, "standard deviation of the logarithm of those minutes")

    def rested(self, kind: "KindAnswered", going: Going, away: float) -> float:
        """Return the chance of yes of somebody of usual willingness who was not asked for long."""
        if kind.from_home:
            return self.yes_from_home
        halves = self.halves_on_foot if going is Going.FOOT else self.halves_on_wheels
        base = self.yes_with_a_lift if kind.is_lift else self.yes_at_a_door
        return base * math.exp2(-away / halves)

    def still_willing(self, warmth: float) -> float:
        """Return the part of the chance that is left after recent questions, of which `warmth` is the sum."""
        return self.never_below + (1 - self.never_below) * math.pow(1 - self.tires, warmth)

    def stops(self, warmth: float) -> float:
        """Return the chance that this question is the one after which somebody leaves for good."""
        return min(self.leaves * warmth, self.leaves_at_most)

    def forgotten(self, minutes: float) -> float:
        """Return what is left of a question after so long."""
        return float(0.5 ** (minutes / (1_440 * self.half_life)))


@dataclass(frozen=True)
class KindAnswered:
    """A kind of help as far as it matters for answering: how often it is asked for, how many would do it."""

    name: str
    wanted: float
    done_by: float
    from_home: bool = False
    is_lift: bool = False


KINDS = (
    KindAnswered("shopping", 0.35, 0.80),
    KindAnswered("prescription", 0.20, 0.75),
    KindAnswered("phone call", 0.15, 0.45, from_home=True),
    KindAnswered("dog walking", 0.10, 0.30),
    KindAnswered("lift", 0.10, 0.60, is_lift=True),  # of those who drive
    KindAnswered("food parcel", 0.10, 0.50),
)


def without_fatigue(usual: Behaviour) -> Behaviour:
    """Return people whom no number of questions tires or drives away."""
    return replace(usual, tires=0.0, leaves=0.0)


def variations(usual: Behaviour) -> dict[str, Behaviour]:
    """Return each assumption lowered and raised, one at a time, and a world without fatigue."""
    varied = {"as assumed": usual, "no fatigue at all": without_fatigue(usual)}
    for each in fields(usual):
        for way in ("low", "high"):
            value = each.metadata[way]
            varied[f"{each.name} {value:g}"] = replace(usual, **{each.name: value})
    return varied


def assumptions(usual: Behaviour) -> list[tuple[str, float, float, float, str, str]]:
    """Return name, value, low, high, meaning and source of each."""
    return [
        (each.name, getattr(usual, each.name), *(each.metadata[key] for key in ("low", "high", "means", "source")))
        for each in fields(usual)
    ]
