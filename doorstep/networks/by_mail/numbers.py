"""Telephone numbers, and which of them is the contact's mobile; pure."""

import re
from collections.abc import Sequence
from itertools import islice

from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.letter import Found, Letter
from doorstep.vault.normalising import NotReadableError, phone

PHONE = re.compile(r"(?<![\w@/.])(?:\+|00)?\(?\d[\d\s().–-]{7,20}\d(?![\w@])")
_OF_A_MOBILE = "+447"
# Before a number, or behind it in brackets: it is not the one to ring.
_NOT_THIS = re.compile(
    r"(?i)\b(?:not|old|from|formerly|previously|instead of|deputy|husband(?:’|')?s?|wife(?:’|')?s?|was|wrong|"
    r"backup|ignore|office|work|fax|landline|home|second|other)\b[^.\d\n]{0,25}$"
)
_THIS = re.compile(
    r"(?i)\b(?:me (?:any ?time )?(?:on|at)|my (?:mobile|number|phone|num|mob)|mobile|mob)\b[^\d\n]{0,20}$"
)
_BEFORE = 45
_MOST = 40
_MOST_BEHIND = 3


def mobile(letter: Letter) -> Found:
    said = letter.labelled.get(Field.MOBILE, ())
    # What stands under a greeting may be somebody's office.
    above = [each for each in said if each in letter.body] or said
    labelled = [number for each in above for number in _wanted(each)]
    every = _wanted(letter.text)
    if not labelled:
        named = [number for each in letter.labelled.get(Field.CONTACT, ()) for number in _wanted(each)]
        number, is_sure = _chosen(named or every, every)
        return number, is_sure and _is_mobile(number)
    return _chosen(labelled, labelled if _is_mobile(labelled[0]) else [*labelled, *every])


def _chosen(numbers: Sequence[str], every: Sequence[str]) -> Found:
    """Choose a mobile among several; sure where there is one number, or one mobile among them."""
    each = list(dict.fromkeys(numbers))
    mobiles = [one for one in each if _is_mobile(one)]
    chosen = mobiles or each
    rivals = {one for one in every if _is_mobile(one) or not mobiles}
    return (chosen[0] if chosen else ""), len(chosen) == 1 and rivals <= {*chosen}


def _is_mobile(number: str) -> bool:
    return number.startswith(_OF_A_MOBILE)


def _wanted(text: str) -> list[str]:
    """Return the numbers of a text, those that somebody says not to ring only where there are no others."""
    each_one = islice(PHONE.finditer(text), _MOST)
    found = [(number, each.start()) for each in each_one if (number := _phone(each[0]))]
    before = [(number, text[max(0, at - _BEFORE) : at]) for number, at in found]
    ring = [(number, said) for number, said in before if not _NOT_THIS.search(said)] or before
    # Where there are several, "my mobile is" comes first.
    return [number for number, _said in sorted(ring, key=lambda each: not _THIS.search(each[1]))]


def numbers(text: str) -> list[str]:
    return [number for each in islice(PHONE.finditer(text), _MOST) if (number := _phone(each[0]))]


def _phone(written: str) -> str:
    """Read a number; without the figures behind it where they are none of it: "07700 900123 24/7"."""
    parts = written.split(" ")
    for many in range(len(parts), max(0, len(parts) - _MOST_BEHIND), -1):
        try:
            return phone(" ".join(parts[:many]))
        except NotReadableError:
            continue
    return ""
