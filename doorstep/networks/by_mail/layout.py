"""Which answer belongs to which label, however they are laid out: in lines, under each other, beside each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from doorstep.networks.by_mail import beside, greetings, tables
from doorstep.networks.by_mail.beside import Answer
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.lines import BROKEN_AT, Line

# So many labels without any sign behind them are no accident.
_NO_ACCIDENT = 3
# A line that begins as far in belongs to the one above.
_FAR_IN = 6
_GOES_ON = re.compile(r"[a-z&+(]|[A-Z]{1,2}\d{1,2}[A-Z]?\b")
_CODES = re.compile(r"(?i)[a-z]{1,2}\d{1,2}[a-z]?\b")
# One of a list: short, and begun anew.
_A_STREET = re.compile(r"[A-Z0-9][^,;]{2,40}(?<! and)(?<! the)(?<! to)(?<![,;&+])")
# A label that we do not know; and a line that somebody speaks in.
_A_LABEL = re.compile(r"[A-Z][\w’'/ ]{2,28}\??:\s")
_SPEAKS = re.compile(
    r"(?i)(?:we|i|i’m|i'm|we’re|we're|our|my|please|let|hope|sorry|thank|could|sent from|get outlook)\b"
)


def answers(found: Sequence[Line]) -> list[Answer]:
    """Return each label's answer; a label whose answer is left empty gives none."""
    if row := tables.answers(found):
        return row
    signed = list(_Layout(found).answers())
    bare = [each for each in map(_bare, found) if each and not each.quoted]
    running = beside.running(" ".join(line.text for line in found if not line.quoted))
    best = max(signed, bare, running, key=lambda each: len(_fields(each)))
    is_bare = best is not signed and len(_fields(best)) >= _NO_ACCIDENT and not _fields(signed) > _fields(best)
    return best if is_bare else signed


def _fields(said: Sequence[Answer]) -> set[Field]:
    return {each.field for each in said} - {Field.OTHER}


def _bare(line: Line) -> Answer | None:
    found = beside.bare(line.text)
    return replace(found, quoted=line.quoted) if found else None


@dataclass(frozen=True)
class _Layout:
    lines: Sequence[Line]

    @cached_property
    def labelled(self) -> list[list[Answer]]:
        return [beside.labelled(line.text) for line in self.lines]

    def answers(self) -> Iterator[Answer]:
        at = 0
        while at < len(self.lines):
            here, after = self.labelled[at], at + 1
            quoted = self.lines[at].quoted
            yield from (replace(each, quoted=quoted) for each in here[:-1])
            if here:
                after = self._end_of(at, here[-1])
                said = self._joined(here[-1], at + 1, after)
                if said:
                    sure = here[-1].sure and not self._may_go_on(after, here[-1].field)
                    yield Answer(here[-1].field, said, self.lines[after - 1].quoted, sure)
            at = after

    def _joined(self, label: Answer, at: int, after: int) -> str:
        """Put what stands in several lines together; with commas where it is a list of streets."""
        each = [line.text for line in self.lines[at:after] if line.text]
        is_list = label.field is Field.AREA and not label.said and all(map(_A_STREET.fullmatch, each))
        return (", " if is_list else " ").join(filter(None, [label.said, *each])).strip()

    def _end_of(self, at: int, last: Answer) -> int:
        """Say up to which line an answer goes: on under an empty label, and on where a long line was broken."""
        return self._end_broken(at + 1, last) if last.said else self._end_below(at, last)

    def _end_below(self, at: int, last: Answer) -> int:
        end = at + 1
        while end < len(self.lines) and not self.lines[end].text:
            end += 1
        if end == len(self.lines) or self.labelled[end] or last.field is Field.OTHER:
            return at + 1
        end += 1
        while self._is_more(end) and (last.field is Field.AREA or self._is_code(last, end)):
            end += 1
        return end

    def _is_code(self, last: Answer, at: int) -> bool:
        return last.field is Field.DISTRICT and _CODES.match(self.lines[at].text) is not None

    def _end_broken(self, end: int, last: Answer) -> int:
        if last.field in {Field.AREA, Field.GROUP, Field.DISTRICT}:
            while self._is_more(end) and (
                len(self.lines[end - 1].text) >= BROKEN_AT
                or self.lines[end].indent >= _FAR_IN
                or _GOES_ON.match(self.lines[end].text) is not None
            ):
                end += 1
        return end

    def _is_more(self, at: int) -> bool:
        """Say whether there is a line that no label claims, and that is no greeting."""
        if at >= len(self.lines) or self.labelled[at]:
            return False
        text = self.lines[at].text
        speaks = _A_LABEL.match(text) or _SPEAKS.match(text)
        return bool(text) and not greetings.is_greeting(text) and not speaks

    def _may_go_on(self, at: int, field: Field) -> bool:
        """Say whether a line follows at once that may be a part of it, with a label after that."""
        return field in {Field.AREA, Field.GROUP} and self._is_more(at) and any(self.labelled[at + 1 :])
