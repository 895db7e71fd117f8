"""The part of a text that shows why it was found, with the words that were; pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from doorstep.search.cutting import spans

# Words of a snippet: about three lines on a phone.
LENGTH: Final = 32
# Words before the first one found, so that it stands in a sentence.
_BEFORE: Final = 6


class Bit(NamedTuple):
    """A piece of a text, and whether it was asked for."""

    text: str
    found: bool


class Part(NamedTuple):
    """Where a part of a text begins, in words, and how many different stems of those sought stand in it."""

    first: int
    tells: int


def best(stems: Sequence[str], sought: AbstractSet[str]) -> Part:
    """Return the part of a text in which most different sought stems stand; `stems` is one a word."""
    starts = [max(0, at - _BEFORE) for at, stem in enumerate(stems) if stem in sought]
    parts = (Part(at, len(sought & {*stems[at : at + LENGTH]})) for at in starts)
    return max(parts, key=lambda part: (part.tells, -part.first), default=Part(0, 0))


def marked(text: str, stems: Sequence[str], sought: AbstractSet[str], first: int) -> list[Bit]:
    """Return a part of a text, with the words marked whose stems were sought."""
    places = spans(text, first, LENGTH + 1)
    shown, goes_on = places[:LENGTH], len(places) > LENGTH
    bits: list[Bit] = [Bit("… ", found=False)] if first else []
    at = shown[0][0] if first and shown else 0
    for (start, end), stem in zip(shown, stems[first:], strict=False):
        if stem in sought:
            bits += [Bit(text[at:start], found=False), Bit(text[start:end], found=True)]
            at = end
    bits += [Bit(text[at : shown[-1][1]] + " …" if goes_on else text[at:], found=False)]
    return [Bit(_on_one_line(bit.text), bit.found) for bit in bits if bit.text]


def _on_one_line(text: str) -> str:
    """Put one blank where there are several, or a line ends; at either end too."""
    return " ".join(f"|{text}|".split())[1:-1]
