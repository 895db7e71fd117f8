"""Words taken apart into threes, so that a name is found however it was spelled; pure.

The same trigrams as PostgreSQL's pg_trgm: each word in lower case with two blanks before it and one after.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache

_UNSEEN = {"Cc", "Cf", "Cs", "Co"}
# Line ends, and the joiners that Persian, Bengali and emoji are written with.
_KEPT = "\r\n\t\u200c\u200d"


def plain(text: str) -> str:
    """Return the words of a text in lower case, without accents, apostrophes and punctuation, one blank between."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(
        letter for letter in letters if not unicodedata.combining(letter) and letter not in "'’\u200b\u200c\u200d\u00ad"
    )
    return " ".join(re.findall(r"[^\W_]+", kept))


def without_controls(text: str) -> str:
    """Return a text without what nobody sees: control characters (line ends aside), empty and turning signs."""
    return "".join(each for each in text if each in _KEPT or unicodedata.category(each) not in _UNSEEN)


@lru_cache(maxsize=16384)
def trigrams(text: str) -> frozenset[str]:
    """Return every trigram of a text's words: "Pim" gives "  p", " pi", "pim", "im "."""
    return frozenset(three for word in plain(text).split() for three in _of(f"  {word} "))


def _of(word: str) -> list[str]:
    return [word[start : start + 3] for start in range(len(word) - 2)]


def likeness(a: AbstractSet[str], b: AbstractSet[str]) -> float:
    """Return how alike two sets of trigrams are: the share of all their trigrams that both have, from 0 to 1."""
    return len(a & b) / len(a | b) if a and b else 0.0
