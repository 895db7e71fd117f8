"""Writes a calendar as RFC 5545 has it, as far as we need: windows with a few words; no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

# Octets in a line, without its end (RFC 5545, 3.1).
LONGEST = 75
END = "\r\n"


@dataclass(frozen=True)
class Entry:
    """One window: `uid` stays the same for as long as it is the same thing. Moments know their zone."""

    uid: str
    starts: datetime
    ends: datetime
    words: str
    more: str = ""


def calendar(name: str, entries: Iterable[Entry], *, now: datetime) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Doorstep//What I do//EN", f"X-WR-CALNAME:{escaped(name)}"]
    for each in entries:
        lines += _lines(each, now)
    return "".join(folded(line) + END for line in [*lines, "END:VCALENDAR"])


def _lines(entry: Entry, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{in_utc(now)}"
    yield f"DTSTART:{in_utc(entry.starts)}"
    yield f"DTEND:{in_utc(entry.ends)}"
    yield f"SUMMARY:{escaped(entry.words)}"
    if entry.more:
        yield f"DESCRIPTION:{escaped(entry.more)}"
    # A window, in which it is done at some time: whoever is asked elsewhere is still free.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Write text as a value (RFC 5545, 3.3.11); control signs other than line ends have no place in one."""
    lined = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(each for each in lined if each in "\n\t" or (each >= " " and each != "\x7f"))
    for sign in "\\;,":
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """Break a line where it grows too long, never within a letter: what follows begins with a blank."""
    pieces, room = [b""], LONGEST
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
            room = LONGEST - 1
        pieces[-1] += octets
    return f"{END} ".join(piece.decode() for piece in pieces)
