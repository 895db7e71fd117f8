"""Dates as lists have them: ISO 8601, seconds or milliseconds since 1970, and day/month/year."""

import datetime
import re

_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
# Later than any date written as seconds, earlier than any written as milliseconds.
_MILLISECONDS = 100_000_000_000


def read(written: str) -> datetime.date | None:
    """Read the day, in UTC; None for what is no date, or none between 1990 and tomorrow."""
    try:
        day = _day(written.strip())
    except (ValueError, OverflowError, OSError):
        return None
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    return day if datetime.date(1990, 1, 1) <= day <= tomorrow else None


def _day(written: str) -> datetime.date:
    if match := _DAY_FIRST.fullmatch(written):
        day, month, year = map(int, match.groups())
        return datetime.date(year, month, day)
    if re.fullmatch(r"\d{9,}(\.\d*)?", written):
        seconds = float(written)
        seconds = seconds / 1000 if seconds > _MILLISECONDS else seconds
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    moment = datetime.datetime.fromisoformat(written)
    return (moment.astimezone(datetime.UTC) if moment.tzinfo else moment).date()
