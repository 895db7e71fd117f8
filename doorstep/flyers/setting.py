"""Sets a flyer on paper: what it says, with the group's door and the code that leads to it, as data for Typst."""

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Final

import segno

from doorstep.core import doors, paper
from doorstep.core.sentences import sentence
from doorstep.flyers import phrases
from doorstep.flyers.said import Flyer

# Painted as the group's door is, or with black alone: a printer that has no colour makes no mud of it.
_BLACK: Final = {"door": "#000000", "edge": "#000000", "glass": "#ffffff", "quiet": "#9a9a9a", "words": "#000000"}
_AROUND: Final = {"glass": "#ffe7b0", "quiet": "#c4bcb0", "words": "#1d1915"}
# White around a code, in its squares; the card leaves as much again.
_QUIET_ZONE: Final = 2


@dataclass(frozen=True)
class Giver:
    """Whose flyer it is: the group's name, its door, the kinds it helps with; and where the code leads."""

    name: str
    door: str
    kinds: Sequence[str]
    address: str


class TooManyWordsError(paper.PaperError):
    """What it says does not fit at a size that can be read."""


def pdf(flyer: Flyer, giver: Giver, *, black: bool = False) -> bytes:
    """Set it for a printer. Raises PaperError, which is TooManyWordsError where it does not fit."""
    with _saying_what_does_not_fit():
        return paper.pdf(_source(), _inputs(flyer, giver, black=black))


def picture(flyer: Flyer, giver: Giver, *, black: bool = False) -> bytes:
    """Draw it for a screen, as a PNG. Raises PaperError, as above."""
    dots = 42 if flyer.size == "a3" else 60 if flyer.size in {"a4", "a6", "a5-two", "door"} else 84
    with _saying_what_does_not_fit():
        return paper.png(_source(), _inputs(flyer, giver, black=black), dots=dots)


@contextmanager
def _saying_what_does_not_fit() -> Iterator[None]:
    try:
        yield
    except paper.PaperError as error:
        if "too many words" not in error.inside:
            raise
        raise TooManyWordsError(
            sentence("These words are too many, or one too long, to be read easily. Shorten them, or make it larger.")
        ) from error


@cache
def _source() -> str:
    return paper.source("doorstep.flyers", "typeset/card.typ", "typeset/pages.typ")


def _inputs(flyer: Flyer, giver: Giver, *, black: bool) -> dict[str, str]:
    paint = doors.PAINTS[giver.door]
    data = {
        "size": flyer.size,
        "ink": _BLACK if black else {"door": paint.paint, "edge": paint.edge, **_AROUND},
        "group": paper.settable(giver.name),
        "district": paper.settable(flyer.district),
        "phone": paper.settable(flyer.phone),
        "address": _shown(giver.address),
        "qr": _code(giver.address),
        "parts": [_part(flyer, giver, language) for language in flyer.languages],
    }
    return {"data": json.dumps(data)}


def _part(flyer: Flyer, giver: Giver, language: str) -> dict[str, str]:
    said = phrases.usual(language, giver.kinds) | dict(flyer.phrases.get(language, {}))
    words = {name: paper.settable(said[name]) for name in phrases.PHRASES}
    return {"lang": language, "dir": phrases.direction(language), **words}


def _shown(address: str) -> str:
    """Write an address as somebody types it: without what every browser adds by itself."""
    return address.rsplit("://", maxsplit=1)[-1].removesuffix("/")


def _code(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=_QUIET_ZONE, xmldecl=False)
    return out.getvalue().decode()
