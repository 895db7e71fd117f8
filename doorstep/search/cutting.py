"""Texts cut into words, and each word into what is compared: without case, accents and endings; pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import snowballstemmer

# The longest word that is compared: beyond it comes what nobody types.
LONGEST: Final = 40
# What is left of a word of nothing but signs.
NOTHING: Final = "-"
_STEMMERS: Final = dict(
    each.split("=")
    for each in """
    ar=arabic ca=catalan cs=czech da=danish de=german el=greek en=english es=spanish et=estonian eu=basque fi=finnish
    fr=french ga=irish hi=hindi hu=hungarian hy=armenian id=indonesian it=italian lt=lithuanian ne=nepali nl=dutch
    no=norwegian pl=polish pt=portuguese ro=romanian ru=russian sr=serbian sv=swedish ta=tamil tr=turkish yi=yiddish
    """.split()
)
# Signs above and below letters that may be left away; the vowels of Bengali, Hindi or Thai are no such signs.
_LEFT_AWAY: Final = (range(10, 37), range(200, 256))


# Scripts without blanks between words: each sign counts as a word.
_ALONE: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Letters, figures, and the signs that belong to the letter before them; beyond them whatever is no emoji.
_RARE: Final = "\U00010000-\U0001efff"


def _class() -> str:
    """Write the letters of all other scripts as one class of a pattern, which is looked up in one step."""
    alone = re.compile(f"[{_ALONE}]")
    letters = [each for each in map(chr, range(0x10000)) if _is_letter(each) and not alone.match(each)]
    return "".join(map(re.escape, letters)) + _RARE


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


_LETTERS: Final = _class()
_WORD: Final = re.compile(rf"[{_ALONE}]|[{_LETTERS}]+(?:['’\u200c\u200d\u00ad][{_LETTERS}]+)*")


class Cut(NamedTuple):
    """A word of a text: where it stands, and how it is compared."""

    start: int
    end: int
    folded: str


def words(text: str) -> Iterator[Cut]:
    return (Cut(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case, without accents, apostrophes and joiners: "Café's" becomes "cafes"."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(each for each in letters if _stays(each))[:LONGEST] or NOTHING


def _stays(letter: str) -> bool:
    above = unicodedata.combining(letter)
    return _is_letter(letter) and not any(above in left for left in _LEFT_AWAY)


def tongue(language: str) -> str:
    """Return the language of a code without its country: "en" of "en-gb"."""
    return re.split("[-_]", language.strip().lower(), maxsplit=1)[0][:12]


@lru_cache(maxsize=131072)
def stem(folded: str, language: str) -> str:
    """Return a folded word without its ending, as the language has endings; where nobody knows them, as it is."""
    name = _STEMMERS.get(language)
    # One for each word: a stemmer remembers the word that it is at, and several requests are answered at once.
    return (name and snowballstemmer.stemmer(name).stemWord(folded)[:LONGEST]) or folded


def stems(text: str, language: str) -> list[str]:
    return [stem(cut.folded, language) for cut in words(text)]
