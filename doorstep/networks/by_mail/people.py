"""Names of people in sentences, and as what they are named; pure."""

import re
from collections.abc import Sequence

from doorstep.networks.by_mail.words import is_of_a_person, is_of_a_place, without_title

_WORD = r"(?:[A-Z]\.|St\.|[A-Z\u00c0-\u00de\u0100-\u017f][\w’'-]{0,30})"
_MORE = rf" (?:de |da |van |von |el |al |bin |ap )?{_WORD}"
NAMES = rf"{_WORD}(?:{_MORE}){{0,3}}"
_TWO = rf"{_WORD}(?:{_MORE}){{1,3}}"
_MAIN = r"(?:main |key |first |principal |primary |lead |best )"
_ROLE = (
    r"(?:point of contact|person for contact|contact|co-?ordinator|organiser|lead|responsible|"
    r"person to (?:ring|call|talk to|contact))"
)
_TITLE = r"(?:(?i:mr|mrs|ms|miss|mx|dr|father|fr|rev|revd|sister|cllr|cdr|prof|sir)\.? )?"
_OURS = r"(?:our|your|the|their|my)"
# Whoever is said to be the contact.
AS_CONTACT = (
    re.compile(
        rf"(?i:\b(?:{_ROLE}(?: for [\w ]{{3,40}})? (?:will be|is|would be)|{_MAIN}{_ROLE}[:,]?|contact(?:’s|'s)|"
        rf"(?:ring|call|contact|text|speak to|ask for)(?: me| {_OURS} (?:co-?ordinator|contact|chair))?(?: –| -|,)?)) "
        rf"(?:me, |me )?{_TITLE}({NAMES})"
    ),
    re.compile(rf"({_TWO}),? ?(?:\(|- |– |is |, )?(?i:(?:is |who is |as )?(?:{_OURS} )?{_MAIN}?{_ROLE})\b"),
    re.compile(rf"({_TWO}) (?i:(?:will be|is|can be|would be|acts as) (?:{_OURS} )?{_MAIN}?{_ROLE})\b"),
    re.compile(rf"(?i:\bperson (?:to|you|we|who|for|in)[\w ]{{2,30}} is) {_TITLE}({NAMES})"),
    re.compile(r"(?i:\bcontact(?: is|:)?) ([a-z]{2,15} [a-z]{2,15})(?=[ ,:-]{1,3}[+0(])"),
    re.compile(rf"(?m)^({_TWO})\n(?i:(?:main |lead |group )?{_ROLE}\b)"),
)
# Whoever says who they are.
AS_ONESELF = (
    re.compile(
        rf"(?i:\b(?:my name is|my name’s|my name's|my name:|i am called|name(?:’|')?s|me,|me =|the name,)) "
        rf"{_TITLE}({NAMES})"
    ),
    re.compile(rf"(?i:\b(?:i am|i’m|i'm|this is|it is|it’s|it's|its)) {_TITLE}({_TWO})"),
    re.compile(rf"(?i:\bhere) \(({_TWO})\)"),
    re.compile(rf"({_TWO})(?:,)? (?:(?i:here\b|writing|speaking)|from (?=[A-Z]))"),
    re.compile(
        rf"(?i:\b(?:me|i|yours truly|myself|that’s me|that's me|undersigned|chair)\b)[^.\n()]{{0,25}}"
        rf"\({_TITLE}({_TWO})\)"
    ),
    re.compile(r"(?i:\b(?:its|it’s|it's|im|i’m|i'm|this is)) ([a-z]{2,15})(?= (?:from|here) )"),
    re.compile(r"(?i:\b(?:hello|hi|hiya|hey),?) ([a-z]{2,15} [a-z]{2,15}) here\b"),
    re.compile(
        r"(?i:\b(?:my name is|name(?:’|')s|name is|its|it’s|it's|i am|im|i'm|i’m)) ([a-z]{2,20} [a-z]{2,20})"
        r"(?=[,.\n]|$)"
    ),
)
# Whoever is spoken of by somebody who writes for them.
AS_MINE = (
    re.compile(
        rf"(?i:\bmy (?:mum|mother|dad|father|wife|husband|partner|neighbour|friend|sister|brother|daughter|son|"
        rf"colleague|aunt|uncle|gran|nan),?) ({NAMES})(?! ?[’'])"
    ),
)
# Whoever stands before a number.
BY_A_NUMBER = (
    re.compile(rf"({_TWO})(?i:[\s,:–(-]{{1,4}}(?:mob(?:ile)? |on |tel )?[\s:(]{{0,2}})(?=\+?\(?0?\d{{3,5}})"),
)
# Begins what comes after a name: "Jane Smith and I live", "Jane from Choumert Road".
_NO_NAMES = re.compile(
    r"\b(?:and|from|of|at|on|in|with|who|i|we|the|a|an|our|for|here|writing|but|is|to|or|mobile|email|tel)\b.*",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"[’']s?$")
_PASSED = re.compile(r"(?: (?:[A-Z]{2,5}|BSc|MSc|PhD|BA|MA))+$")
_MOST, _INITIALS = 20, 5


def named(text: str, patterns: Sequence[re.Pattern[str]]) -> list[str]:
    """Return the names that stand where these say, without titles and what else comes with them."""
    found = [each[1] for pattern in patterns for each in pattern.finditer(text)][:_MOST]
    names = (without_title(_OF_WHOM.sub("", _NO_NAMES.sub("", each)).strip(" .,-–’'")) for each in found)
    return [each for each in names if is_of_a_person(each) and not is_of_a_place(each)]


def signature(name: str) -> str:
    """Return a name from under a letter, without what somebody has passed; "" where these are initials alone."""
    plain = without_title(_PASSED.sub("", name))
    return "" if not is_of_a_person(plain) or (len(plain) <= _INITIALS and plain.isupper()) else plain


def is_of(one: str, whole: str) -> bool:
    """Say whether a name is the beginning of another: "Jo", "J. Smith" and "Jo Smith"."""
    first, full = one.casefold().split(), whole.casefold().split()
    return one.casefold() == whole.casefold() or (first[0] == full[0] and set(first) <= set(full))


def whole(name: str, text: str) -> str:
    """Return a name with what follows its first word elsewhere; as it is where nothing does."""
    found = re.search(rf"\b{re.escape(name)}{_MORE}(?:{_MORE}){{0,2}}", text)
    return found[0] if found and is_of_a_person(found[0]) and not is_of_a_place(found[0]) else name
