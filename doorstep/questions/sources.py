"""Where an answer is from: one source a line, as it is typed: "Volunteers, Charity Commission, https://www.gov.uk/…"."""

from dataclasses import dataclass
from urllib.parse import urlsplit

MOST = 20
LONGEST = 300
# What stands before a point of a list, and between a name and its address.
_AROUND = " -–—•*,;:<>"


class SourceError(ValueError):
    """A line that is no source; `number` says which it is, from 1."""

    def __init__(self, number: int, line: str) -> None:
        super().__init__(f"Line {number} is no source: {line}")
        self.number = number


@dataclass(frozen=True)
class Source:
    """What it is called, with whoever published it; and its address, "" of what stands on paper."""

    title: str
    address: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.title, self.address)))


def read_sources(typed: str) -> list[Source]:
    """Read all lines that say something; raises SourceError for one that says only an address, or is too long."""
    lines = filter(None, (line.strip() for line in typed.splitlines()))
    return [_read(number, line) for number, line in enumerate(lines, 1)]


def _read(number: int, line: str) -> Source:
    *words, last = line.split()
    address = last.strip("<>") if _is_address(last.strip("<>")) else ""
    title = " ".join(words if address else [*words, last]).strip(_AROUND)
    source = Source(title, address)
    alone = any(_is_address(word.strip(_AROUND)) for word in title.split())
    if alone or not any(map(str.isalnum, title)) or len(str(source)) > LONGEST or number > MOST:
        raise SourceError(number, line)
    return source


def _is_address(word: str) -> bool:
    """Say whether it is a page that a browser can open; of anything else nothing becomes a link."""
    try:
        parts = urlsplit(word)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")


def said(sources: list[Source]) -> str:
    """Write them down again, one a line."""
    return "\n".join(map(str, sources))
