"""Postcodes in what somebody wrote, wherever they stand in it; pure."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from doorstep.places import postcodes
from doorstep.places.postcodes import AREAS, Reading

# So many are told apart; all of them are postcodes, and no other words.
MOST = 5
_TOKENS = re.compile("[A-Z0-9]+")
_GAP, _BESIDE = re.compile(r"[ \-.]{0,3}"), re.compile(r"\s*(?:$|[,.;:!?\n])")
# The last two letters of a postcode are none of C, I, K, M, O, V (Royal Mail): 4PM is no part of one.
_INWARD = re.compile(r"[0-9OIL][ABD-HJLNP-UW-Z]{2}")
_FLOOR = re.compile(r"\s*(?:FL|STOREY|STORY)")
_ORDINAL = re.compile(r"1ST|2ND|3RD|\dTH")
# Words of some language here, that are areas as well: in front of a number they are more often the word.
_WORDS = frozenset("AL CO DA DE E HA IP L LA LE LL LU ME NE PA PO SO S SA TA TO W WE".split())
_FINEST = ("unit", "sector", "district")


@dataclass(frozen=True)
class Postcode:
    """One as it is written on an envelope, and where it stands."""

    written: str
    how: str
    start: int
    end: int


def postcodes_in(text: str) -> list[Postcode]:
    """Find them, the most exact first, and of these the last: people correct themselves as they write."""
    plain = _plain(text)
    tokens = list(islice(_TOKENS.finditer(plain), postcodes.MOST_TYPED * 4))
    found, at = [], 0
    while at < len(tokens):
        one = next(_at(plain, tokens, at), None)
        found += [one] if one else []
        at += 1 if one is None else sum(one.start <= each.start() < one.end for each in tokens[at : at + 3])
    return sorted(found, key=lambda each: (_FINEST.index(each.how), -each.start))


def _plain(text: str) -> str:
    """Write it in capitals of the Latin alphabet and its own figures, each sign in its place."""
    return "".join(_sign(sign) for sign in text)


def _sign(sign: str) -> str:
    figure = unicodedata.decimal(sign, None)
    letter = str(figure) if figure is not None else unicodedata.normalize("NFKC", sign).upper()
    # Letters of other scripts stay letters, so that none begins in the middle of a word.
    return letter if len(letter) == 1 and (letter.isascii() or not letter.isalpha()) else "_"


def _at(plain: str, tokens: Sequence[re.Match[str]], at: int) -> Iterator[Postcode]:
    for size in (3, 2, 1):
        these = tokens[at : at + size]
        if len(these) == size and _are_joined(plain, these):
            yield from _read(plain, these)


def _are_joined(plain: str, these: Sequence[re.Match[str]]) -> bool:
    alone = not _is_letter_before(plain, these[0].start()) and plain[these[-1].end() : these[-1].end() + 1] != "_"
    return alone and all(_GAP.fullmatch(plain[one.end() : other.start()]) for one, other in pairwise(these))


def _is_letter_before(plain: str, start: int) -> bool:
    return start > 0 and plain[start - 1] == "_"


def _read(plain: str, these: Sequence[re.Match[str]]) -> Iterator[Postcode]:
    typed = " ".join(each[0] for each in these)
    reading = None if postcodes.says_more(typed) else postcodes.read(typed)
    if reading and (how := _counts(plain, these, reading)):
        yield Postcode(getattr(reading, how), how, these[0].start(), these[-1].end())


def _counts(plain: str, these: Sequence[re.Match[str]], reading: Reading) -> str:
    """Say as what it counts among other words; "" where it is more likely none."""
    last, after = these[-1][0], plain[these[-1].end() :]
    if reading.unit:
        is_floor = _ORDINAL.fullmatch(last) and _FLOOR.match(after)
        return "unit" if _INWARD.fullmatch(last[-3:]) and not is_floor else ""
    if reading.sector:
        return "sector" if len(these) > 1 and _is_whole(these[:-1], reading) and _BESIDE.match(after) else ""
    return "district" if _is_whole(these, reading) else ""


def _is_whole(these: Sequence[re.Match[str]], reading: Reading) -> bool:
    """Say whether a district stands there as it is written, in one piece or in two."""
    match [each[0] for each in these]:
        case [one]:
            return one == reading.district
        case [area, number]:
            return area in AREAS and area not in _WORDS and area + number == reading.district
        case _:
            return False
