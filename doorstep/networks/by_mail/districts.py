"""Which postcode districts the group is in; pure."""

import re

from doorstep.networks.by_mail import areas
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.letter import Letter
from doorstep.networks.by_mail.listed import Ordered
from doorstep.networks.by_mail.where import said_so
from doorstep.places.postcodes import read as read_postcode
from doorstep.places.postcodes_in import Postcode, postcodes_in

MOST_DISTRICTS = 8
_ASIDE = re.compile(r"\s*\([^()]{0,400}\)?")
_NOT = re.compile(
    r"(?i)\b(?:not|isn(?:’|')t|except|excluding|but no|neither|nor|never|apart from|rather than|outside|"
    r"aren(?:’|')t|i live|lives|live in|office|based|stuck|i work)\b"
    r"[^.;\n]{0,30}$"
)
_MORE = re.compile(r"(?<=\w\w)\.\s.*|(?<=\d)\.\s.*|,? but .*")
_SHORTENED = re.compile(r"\b([A-Za-z]{1,2})(\d{1,2})(\s?[/&+,]\s?)(\d{1,2})(?=\s?(?:$|\n|[/&+,;)]|\.(?!\d)))")
MOST_SHORTENED = 3
_BEFORE = 40
# "S.E.7", as it was once written.
_DOTTED = re.compile(r"\b([A-Za-z])\. ?([A-Za-z])\. ?(\d)")
_UNDECIDED = re.compile(
    r"(?i)\b(?:tbc|not sure|unsure|think|maybe|probably|or is it|possibly|perhaps|might|some of|part of|bit of|"
    r"edge of|technically|mostly|mainly|also|just|not|isn(?:’|')t)\b|\?"
)
Districts = tuple[str, ...]


def districts(letter: Letter, ordered: Ordered) -> tuple[Districts, bool]:
    every = districts_in(letter.text)
    labelled = "\n".join(letter.labelled.get(Field.DISTRICT, ()))
    if found := districts_in(_MORE.sub("", labelled)):
        is_clear = not _UNDECIDED.search(labelled) and len(districts_in(labelled)) == len(found)
        return found, is_clear or set(found) >= set(every)
    if found := districts_in(areas.labelled(letter)[0]):
        return found, set(found) >= set(every)
    body = districts_in(letter.body, whole=False)
    told = districts_in("\n".join(each.said for each in said_so(letter.body))) if set(every) != set(body) else ()
    found = body or told or districts_in(letter.body)
    return found, len(every) == 1 and bool(body or told or ordered.sure)


def districts_in(text: str, *, whole: bool = True) -> Districts:
    """Find them; what is in brackets counts where nothing stands outside of them: "SE6 (not SE26, as people think)".

    Without `whole`, a whole postcode is taken for somebody's address, and left out.
    """
    return _codes_in(_ASIDE.sub("", text), whole=whole) or _codes_in(text, whole=whole)


def _codes_in(text: str, *, whole: bool) -> Districts:
    text = _whole(text)
    found = sorted(postcodes_in(text), key=lambda each: each.start)
    said = [each for each in found if (whole or each.how != "unit") and not _is_denied(text, each)]
    read = [reading.district for each in said if (reading := read_postcode(each.written))]
    return tuple(dict.fromkeys(read))[:MOST_DISTRICTS]


def _whole(text: str) -> str:
    """Write out what was shortened: "S.E.7", "SE12/13"."""
    text = _DOTTED.sub(r"\1\2\3", text)
    for _each in range(MOST_SHORTENED):
        text = _SHORTENED.sub(r"\1\2\3\1\4", text)
    return text


def _is_denied(text: str, code: Postcode) -> bool:
    return _NOT.search(text[max(0, code.start - _BEFORE) : code.start]) is not None
