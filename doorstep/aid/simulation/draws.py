"""Chance that is the same whoever asks: what falls out hangs on who is asked for what, not on who was asked before.

So two ways of asking meet the same people in the same mood, and their difference is theirs (common random numbers).
"""

from functools import lru_cache
from statistics import NormalDist

_ALL = (1 << 64) - 1
_PART, _PARTS = (1 << 16) - 1, 1 << 16
_STEPS = 4_096


def four(salt: int, task: int, volunteer: int) -> tuple[float, float, float, float]:
    """Return four numbers from 0 to 1, of 16 bits each, for one question in the world that `salt` stands for.

    The mixing is SplitMix64's (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
    """
    mixed = (salt ^ task * 0x9E3779B97F4A7C15 ^ volunteer * 0xD1B54A32D192ED03) & _ALL
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _ALL
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _ALL
    mixed ^= mixed >> 31
    return (
        (mixed & _PART) / _PARTS,
        (mixed >> 16 & _PART) / _PARTS,
        (mixed >> 32 & _PART) / _PARTS,
        (mixed >> 48) / _PARTS,
    )


@lru_cache(maxsize=1)
def _quantiles() -> tuple[float, ...]:
    normal = NormalDist()
    return tuple(normal.inv_cdf((step + 0.5) / _STEPS) for step in range(_STEPS))


def normal(part: float) -> float:
    """Return the value below which this part of a standard normal distribution lies, read from a table."""
    return _quantiles()[int(part * _STEPS)]
