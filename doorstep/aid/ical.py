"""A calendar as RFC 5545 has it: windows with a few words; no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vText


@dataclass(frozen=True)
class Entry:
    """One window: `uid` stays the same for as long as it is the same thing. Moments know their zone."""

    uid: str
    starts: datetime
    ends: datetime
    words: str
    more: str = ""


def calendar(name: str, entries: Iterable[Entry], *, now: datetime) -> bytes:
    written = Calendar()
    for field, said in (("version", "2.0"), ("prodid", "-//Doorstep//What I do//EN"), ("x-wr-calname", plain(name))):
        written.add(field, vText(said))
    for each in entries:
        written.add_component(_event(each, now))
    return bytes(written.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    for field, moment in (("dtstamp", now), ("dtstart", entry.starts), ("dtend", entry.ends)):
        event.add(field, moment.astimezone(UTC))
    event.add("summary", plain(entry.words))
    if entry.more:
        event.add("description", plain(entry.more))
    # A window, in which it is done at some time: whoever is asked elsewhere is still free.
    event.add("transp", "TRANSPARENT")
    return event


def plain(said: str) -> str:
    """Leave out control signs, which have no place in a calendar, and write ends of lines in one way."""
    lines = said.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if each in "\n\t" or each.isprintable() or each >= "\xa0")
