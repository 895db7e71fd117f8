"""What somebody asks for, as a form has checked it, and the window in which it is to be done; no database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from doorstep.aid import repeats
from doorstep.aid.matching import times
from doorstep.aid.matching.ladder import Urgency
from doorstep.people.safe import ANYTIME, SafeToContact

ANY = "any"
# From when on "today" means until tomorrow noon.
TOO_LATE = time(19)
# How far ahead a day may lie.
AHEAD = timedelta(days=180)
WEEK, NO_HURRY = timedelta(days=7), timedelta(days=28)


@dataclass(frozen=True)
class When:
    """How urgent it is, on which day, in which part of it; `every` is a rule as RFC 5545 has them, or empty.

    Raises RuleError, which is a ValueError, for what aid/repeats.py does not read.
    """

    urgency: Urgency = Urgency.WEEK
    day: date | None = None
    part: str = ANY
    every: str = ""

    def __post_init__(self) -> None:
        if (self.urgency == Urgency.DAY or self.every) and self.day is None:
            raise ValueError("What is for a certain day, or comes again, says on which day it begins.")
        if self.every:
            repeats.read(self.every)


@dataclass(frozen=True, repr=False)
class Asker:
    """Who asks: what we call them, and how and when they are reached; all of it as it was typed.

    `safe` is said of each way to reach them; `if_new` only of what we did not know yet, so that nothing somebody once
    said is safe is overwritten by a list, or by boxes that nobody touched.
    """

    called: str
    phone: str = ""
    email: str = ""
    surname: str = ""
    postcode: str = ""
    safe: SafeToContact | None = None
    if_new: SafeToContact = ANYTIME
    language: str = ""


@dataclass(frozen=True, repr=False)
class Asked:
    """What is asked for: `kinds` by their slugs, `what` and `know` in their own words."""

    kinds: tuple[str, ...]
    cell: int
    district: str
    when: When
    address: str = ""
    what: str = ""
    know: str = ""
    languages: tuple[str, ...] = ()
    hands: int = 1
    skill: int | None = None
    same_volunteer: bool = False
    may_pass_on: bool = False
    on_behalf: str = "self"
    sent_as: str = ""
    # The digits that their receipt is to have, so that what is sent twice shows the same; empty: any.
    receipt: str = ""


def first_day(weekdays: Collection[int], today: date) -> date:
    """Return the first of these weekdays, Monday being 0, that comes after today."""
    return next(day for each in range(1, times.DAYS + 1) if (day := today + timedelta(each)).weekday() in weekdays)


def window(when: When, now: datetime) -> tuple[datetime, datetime]:
    """Return from when until when it is to be done; `now` is on the clock of the place, and so are these."""
    if when.day and when.urgency != Urgency.TODAY:
        return of_day(when.day, when.part, now)
    if when.urgency == Urgency.TODAY:
        return now, _tonight(now)
    days = WEEK if when.urgency == Urgency.WEEK else NO_HURRY
    return now, at(now.date() + days, times.ENDS["evening"], now)


def of_day(day: date, part: str, now: datetime) -> tuple[datetime, datetime]:
    """Return when a part of a day begins and ends; of today no more than what is left of it."""
    first, last = (times.PARTS[0], times.PARTS[-1]) if part == ANY else (part, part)
    starts, ends = at(day, times.BEGINS[first], now), at(day, times.ENDS[last], now)
    return (max(starts, now), ends) if now < ends else (starts, ends)


def _tonight(now: datetime) -> datetime:
    if now.time() < TOO_LATE:
        return at(now.date(), times.ENDS["evening"], now)
    return at(now.date() + timedelta(days=1), times.ENDS["morning"], now)


def at(day: date, clock: time, now: datetime) -> datetime:
    return datetime.combine(day, clock, tzinfo=now.tzinfo)
