"""Which of the texts that an index found fits best, reckoned in one way for both databases; pure.

BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009): what stands in a title counts as if it stood
there several times; each further time counts less; in a long text a word counts less. To that comes how much of the
question's wording stands in the title side by side, and how much of the title was asked for.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from doorstep.search.asked import Sought


class _Part(NamedTuple):
    """A part of a text: what a word in it counts, how long it usually is, and how much its length matters."""

    weight: float
    usual: int
    length: float


# Title, summary, body.
_PARTS: Final = (_Part(10.0, 7, 0.3), _Part(2.0, 30, 0.3), _Part(1.0, 400, 0.4))
# How late a word that comes again counts no more; what a word counts that only says the same.
_SATED, _ALSO = 6.0, 0.8
_BESIDE, _WHOLE = 0.25, 0.15


class Said(NamedTuple):
    """A text that was found: the stems of its title, its summary and its body, with blanks between."""

    id: int
    title: str
    summary: str
    body: str


def better(words: Sequence[Sought], typed: Sequence[AbstractSet[str]], said: Sequence[Said]) -> list[int]:
    """Put the best first; `typed` has the stems of every word as it was typed, also of those that say little."""
    return [each.id for each in sorted(said, key=lambda each: (-fit(words, typed, each), each.id))]


def fit(words: Sequence[Sought], typed: Sequence[AbstractSet[str]], said: Said) -> float:
    title = said.title.split()
    parts = [_Reckoned(f" {stems} ", _counts(part, stems)) for part, stems in zip(_PARTS, said[1:], strict=True)]
    asked = sum(word.weight for word in words) or 1.0
    return (
        sum(_has(word, parts) for word in words) / asked
        + _BESIDE * _beside(typed, title)
        + _WHOLE * _whole(words, title)
    )


class _Reckoned(NamedTuple):
    """A part of one text, and what one word counts in it."""

    stems: str
    counts: float


def _counts(part: _Part, stems: str) -> float:
    return part.weight / (1 - part.length + part.length * (stems.count(" ") + 1) / part.usual)


def _has(word: Sought, parts: Sequence[_Reckoned]) -> float:
    """Return how much a text has of a word, or of another that says the same."""
    own, also = (max((_tells(word, each, parts) for each in some), default=0.0) for some in (word.stems, word.also))
    return own + _ALSO * also


def _tells(word: Sought, stem: str, parts: Sequence[_Reckoned]) -> float:
    often = sum(part.counts * part.stems.count(f" {stem} ") for part in parts)
    return word.tells.get(stem, 0.0) * often / (_SATED + often)


def _beside(typed: Sequence[AbstractSet[str]], title: Sequence[str]) -> float:
    """Return the share of neighbouring words typed that stand side by side in the title as well."""
    pairs = list(pairwise(title))
    both = sum(any(a in one and b in two for a, b in pairs) for one, two in pairwise(typed))
    return both / max(1, len(typed) - 1)


def _whole(words: Sequence[Sought], title: Sequence[str]) -> float:
    """Return the share of the title's words that were asked for."""
    asked = {stem for word in words for stem in word.stems}
    return sum(each in asked for each in title) / max(1, len(title))
