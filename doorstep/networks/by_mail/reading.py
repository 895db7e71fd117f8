"""An e-mail in which a group asks to join a network, read into what the network asks for; pure.

Only what stands behind its label, or can be nothing else, is taken as said. All else is a guess, and is asked back.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from doorstep.core.trigrams import likeness, trigrams
from doorstep.messaging.inbound import quoted
from doorstep.networks.by_mail import layout, prose, unlabelled
from doorstep.networks.by_mail.labels import Field
from doorstep.places.postcodes import read as read_postcode
from doorstep.places.postcodes_in import postcodes_in
from doorstep.vault.normalising import NotReadableError, phone

MOST_DISTRICTS, MOST_NAMES, LONGEST, LONGEST_AREA = 8, 5, 100, 500
# A piece as short as this that holds a postcode is one, and no street in it.
_SHORT = 20
_ASKED = (Field.GROUP, Field.CONTACT, Field.MOBILE, Field.AREA, Field.DISTRICT)
_SUBJECT = re.compile(
    r"(?i)\s*(?:(?:re|fwd?|aw|tr|rv|wg)\s*(?:\[\d+\])?\s*:\s*|\[[^\]]{1,40}\]\s*)*mutual[\s-]*aid\b[\s:–—-]*"
)
_FORWARDED = re.compile(r"(?im)^[\s>*-]*(?:begin )?forwarded message\b|^\s*(?:fwd?|wg)\s*:")
_PHONE = re.compile(r"(?<![\w@/.])(?:\+|00)?\(?\d[\d\s().–-]{7,20}\d(?![\w@])")
# Whoever answers a network's own letter has its subject.
_NO_GROUP = frozenset("join joining joins network networks application request membership register signup form".split())
_AROUND_A_NAME = " .,:;–—-\"“”'‘’<>[]()*" + layout.PICTURES
_ASIDE = re.compile(r"\s*\([^()]*\)?")
_INTRODUCED = re.compile(r"(?i)^(?:(?:that|it|this)(?:’|')?s|that is|it is|this is|i(?:’|')?m|i am|me,|me =|me)\s+")
_SEVERAL = re.compile(r"\s(?:and|&|/|or)\s")
_UNDECIDED = re.compile(r"(?i)\b(?:tbc|tba|tbd|will|later|not sure|unsure|undecided|still|don(?:’|')t know|to be)\b|\?")
_AFTER_A_NAME = re.compile(r"\s*[,(;/|–—].*|\s+-.*|\s+(?:on\s+)?[+0(]\d.*", re.DOTALL)
_ALIKE = 0.5


@dataclass(frozen=True)
class Application:
    """What was read: `districts` as written on envelopes, a number as E.164; "" and () where nothing was said.

    `unsure` holds what is a guess, or was said in two ways: it is asked back as what is missing is.
    """

    group: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    mobile: str = field(default="", repr=False)
    area: str = field(default="", repr=False)
    districts: tuple[str, ...] = ()
    unsure: frozenset[Field] = frozenset()

    @property
    def missing(self) -> frozenset[Field]:
        held = (self.group, self.contact, self.mobile, self.area, self.districts)
        return frozenset(each for each, said in zip(_ASKED, held, strict=True) if not said)

    @property
    def to_ask(self) -> frozenset[Field]:
        return self.missing | self.unsure


@dataclass(frozen=True)
class _Letter:
    """A letter taken apart: what was labelled, and its writer's own lines.

    What is labelled is a guess of the fields in `guessed`: it stands in what they answered alone, as in a form that was
    filled in there, or it may go on in a line that is its neighbour.
    """

    subject: str
    labelled: dict[Field, list[str]]
    own: Sequence[str]
    guessed: frozenset[Field]

    @property
    def text(self) -> str:
        return "\n".join(self.own)


# What was found, and whether that is sure.
_Found = tuple[str, bool]


def is_application(subject: str) -> bool:
    """Say whether a letter's subject is that of a group that wants to join: MUTUAL AID and its name."""
    return _SUBJECT.match(subject) is not None


def read(subject: str, text: str) -> Application:
    """Read one letter: its subject, and all of its text with whatever it quotes."""
    letter = _taken_apart(subject, text)
    group, contact, mobile, area = _group(letter), _contact(letter), _mobile(letter), _area(letter)
    districts = _districts(letter)
    found = (group, contact, mobile, area, districts)
    unsure = {each for each, (said, is_sure) in zip(_ASKED, found, strict=True) if said and not is_sure}
    application = Application(group[0], contact[0], mobile[0], area[0], districts[0])
    return replace(application, unsure=frozenset(unsure | letter.guessed) - application.missing)


def _taken_apart(subject: str, text: str) -> _Letter:
    """Of a forwarded letter what was forwarded counts; of an answer, what stands between or above what it answers."""
    text = text[: layout.MOST_LINES * layout.LONGEST_LINE]
    every = layout.lines(text, quoted.own(text))
    if _FORWARDED.search(f"{subject}\n{text}") and any(line.quoted for line in every):
        every = [replace(line, quoted=not line.quoted) for line in every]
    said = layout.answers(every)
    theirs = [each for each in said if not each.quoted]
    labelled: dict[Field, list[str]] = {}
    for each in theirs or said:
        labelled.setdefault(each.field, []).append(each.said)
    guessed = frozenset(each.field for each in said if each.field in _ASKED and not (theirs and each.sure))
    return _Letter(subject, labelled, [line.text for line in every if not line.quoted], guessed)


# -- Each of what is asked -------------------------------------------------------------------------------------------


def _group(letter: _Letter) -> _Found:
    subject = _from_subject(letter.subject)
    said = [_short(_ASIDE.sub("", each)) for each in letter.labelled.get(Field.GROUP, ())]
    told = [_short(each) for each in prose.groups(letter.text)]
    longer = [each for each in told if subject and subject.casefold() in each.casefold()]
    names = [each for each in (*said, *longer, subject, *told) if each]
    return (names[0] if names else ""), bool(said or subject) and _are_alike(names)


def _from_subject(subject: str) -> str:
    mark = _SUBJECT.match(subject)
    said = subject[mark.end() :] if mark else ""
    return "" if _NO_GROUP & set(re.findall(r"\w+", said.casefold())) else _short(said)


def _contact(letter: _Letter) -> _Found:
    labelled: Sequence[str] = letter.labelled.get(Field.CONTACT, ())
    said = [name for each in labelled if (name := _name(_INTRODUCED.sub("", each)))]
    if said:
        return said[0], _are_alike(said) and not _SEVERAL.search(labelled[0])
    told, signed = prose.people(letter.text), prose.signed(letter.own)
    if told:
        longer = signed if signed.startswith(f"{told[0]} ") else told[0]
        return longer, _are_alike([each for each in (*told, signed) if each])
    return signed or unlabelled.name(_left_over(letter)), False


def _mobile(letter: _Letter) -> _Found:
    labelled = [number for each in letter.labelled.get(Field.MOBILE, ()) for number in _numbers(each)]
    if labelled:
        return _mobile_of(labelled)
    return _mobile_of(_numbers(letter.text))


def _mobile_of(numbers: Sequence[str]) -> _Found:
    """Choose a mobile among several; sure where there is one number, or one mobile among them."""
    each = list(dict.fromkeys(numbers))
    mobiles = [one for one in each if one.startswith("+447")]
    chosen = mobiles or each
    return (chosen[0] if chosen else ""), len(chosen) == 1


def _numbers(text: str) -> list[str]:
    return [number for each in _PHONE.finditer(text) if (number := _phone(each[0]))]


def _phone(written: str) -> str:
    try:
        return phone(written)
    except NotReadableError:
        return ""


def _area(letter: _Letter) -> _Found:
    said = [each for each in letter.labelled.get(Field.AREA, ()) if len(each) <= LONGEST_AREA]
    if said:
        return said[0].strip(" ."), len(set(said)) == 1 and not _UNDECIDED.search(said[0])
    told = prose.areas(letter.text)
    return (told[0] if told else unlabelled.area(_left_over(letter))), len(told) == 1


def _left_over(letter: _Letter) -> list[str]:
    group = _group(letter)[0].casefold()

    def is_known(piece: str) -> bool:
        is_group = group and (group in piece.casefold() or piece.casefold() in group)
        return bool(is_group or _numbers(piece) or (len(piece) < _SHORT and postcodes_in(piece)))

    return [] if letter.labelled else unlabelled.left_over(letter.own, is_known)


def _districts(letter: _Letter) -> tuple[tuple[str, ...], bool]:
    for labels in (Field.DISTRICT, Field.AREA):
        if found := _districts_in("\n".join(letter.labelled.get(labels, ()))):
            return found, True
    told = _districts_in("\n".join(prose.areas(letter.text)))
    every = _districts_in(letter.text)
    return (told or every), len(every) == 1 or bool(told and told == every)


def _districts_in(text: str) -> tuple[str, ...]:
    """Find them; what is in brackets counts where nothing stands outside of them: "SE6 (not SE26, as people think)"."""
    return _codes_in(_ASIDE.sub("", text)) or _codes_in(text)


def _codes_in(text: str) -> tuple[str, ...]:
    found = sorted(postcodes_in(text), key=lambda each: each.start)
    read = [reading.district for each in found if (reading := read_postcode(each.written))]
    return tuple(dict.fromkeys(read))[:MOST_DISTRICTS]


# -- Small -----------------------------------------------------------------------------------------------------------


def _name(said: str) -> str:
    """Return the name at the beginning of an answer; "" where it does not look like one."""
    name = _AFTER_A_NAME.sub("", said).strip(" .:*_")
    return name if 0 < len(name.split()) <= MOST_NAMES and not re.search(r"[@\d]", name) else ""


def _short(said: str) -> str:
    """Return a name as it is written, without pictures around it and marks of quoting."""
    return " ".join(said.split())[:LONGEST].strip(_AROUND_A_NAME)


def _are_alike(said: Iterable[str]) -> bool:
    """Say whether all of these may mean the same: one is a part of the other, or they are written alike."""
    first, *others = [each.casefold() for each in said if each]
    return all(_is_like(each, first) for each in others)


def _is_like(one: str, other: str) -> bool:
    return one in other or other in one or likeness(trigrams(one), trigrams(other)) >= _ALIKE
