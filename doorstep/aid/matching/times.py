"""When somebody can: three parts of each day of the week, as 21 bits of a number. Monday morning is the first."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

PARTS = ("morning", "afternoon", "evening")
# When each begins and ends; what lies between the last and the first is night.
BEGINS = {"morning": time(8), "afternoon": time(12), "evening": time(17)}
ENDS = {"morning": time(12), "afternoon": time(17), "evening": time(21)}
DAYS = 7
ALWAYS = (1 << DAYS * len(PARTS)) - 1


def bit(weekday: int, part: str) -> int:
    """Return the bit of one part of a weekday, Monday being 0."""
    return 1 << weekday * len(PARTS) + PARTS.index(part)


def mask(chosen: Iterable[tuple[int, str]]) -> int:
    """Return all of these, each a weekday and a part of it, as one number."""
    found = 0
    for weekday, part in chosen:
        found |= bit(weekday, part)
    return found


def chosen(times: int) -> Iterator[tuple[int, str]]:
    """Yield each weekday and part that a mask holds."""
    return ((day, part) for day in range(DAYS) for part in PARTS if times & bit(day, part))


def reached(starts: datetime, ends: datetime) -> int:
    """Return the bits of all parts that a window touches, on the clock of the place in which it is given.

    A window that reaches into none of them, since it is all at night, touches the part that comes nearest: before the
    morning its day's first, otherwise its last.
    """
    if ends - starts >= timedelta(days=DAYS):
        return ALWAYS
    days = [starts.date() + timedelta(days=each) for each in range((ends.date() - starts.date()).days + 1)]
    found = mask(
        (day.weekday(), part)
        for day in days
        for part in PARTS
        if starts < datetime.combine(day, ENDS[part], starts.tzinfo)
        and ends > datetime.combine(day, BEGINS[part], starts.tzinfo)
    )
    return found or bit(starts.weekday(), PARTS[0] if starts.time() < BEGINS[PARTS[0]] else PARTS[-1])
