"""Whom to ring: behind a label, in a sentence, under the letter; pure."""

import re
from collections.abc import Sequence

from doorstep.networks.by_mail import people
from doorstep.networks.by_mail.alike import are_alike, is_within
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.letter import Found, Letter, without_pictures
from doorstep.networks.by_mail.listed import Ordered
from doorstep.networks.by_mail.words import is_of_a_person, without_title

MOST_NAMES = 5
_FOR_SOMEBODY = re.compile(r"(?i)\b(?:her|his|their|call him|ring him|she|he|asked me to)\b")
_INTRODUCED = re.compile(
    r"(?i)^(?:(?:that|it|this)(?:’|')?s|that is|it is|this is|i(?:’|')?m|i am|me,|me =|me|still|now|currently)\s+"
)
_SEVERAL = re.compile(r"(?i)\s(?:and|&|/|or)\s|\bthen\b|\bdeputy\b")
_AFTER_A_NAME = re.compile(
    r"\s*[,(;/|–—<=].*|\s+-.*|\s+(?:and|&|or|then)\s.*|\s+(?:on\s+)?[+0(]\d.*|(?<=\w\w)\. .*|\s+but .*", re.DOTALL
)
_AROUND = " .:*_\"'“”"


def contact(letter: Letter, ordered: Ordered) -> Found:
    labelled = _labelled(letter)
    if said := [name for each in labelled if (name := _name(_INTRODUCED.sub("", each)))]:
        is_one = are_alike(said) and not any(_SEVERAL.search(each) for each in labelled)
        longer = _longer(letter, said[0])
        agree = all(people.is_of(each, longer) for each in _named(letter, people.AS_CONTACT))
        return longer, is_one and longer == said[0] and agree
    told = _told(letter)
    return (ordered.contact, ordered.sure) if ordered.contact and (ordered.sure or not told[1]) else told


def _labelled(letter: Letter) -> Sequence[str]:
    """Return what was said to be the contact; "name" may also be the group's, where another label has the contact."""
    labelled: Sequence[str] = letter.labelled.get(Field.CONTACT, ())
    titled = without_pictures(letter.titled)
    return [each for each in labelled if not is_within(titled, each)] or labelled


def _told(letter: Letter) -> Found:
    contacts, selves = _named(letter, people.AS_CONTACT), _named(letter, people.AS_ONESELF)
    others = [*_named(letter, people.AS_MINE), *_named(letter, people.BY_A_NUMBER)]
    signed = [each for each in map(people.signature, (letter.signed, letter.sender)) if each]
    every = [*contacts, *selves, *others, *signed]
    if not every:
        return "", False
    longer = _longer(letter, every[0])
    agree = all(people.is_of(each, longer) for each in every) and len(longer.split()) > 1
    return longer, agree and (bool(contacts) or (bool(selves) and not _FOR_SOMEBODY.search(letter.body)))


def _named(letter: Letter, patterns: Sequence[re.Pattern[str]]) -> list[str]:
    titled = letter.titled.casefold()
    return [each for each in people.named(letter.text, patterns) if each.casefold() not in titled]


def _longer(letter: Letter, name: str) -> str:
    """Return the whole name where only its beginning was given, and it stands elsewhere."""
    if len(name.split()) > 1:
        return name
    signed = map(people.signature, (letter.signed, letter.sender))
    longer = next((each for each in signed if each.startswith(f"{name} ")), "")
    return longer or people.whole(name, "\n".join(line.text for line in letter.every))


def _name(said: str) -> str:
    """Return the name at the beginning of an answer; "" where it does not look like one."""
    name = _AFTER_A_NAME.sub("", without_title(said.strip(_AROUND))).strip(_AROUND)
    return name if 0 < len(name.split()) <= MOST_NAMES and is_of_a_person(name) else ""
