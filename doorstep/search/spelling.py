"""How far apart two spellings are, and which of several was meant; pure."""

from collections.abc import Iterable
from typing import NamedTuple

# One slip in a short word, two in a longer one, three in a very long one.
_SHORT, _LONG = 5, 9
# How English is heard, as far as people go by it: "fone", "nife", "saykology" is beyond it.
_SOUNDS = (("ph", "f"), ("ck", "k"), ("kn", "n"), ("wr", "r"), ("gh", "g"), ("c", "k"), ("z", "s"), ("ei", "ie"))


class Candidate(NamedTuple):
    """A word that stands somewhere, and in how many texts words of its stem do."""

    text: str
    stem: str
    standing: int


def likeliest(typed: str, candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the word that takes the fewest slips to become what was typed; among equals, the one that stands most."""
    most = allowed(typed)
    long_enough = (each for each in candidates if each.standing and abs(len(each.text) - len(typed)) <= most)
    near = [(_slips(typed, each.text), -each.standing, each) for each in long_enough]
    slips, _, best = min(near, default=(len(typed), 0, None), key=lambda each: each[:2])
    return best if best and slips <= most else None


def allowed(typed: str) -> int:
    return 1 if len(typed) <= _SHORT else 2 if len(typed) <= _LONG else 3


def _slips(typed: str, text: str) -> float:
    """Count slips; of two that sound alike one was written by ear, and that is half a slip."""
    return min(apart(typed, text), apart(_heard(typed), _heard(text)) + 0.5)


def _heard(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return word


def apart(a: str, b: str) -> float:
    """Count the slips between two words: a letter too many, too few, another one, or two that changed places.

    A slip at the very beginning is rarer, and counts a little more.
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        last, before, row = before, row, [i, *[0] * len(b)]
        for j, other in enumerate(b, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1] + (0.5 if a[:1] != b[:1] else 0.0)
