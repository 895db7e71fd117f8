"""From when on somebody may be disturbed, by what they said and the clock on their wall; without the database."""

from datetime import datetime, timedelta, tzinfo

from doorstep.people.safe import Channel, SafeToContact


def opens(safe: SafeToContact, now: datetime, place: tzinfo) -> datetime:
    """Return `now` within their hours, and otherwise when these begin next, today or tomorrow, in that place."""
    here = now.astimezone(place)
    if safe.from_time is None or safe.allows(Channel.MESSAGE, here.time()) or not safe.messages:
        return now
    today = datetime.combine(here.date(), safe.from_time, tzinfo=place)
    return today if today > now else datetime.combine(here.date() + timedelta(days=1), safe.from_time, tzinfo=place)
