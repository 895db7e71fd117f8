"""How long to wait before something is tried again; without the database."""

import random
from datetime import timedelta

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=20), timedelta(hours=1)
# For those who carry our messages, and for what waits for them alone: when they are back, it soon goes.
FIRST_REST, LONGEST_REST = timedelta(seconds=20), timedelta(minutes=5)
_chance = random.SystemRandom()


def wait(times: int, *, first: timedelta = FIRST_WAIT, longest: timedelta = LONGEST_WAIT) -> timedelta:
    """Wait twice as long after each of so many times, and never until the same moment as all the others."""
    most: timedelta = min(first * 2 ** min(times - 1, 20), longest)
    return most * _chance.uniform(0.5, 1)
