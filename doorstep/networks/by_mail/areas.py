"""Where the group helps: behind a label, or in a sentence; pure."""

import re
from collections.abc import Sequence

from doorstep.networks.by_mail.labels import Field, field_of
from doorstep.networks.by_mail.letter import Found, Letter
from doorstep.networks.by_mail.listed import Ordered
from doorstep.networks.by_mail.where import Told, guessed, said_so
from doorstep.networks.by_mail.words import is_of_a_place, speaks

LONGEST_AREA = 500
_UNDECIDED = re.compile(
    r"(?i)\b(?:tbc|tba|tbd|will|later|not sure|unsure|undecided|still|don(?:’|')t know|to be|not covering|"
    r"does not|doesn(?:’|')t|see (?:above|below|map|attached)|as above|same|depends|ditto|attached)\b|\?"
)
# What may follow an area in its sentence; a district there is a part of it to some and not to others.
_MAY_SAY_MORE = re.compile(
    r"(?i)\b(?:we|our|for|at the moment|as well|also|homes|households|people|volunteers|doors|about|since|where|"
    r"not|but|though|then|currently|now|usually|with our|help|shopping|by)\b|"
    r"[A-Z]{1,2}\d{1,2}[A-Z]?\)?$"
)
_CODE = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Z]?\b")
# Where another sentence begins.
_NEXT = re.compile(r"(?<=\w\w)(?<!\bSt)(?<!\bincl)[.!]\s+(?=[A-Z])")


def area(letter: Letter, ordered: Ordered) -> Found:
    if Field.AREA in letter.labelled:
        return labelled(letter)
    strong, weak = said_so(letter.body), guessed(letter.body)
    if ordered.area and (ordered.sure or not (strong or weak)):
        return ordered.area, ordered.sure
    if not strong:
        return _best(weak), False
    first = strong[0]
    is_sure = len(strong) == 1 and first.is_whole and not _MAY_SAY_MORE.search(first.said)
    return _tidy(first.said), is_sure and re.search(r"[A-Z]", first.said) is not None


def labelled(letter: Letter) -> Found:
    said = [each for each in letter.labelled.get(Field.AREA, ()) if len(each) <= LONGEST_AREA]
    if not said:
        return "", False
    named = _first_sentence(said[0])
    is_undecided = _UNDECIDED.search(named) is not None
    if is_undecided and not re.search(r"(?<=.)[A-Z]", named) and not is_of_a_place(named):
        return "", False
    return _tidy(named), len(set(said)) == 1 and not is_undecided and not speaks(said[0])


def _first_sentence(said: str) -> str:
    """Leave out what follows where it is none of the area, but a sentence or another label."""
    named, *more = _NEXT.split(said, maxsplit=1)
    first = more[0].split(" ", maxsplit=1)[0] if more else ""
    is_more = bool(more) and (speaks(more[0]) or field_of(first) is not None or _CODE.match(first) is not None)
    return named if is_more else said


def _best(weak: Sequence[Told]) -> str:
    return _tidy(next((each.said for each in weak if is_of_a_place(each.said)), weak[0].said if weak else ""))


def _tidy(said: str) -> str:
    return said.strip(" .,")
