"""What comes again: rules as RFC 5545 has them, the days that they give, and bank holidays; no Django, no clock."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import takewhile

import holidays
from dateutil.rrule import rrule, rrulestr

# The nations of which we know the bank holidays, as ISO 3166 has them.
NATIONS = ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_SIGNS = 200
# How far ahead the next day is looked for, in days: the rarest rule that is read gives one in a year or so.
_FAR = 400
_SATURDAY = 5
# What a rule may say: enough for whatever neighbours do for each other, and nothing of which no day follows.
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS = {
    "FREQ": "DAILY|WEEKLY|MONTHLY",
    "INTERVAL": "[1-9]|1[0-2]",
    "BYDAY": rf"(?:-1|[1-4])?{_DAY}(?:,(?:-1|[1-4])?{_DAY})*",
    "BYMONTHDAY": "-1|[1-9]|1[0-9]|2[0-8]",
    "COUNT": "[1-9][0-9]{0,2}",
    "UNTIL": "2[0-9]{7}",
    "WKST": _DAY,
}


class RuleError(ValueError):
    """It is no rule, or none that neighbours need."""


@dataclass(frozen=True, order=True)
class Occurrence:
    """Done on `day`; `due` is the day that the rule gave, which is another where that is a bank holiday."""

    day: date
    due: date


def weekly(weekdays: Collection[int], *, weeks: int = 1) -> str:
    """Write the rule of what comes on these days of every so many weeks, Monday being 0."""
    days = ",".join(WEEKDAYS[each] for each in sorted(set(weekdays)))
    return f"FREQ=WEEKLY;INTERVAL={weeks};BYDAY={days}"


def read(rule: str) -> dict[str, str]:
    """Return the parts of a rule. Raises RuleError for what is none, and for what would give no days or too many."""
    pairs = [part.partition("=") for part in rule.strip().upper().split(";")]
    parts = {name: value for name, _, value in pairs}
    if len(rule) > MOST_SIGNS or len(parts) != len(pairs) or "FREQ" not in parts:
        raise RuleError("It does not say how often.")
    if not all(name in _PARTS and re.fullmatch(_PARTS[name], value) for name, value in parts.items()):
        raise RuleError("It says what no rule here may say.")
    _refuse_contradictions(parts)
    return parts


def _refuse_contradictions(parts: dict[str, str]) -> None:
    numbered = any(sign.isdigit() for sign in parts.get("BYDAY", ""))
    wrong = (
        (numbered and parts["FREQ"] != "MONTHLY")
        or ("BYMONTHDAY" in parts and (parts["FREQ"] != "MONTHLY" or "BYDAY" in parts))
        or ("COUNT" in parts and "UNTIL" in parts)
    )
    if wrong:
        raise RuleError("Its parts do not go together.")


@lru_cache(maxsize=512)
def _days(rule: str, first: date) -> rrule:
    text = ";".join(f"{name}={value}" for name, value in read(rule).items())
    try:
        found = rrulestr(text, dtstart=datetime.combine(first, datetime.min.time()))
    except ValueError as error:
        raise RuleError("It names a day that is not in the calendar.") from error
    if not isinstance(found, rrule):
        raise RuleError("It is more than one rule.")
    return found


def days(rule: str, first: date, since: date) -> Iterator[date]:
    """Yield the days that a rule gives from `since` on; `first` is the day from which it counts."""
    begin = datetime.combine(since, datetime.min.time())
    return (each.date() for each in _days(rule, first).xafter(begin, inc=True))


def occurrences(
    rule: str,
    first: date,
    between: tuple[date, date],
    *,
    nation: str = "",
    known: Collection[date] = (),
    least: int = 1,
) -> list[Occurrence]:
    """Return what is to be done in a span of days, both included, and beyond it as much as makes up for the `least`.

    Days that are `known` are left out, whether the rule gave them or something was moved to them. With a `nation`,
    what falls on a bank holiday there is done on the last working day before, or, where that is over, on the next one
    after. Two that come to fall on one day are one.
    """
    since, until = between
    far = max(until, since + timedelta(days=_FAR))
    given = takewhile(lambda day: day <= far, days(rule, first, since))
    found: dict[date, Occurrence] = {}
    for due in given:
        if due > until and len(found) >= least:
            break
        day = working_day(due, since, nation) if nation else due
        if not {day, due} & {*known, *found}:
            found[day] = Occurrence(day, due)
    return sorted(found.values())


def working_day(day: date, since: date, nation: str) -> date:
    """Return the day itself unless it is a bank holiday; then the last working day before, or else the next after."""
    if not is_holiday(day, nation):
        return day
    before = _next_working(day, -1, nation)
    return before if before >= since else _next_working(day, 1, nation)


def _next_working(day: date, step: int, nation: str) -> date:
    day += timedelta(days=step)
    while day.weekday() >= _SATURDAY or is_holiday(day, nation):
        day += timedelta(days=step)
    return day


def is_holiday(day: date, nation: str) -> bool:
    return day in _holidays(nation, day.year)


@lru_cache(maxsize=64)
def _holidays(nation: str, year: int) -> frozenset[date]:
    """Return a nation's bank holidays; of a nation we do not know, none."""
    if nation not in NATIONS:
        return frozenset()
    country, _, part = nation.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=part, years=year))


def last_day(until: str) -> date | None:
    """Say which day UNTIL names; None for one that no calendar has."""
    try:
        return date(int(until[:4]), int(until[4:6]), int(until[6:8]))
    except ValueError:
        return None
