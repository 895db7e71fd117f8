"""Which group is to have what nobody covers: the nearest first, and what speaks for and against each, in bands."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# Upper ends in metres: next door, a walk, a bus; whoever is farther is in the last band.
BANDS = (400.0, 1_500.0, 4_000.0, 8_000.0)
# With so many handed over in four weeks a group is asked after one like it that had fewer.
MANY = 3


class Speaks(StrEnum):
    """What speaks for a group, or against it."""

    COVERS = "covers"
    AGREED = "agreed"
    DOES_IT = "does-it"
    TRUE_LATELY = "true-lately"
    NOT_ITS_KIND = "not-its-kind"
    TRUE_LONG_AGO = "true-long-ago"
    HAD_MANY = "had-many"
    GAVE_BACK = "gave-back"


@dataclass(frozen=True)
class Near:
    """A group near a doorstep: `metres` to its patch, 0 where it covers; `does` is None where it says no kinds at all.

    `fresh` says whether its listing was confirmed lately, `handed` how much it was handed in four weeks.
    """

    group: int
    metres: float
    does: bool | None
    fresh: bool
    agreed: bool = False
    handed: int = 0
    gave_back: bool = False


@dataclass(frozen=True)
class Placed:
    """A group in its place of the ranking, with why."""

    group: int
    reasons: tuple[Speaks, ...]


def band(metres: float) -> int:
    return next((number for number, end in enumerate(BANDS) if metres <= end), len(BANDS))


def ranked(groups: Iterable[Near]) -> list[Placed]:
    """Put those first that are likeliest to help: who gave it back comes last, then who is near, or agreed to help.

    An agreement makes up for one band; a kind that a group does not say it does costs two.
    """
    return [Placed(each.group, _reasons(each)) for each in sorted(groups, key=_order)]


def _order(near: Near) -> tuple[bool, int, bool, bool, bool, int, float, int]:
    steps = band(near.metres) - near.agreed + 2 * (near.does is False)
    much, stale = near.handed >= MANY, not near.fresh
    return near.gave_back, steps, not near.agreed, much, stale, near.handed, near.metres, near.group


def _reasons(near: Near) -> tuple[Speaks, ...]:
    said = {
        Speaks.COVERS: near.metres == 0,
        Speaks.AGREED: near.agreed,
        Speaks.DOES_IT: near.does is True,
        Speaks.TRUE_LATELY: near.fresh,
        Speaks.NOT_ITS_KIND: near.does is False,
        Speaks.TRUE_LONG_AGO: not near.fresh,
        Speaks.HAD_MANY: near.handed >= MANY,
        Speaks.GAVE_BACK: near.gave_back,
    }
    return tuple(reason for reason, holds in said.items() if holds)
