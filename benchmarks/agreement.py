"""Holds our answers beside PostGIS's: two engines are compared in speed only where they say the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.postgis import Answer
from doorstep.groups.queries.nearby import Covering, Nearby

# Both take the Earth for a ball of the same size; what is left is the arithmetic.
NEARLY = 0.001


@dataclass
class Agreement:
    """How many answers were alike.

    `near`: the ten distances are the same, one by one (groups at one spot may swap). `covering`: patches that both
    name; `theirs` and `ours` those that one alone names, ours only where the whole cell is covered.
    """

    doorsteps: int = 0
    near: int = 0
    covering: int = 0
    theirs: int = 0
    ours: int = 0

    def add(self, covering: Iterable[Covering], nearest: Iterable[Nearby], answer: Answer) -> None:
        named = {patch.group for patch in covering}
        whole = {patch.group for patch in covering if patch.share >= 1}
        other = {key for key, _ in answer.covering}
        self.doorsteps += 1
        self.near += _alike([near.metres for near in nearest], [metres for _, metres in answer.nearest])
        self.covering += len(named & other)
        self.theirs += len(other - named)
        self.ours += len(whole - other)

    def __str__(self) -> str:
        patches = max(1, self.covering + self.theirs + self.ours)
        return (
            f"the same ten distances at {self.near / max(1, self.doorsteps):.1%} of doorsteps; of the patches over "
            f"them both name {self.covering:,}, PostGIS alone {self.theirs / patches:.1%}, "
            f"we alone {self.ours / patches:.1%}"
        )


def _alike(ours: list[float], theirs: list[float]) -> bool:
    return len(ours) == len(theirs) and all(
        abs(a - b) <= 1 + NEARLY * a for a, b in zip(sorted(ours), sorted(theirs), strict=True)
    )
