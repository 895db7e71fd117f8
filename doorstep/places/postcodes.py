"""What people type when they are asked for a postcode; pure, and never surprised.

The shapes of a postcode are Royal Mail's (Programmers' Guide to the Postcode Address File): an outward code A9, A99,
AA9, AA99, A9A or AA9A, then a digit (with the outward code: the sector) and two letters (the unit).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

MOST_TYPED = 100  # more than this is no postcode

AREAS = frozenset(
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX "
    "FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN "
    "NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB "
    "W WA WC WD WF WN WR WS WV YO ZE".split()
)
# Under other licences, so that we know no place in them.
Elsewhere = Literal["northern-ireland", "islands"]
ELSEWHERE: dict[str, Elsewhere] = {"BT": "northern-ireland", "GY": "islands", "IM": "islands", "JE": "islands"}
LETTERED = frozenset("E EC N NW SE SW W WC".split())  # areas with districts such as EC1A and W1K
LAST_LETTERS = frozenset("ABCDEFGHJKMNPRSTUVWXY")  # what such a district can end in

AS_LETTER = str.maketrans("01", "OI")
AS_DIGIT = str.maketrans("OIL", "011")

INWARD = re.compile(r"[0-9OIL][A-Z]{2}")
STARTED = re.compile(r"[0-9OIL][A-Z]?")  # the inward code of a sector, or of a unit not typed to its end


@dataclass(frozen=True)
class Reading:
    """What a typed text can mean, from the finest down: each as written on an envelope, or None."""

    unit: str | None
    sector: str | None
    district: str

    @property
    def area(self) -> str:
        return re.match("[A-Z]+", self.district)[0]  # type: ignore[index] # a district begins with letters


def read(typed: str) -> Reading | None:
    """Read a unit ("SE15 5BZ"), a sector ("SE15 5") or a district ("SE15"); None when it cannot be a postcode.

    Forgives case, spacing, punctuation, letters for digits and digits for letters where only the other can stand, and
    words before or after the postcode. A unit carries its sector, and each carries its district.
    """
    words = _words(typed)
    return _whole(words) or _among(words)


def says_more(typed: str) -> bool:
    """Say whether there are words beside a postcode, so that a name may be meant: "Rosebank Road N16"."""
    words = _words(typed)
    return bool(words) and _whole(words) is None


def compact(unit: str) -> str:
    """Return a postcode as it is stored and looked up: without the space."""
    return unit.replace(" ", "")


def _words(typed: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", typed[:MOST_TYPED]).upper()
    return re.findall("[A-Z0-9]+", plain.replace("'", ""))


def _whole(words: list[str]) -> Reading | None:
    """Read a text that is nothing but a postcode, in one piece or with gaps anywhere."""
    match words:
        case [outward, inward] if STARTED.fullmatch(inward):
            return _sector(outward, inward) or _joined(outward + inward)
        case _:
            return _joined("".join(words))


def _joined(text: str) -> Reading | None:
    return (
        _unit(text[:-3], text[-3:]) or _district(text) or _sector(text[:-1], text[-1:]) or _sector(text[:-2], text[-2:])
    )


def _among(words: list[str]) -> Reading | None:
    """Find a postcode among other words: a unit anywhere, less only as the first or the last words."""
    return next((found for found in _found(words) if found), None)


def _found(words: list[str]) -> Iterator[Reading | None]:
    for first, second in pairwise(words):
        yield _unit(first, second)
    yield from (_unit(word[:-3], word[-3:]) for word in words)
    yield from (_sector(*pair) for pair in (words[:2], words[-2:]) if len(pair) == len("ab"))
    yield from (_plain_district(word) for word in (*words[:1], *words[-1:]))


def _unit(outward: str, inward: str) -> Reading | None:
    district = _outward(outward, inward)
    if not district or not INWARD.fullmatch(inward):
        return None
    sector = f"{district} {inward[0].translate(AS_DIGIT)}"
    return Reading(sector + inward[1:], sector, district)


def _sector(outward: str, started: str) -> Reading | None:
    district = _outward(outward, started)
    if not district or not STARTED.fullmatch(started):
        return None
    return Reading(None, f"{district} {started[0].translate(AS_DIGIT)}", district)


def _district(text: str) -> Reading | None:
    district = _outward(text)
    return Reading(None, None, district) if district else None


def _plain_district(word: str) -> Reading | None:
    """Among other words only a district typed without a slip counts: "to 12" is no postcode."""
    return _district(word) if _outward(word) == word else None


def _outward(text: str, inward: str = "") -> str | None:
    """Return the outward code that a text can be, the one that asks for the fewest corrections.

    Somewhere a digit must have been typed, or Hull would be read as HU11.
    """
    if not re.search("[0-9]", text + inward):
        return None
    readings = [found for found in (_split(text, letters) for letters in (1, 2)) if found]
    return min(readings, key=lambda found: _corrections(text, found), default=None)


def _split(text: str, letters: int) -> str | None:
    area, rest = text[:letters].translate(AS_LETTER), text[letters:]
    if area not in AREAS or not rest:
        return None
    digits = rest.translate(AS_DIGIT)
    if re.fullmatch("[0-9]|[1-9][0-9]", digits):
        return area + digits
    if area in LETTERED and len(rest) == len("1A") and digits[0].isdigit() and rest[1] in LAST_LETTERS:
        return area + digits[0] + rest[1]
    return None


def _corrections(text: str, found: str) -> int:
    return sum(a != b for a, b in zip(text, found, strict=True))
