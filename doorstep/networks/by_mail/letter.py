"""A letter taken apart: what was labelled, and its writer's own words; pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from doorstep.messaging.inbound import quoted
from doorstep.networks.by_mail import greetings, layout, lines
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.lines import Line

ASKED = (Field.GROUP, Field.CONTACT, Field.MOBILE, Field.AREA, Field.DISTRICT)
_SUBJECT = re.compile(
    r"(?i)\s*(?:(?:re|fwd?|aw|tr|rv|wg)\s*(?:\[\d+\])?\s*:\s*|\[[^\]]{1,40}\]\s*){0,9}mutual[\s-]*aid\b[\s:–—-]*"
)
_FORWARDED = re.compile(r"(?im)^[\s>*-]*(?:begin )?forwarded message\b|^\s*(?:fwd?|wg)\s*:")
# Whoever answers a network's own letter has its subject.
_NO_GROUP = frozenset("join joining joins network networks application request membership register signup form".split())
_AROUND_A_NAME = " .,:;–—-\"“”'‘’<>[]()*"
# A header of a letter that was forwarded.
_OF_A_PROGRAM = re.compile(r"(?i)(?:from|sent|to|cc|date|subject):\s|-{2,}.{3,40}-{2,}$|begin forwarded message")
_FROM = re.compile(r"(?i)from:\s*([^<\[\n@]{3,60}?)\s*(?:[<\[]|$)")
LONGEST = 100
# A form sent back with so many answers in it was filled in, whoever's marks stand before its lines.
_FILLED_IN = 4

# What was found, and whether that is sure.
Found = tuple[str, bool]


@dataclass(frozen=True)
class Letter:
    """A letter taken apart.

    What is labelled is a guess of the fields in `guessed`: it stands in what they answered alone, or it may go on in a
    line that is its neighbour.
    """

    subject: str
    labelled: Mapping[Field, Sequence[str]]
    every: Sequence[Line]
    guessed: frozenset[Field]

    @cached_property
    def own(self) -> list[str]:
        return [line.text for line in self.every if not line.quoted and not _OF_A_PROGRAM.match(line.text)]

    @cached_property
    def sender(self) -> str:
        """Whose letter was forwarded, as its header has it; "" where there is none."""
        return next(iter(_senders([line for line in self.every if not line.quoted])), "")

    @cached_property
    def senders(self) -> list[str]:
        """Whose letters stand in this one, as headers have it."""
        return _senders(self.every)

    @cached_property
    def text(self) -> str:
        return lines.flowing(self.own)

    @cached_property
    def body(self) -> str:
        """The letter without what stands under its greeting: an office, a home."""
        return lines.flowing(self.own[: greetings.end_of(self.own)])

    @cached_property
    def signed(self) -> str:
        return greetings.signed(self.own)

    @cached_property
    def titled(self) -> str:
        """Which group the subject names, with whatever pictures it has; "" where it names none."""
        mark = _SUBJECT.match(self.subject)
        said = self.subject[mark.end() :] if mark else ""
        return "" if _NO_GROUP & set(re.findall(r"\w+", said.casefold())) else " ".join(said.split())[:LONGEST]


def _senders(every: Sequence[Line]) -> list[str]:
    found = (_FROM.match(line.text) for line in every)
    return [each[1].strip(" \"'") for each in found if each]


def is_application(subject: str) -> bool:
    """Say whether a letter's subject is that of a group that wants to join: MUTUAL AID and its name."""
    return _SUBJECT.match(subject) is not None


def taken_apart(subject: str, text: str) -> Letter:
    """Of a forwarded letter what was forwarded counts; of an answer, what stands between or above what it answers."""
    text = text[: lines.MOST_SIGNS]
    every = lines.lines(text, quoted.own(text))
    if _FORWARDED.search(f"{subject}\n{text}") and any(line.quoted for line in every):
        every = [replace(line, quoted=not line.quoted) for line in every]
    said = layout.answers(every)
    theirs = [each for each in said if not each.quoted]
    is_filled_in = len({each.field for each in said if each.field in ASKED}) >= _FILLED_IN
    labelled: dict[Field, list[str]] = {}
    for each in theirs or (said if is_filled_in else ()):
        labelled.setdefault(each.field, []).append(each.said)
    guessed = {each.field for each in theirs or said if not each.sure}
    return Letter(subject, labelled, every, frozenset(guessed) & frozenset(ASKED))


def without_pictures(said: str) -> str:
    """Return a name as it is written, without pictures around it and marks of quoting."""
    return " ".join(said.split())[:LONGEST].strip(_AROUND_A_NAME + lines.PICTURES)
