"""The part of a text that shows why it was found, with the words that were; pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import NamedTuple

from doorstep.search.cutting import Cut, words

# Words of a snippet: about three lines on a phone.
LENGTH = 32
# Words before the first one found, so that it stands in a sentence.
_BEFORE = 6


class Bit(NamedTuple):
    """A piece of a text, and whether it was asked for."""

    text: str
    found: bool


def snippet(text: str, stems: Sequence[str], sought: AbstractSet[str]) -> list[Bit]:
    """Return the part of a text in which most of the sought stems stand close together; `stems` is one a word."""
    first = _best(stems, sought)
    cuts = list(islice(words(text), first + LENGTH + 1))
    if not cuts:
        return []
    return _bits(text, cuts, [stem in sought for stem in stems], range(first, min(first + LENGTH, len(cuts))))


def told(stems: Sequence[str], sought: AbstractSet[str]) -> int:
    """Say how many different sought stems stand in the best part of a text."""
    first = _best(stems, sought)
    return len(sought & {*stems[first : first + LENGTH]})


def _best(stems: Sequence[str], sought: AbstractSet[str]) -> int:
    """Return where the part begins in which most different sought stems stand."""
    starts = [max(0, at - _BEFORE) for at, stem in enumerate(stems) if stem in sought]
    return max(starts, key=lambda at: (len(sought & {*stems[at : at + LENGTH]}), -at), default=0)


def _bits(text: str, cuts: Sequence[Cut], found: Sequence[bool], shown: range) -> list[Bit]:
    bits: list[Bit] = [Bit("… ", found=False)] if shown.start else []
    at = cuts[shown.start].start if shown.start else 0
    for place in shown:
        if place < len(found) and found[place]:
            bits += [
                Bit(text[at : cuts[place].start], found=False),
                Bit(text[cuts[place].start : cuts[place].end], found=True),
            ]
            at = cuts[place].end
    whole = shown.stop >= len(cuts)
    bits += [Bit(text[at:] if whole else text[at : cuts[shown.stop - 1].end] + " …", found=False)]
    return [Bit(" ".join(f"|{bit.text}|".split())[1:-1], bit.found) for bit in bits if bit.text]
