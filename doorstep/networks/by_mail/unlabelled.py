"""A letter of a few lines, or a few words between commas, without any labels: guesses at whose name and which area."""

import re
from collections.abc import Callable, Iterable, Sequence

from doorstep.networks.by_mail import prose
from doorstep.networks.by_mail.layout import PICTURES

_LONGEST, _FEWEST, _MOST = 120, 3, 8
_BETWEEN = re.compile(r"\s+[/|;]\s+|;\s*|,\s+")
_NAME = re.compile(r"(?:[^\W\d_][\w’'.-]*)(?: [^\W\d_][\w’'.-]*){1,3}")
_OF_PLACES = re.compile(
    r"(?i)\b(?:road|rd|street|st|lane|ln|avenue|ave|grove|estate|close|park|hill|way|square|terrace|court|green|gardens|"
    r"house|flats|from|between|around|to|near|and)\b|, |[+&]"
)
_OF_SENTENCES = re.compile(
    r"(?i)\b(?:i|we|you|me|my|our|hi|hello|hey|dear|it(?:’|')?s|that(?:’|')?s|name(?:’|')?s|is|are)\b"
)


def left_over(lines: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """Return what stands alone in such a letter and is none of what was found already, nor a greeting."""
    for cut in (_short(lines), (piece for line in lines for piece in _BETWEEN.split(line))):
        pieces = [each.strip(" " + PICTURES) for each in cut]
        if _FEWEST <= len(pieces) <= _MOST and any(map(is_known, pieces)):
            return [each for each in pieces if each and not is_known(each) and not _is_talk(each)]
    return []


def _is_talk(piece: str) -> bool:
    return prose.is_greeting(piece) or _OF_SENTENCES.search(piece) is not None


def _short(lines: Iterable[str]) -> Iterable[str]:
    return (line for line in lines if line and len(line) <= _LONGEST and not line.endswith((":", "?", "!")))


def name(pieces: Sequence[str]) -> str:
    return next((each for each in pieces if _NAME.fullmatch(each) and not _OF_PLACES.search(each)), "")


def area(pieces: Sequence[str]) -> str:
    return next((each for each in pieces if _OF_PLACES.search(each) and not each.endswith(".")), "")
