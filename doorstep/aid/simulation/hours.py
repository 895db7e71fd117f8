"""Minutes since midnight of a Monday: the simulation's time, and the nights in it, which matching/ladder.py has too."""

from datetime import datetime, timedelta

HOUR, DAY, WEEK = 60.0, 1_440.0, 10_080.0
UP, ASLEEP = 8 * HOUR, 21 * HOUR
# Any Monday would do. It is given to what reckons in days of the week.
MONDAY = datetime(2024, 1, 1)  # noqa: DTZ001 # on the clock of the place, wherever it is


def as_time(minute: float) -> datetime:
    return MONDAY + timedelta(minutes=minute)


def as_minute(time: datetime) -> float:
    return (time - MONDAY).total_seconds() / HOUR


def is_night(minute: float) -> bool:
    return not UP <= minute % DAY < ASLEEP


def awake(minute: float) -> float:
    """Return the minute itself by day, and by night the morning after it."""
    in_day = minute % DAY
    if in_day < UP:
        return minute - in_day + UP
    return minute if in_day < ASLEEP else minute - in_day + DAY + UP


def later(minute: float, lasts: float) -> float:
    """Return when something is over that takes so many waking minutes."""
    begins = awake(minute)
    left_today = ASLEEP - begins % DAY
    while lasts >= left_today:
        begins, lasts = begins - begins % DAY + DAY + UP, lasts - left_today
        left_today = ASLEEP - UP
    return begins + lasts
