"""From when on somebody may be disturbed, by what they said and the clock on their wall; without the database."""

from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo

from doorstep.people.safe import Channel, SafeToContact

# When the day's letter goes to those who want one a day: while there is time to answer it, and work is mostly over.
LETTER = time(17)


def days_letter(now: datetime, place: tzinfo) -> datetime:
    """Return when the next letter of a day goes, on the clock of that place: later than now."""
    here = now.astimezone(place)
    today = datetime.combine(here.date(), LETTER, tzinfo=place)
    return today if today > here else datetime.combine(here.date() + timedelta(days=1), LETTER, tzinfo=place)


# When a machine may ring whoever said nothing of hours.
RINGS_FROM, RINGS_TO = time(9), time(20)


def opens(safe: SafeToContact, now: datetime, place: tzinfo, *, by: Channel = Channel.MESSAGE) -> datetime:
    """Return `now` within their hours, and otherwise when these begin next, today or tomorrow, in that place."""
    here = now.astimezone(place)
    if by is Channel.CALL and safe.from_time is None:
        safe = replace(safe, from_time=RINGS_FROM, to_time=RINGS_TO)
    may = safe.calls if by is Channel.CALL else safe.messages
    if safe.from_time is None or safe.allows(by, here.time()) or not may:
        return now
    today = datetime.combine(here.date(), safe.from_time, tzinfo=place)
    return today if today > now else datetime.combine(here.date() + timedelta(days=1), safe.from_time, tzinfo=place)
