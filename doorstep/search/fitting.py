"""Which of the texts that an index found fits best: what stands in a title says what a text is about; pure."""

from collections.abc import Sequence
from typing import NamedTuple

from doorstep.search.asked import Sought

# How much count: the index's own ranking, title and summary; a word that only says the same; a title's other words.
_INDEX, _TITLE, _SUMMARY, _ALSO, _WHOLE = 1.0, 0.8, 0.3, 0.6, 0.15


class Said(NamedTuple):
    """A text that was found: how well by the index, and the stems of its title and summary."""

    id: int
    fit: float
    title: Sequence[str]
    summary: Sequence[str]


def better(words: Sequence[Sought], said: Sequence[Said]) -> list[Said]:
    """Put the best first; among equals the one that was there first."""
    top = max((each.fit for each in said), default=0.0) or 1.0
    return sorted(said, key=lambda each: (-_fit(words, each, top), each.id))


def _fit(words: Sequence[Sought], said: Said, top: float) -> float:
    title, summary = frozenset(said.title), frozenset(said.summary)
    of_title = sum(1 for each in title if any(each in word.stems for word in words)) / (len(title) or 1)
    return (
        _INDEX * said.fit / top + _TITLE * _share(words, title) + _SUMMARY * _share(words, summary) + _WHOLE * of_title
    )


def _share(words: Sequence[Sought], stems: frozenset[str]) -> float:
    """Return the share of what was asked that stands here, each word by how much it tells."""
    asked = sum(word.weight for word in words) or 1.0
    return sum(word.weight * _stands(word, stems) for word in words) / asked


def _stands(word: Sought, stems: frozenset[str]) -> float:
    if not stems.isdisjoint(word.stems):
        return 1.0
    return 0.0 if stems.isdisjoint(word.also) else _ALSO
