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


def form(written: str) -> str:
    """Say in which form a date is written, as far as it can be read."""
    if read(written) is None:
        return "not readable" if written.strip() else ""
    written = written.strip()
    return "day/month/year" if _DAY_FIRST.fullmatch(written) else "seconds since 1970" if _is_number(written) else "ISO"


def _is_number(written: str) -> bool:
    return re.fullmatch(r"\d{9,}(\.\d*)?", written) is not None


def _day(written: str) -> datetime.date:
    if match := _DAY_FIRST.fullmatch(written):
        day, month, year = map(int, match.groups())
        return datetime.date(year, month, day)
    if _is_number(written):
        seconds = float(written)
        seconds = seconds / 1000 if seconds > _MILLISECONDS else seconds
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    moment = datetime.datetime.fromisoformat(written)
    return (moment.astimezone(datetime.UTC) if moment.tzinfo else moment).date()
