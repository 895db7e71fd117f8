"""Made-up texts for the index, the same on every run: words as rare and as common as words are, and what is asked."""

import itertools
import random
from collections.abc import Iterator
from typing import Final, NamedTuple

from doorstep.search.actions.texts import Putting, put_anew
from doorstep.search.common import COMMON
from doorstep.search.text import Text

WORDS: Final = 20_000
_SYLLABLES: Final = [a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "am", "en", "ol")]
_TITLE, _SUMMARY, _BODY = 6, 20, 300
# Every so many questions have a slip of the finger in one word.
_SLIPS: Final = 5


class World(NamedTuple):
    """A vocabulary, and how often each word comes, added up."""

    words: list[str]
    often: list[float]

    def some(self, chance: random.Random, many: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.often, k=many)


def world(words: int = WORDS) -> World:
    """Make a vocabulary after Zipf's law: the second word comes half as often as the first, the third a third."""
    chance = random.Random(9)
    made = {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(2 * words)}
    chosen = sorted(made - COMMON)[:words]
    chance.shuffle(chosen)
    return World(chosen, list(itertools.accumulate(1 / (rank + 3) for rank in range(len(chosen)))))


def plant(known: World, texts: int) -> None:
    """Put so many texts in, in place of those that were there."""
    put_anew("guide", _texts(known, texts))


def _texts(known: World, many: int) -> Iterator[Putting]:
    chance = random.Random(1)
    for key in range(many):
        title, summary, body = (" ".join(known.some(chance, length)) for length in (_TITLE, _SUMMARY, _BODY))
        yield Putting("guide", key, Text(title, summary, body, "en", f"/library/{key}/"))


def questions(known: World, texts: int, many: int) -> list[str]:
    """Return what is asked: three words of one text; every fifth time with two letters changed about."""
    chance = random.Random(2)
    said = list(_texts(known, texts))
    asked = [chance.sample(chance.choice(said).text.summary.split(), 3) for _ in range(many)]
    return [" ".join(_slipped(words) if not number % _SLIPS else words) for number, words in enumerate(asked)]


def _slipped(words: list[str]) -> list[str]:
    longest = max(words, key=len)
    return [each[:2] + each[3] + each[2] + each[4:] if each is longest else each for each in words]
