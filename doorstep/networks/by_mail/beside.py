"""Labels and answers that stand in one line, beside each other; pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from doorstep.networks.by_mail.labels import PICTURED, Field, field_of
from doorstep.networks.by_mail.lines import PICTURES
from doorstep.networks.by_mail.words import is_of_a_person, speaks


@dataclass(frozen=True)
class Answer:
    """What stands behind a label; `quoted` where it belongs to an answered or forwarded message.

    Not `sure` is where it ends: what follows may belong to it.
    """

    field: Field
    said: str
    quoted: bool = False
    sure: bool = True


_ARROWS = "→⇒➡➜👉»"
_SEPARATOR = re.compile(
    rf"\s*(?:[:：=|\t]+>?|[-–—=]+>|[{_ARROWS}]\ufe0f?)\s*|\s+[-–—]+\s+|[-–—]\s|\?\s+|\?$|\s*\.{{2,}}\s*|\.\s+|\s{{3,}}"
)
# A sentence that says it: looked for where no sign stands.
_IS = re.compile(r"\s+(?:is|are|will be)\s+(?:(?:actually|now)\s+)?(?:called\s+)?")
_STRONG = re.compile(r"\s*[:：=]\s*|\s+[-–—]+>?\s+|\s+(?:is|are)\s+")
# Where a label may begin in the middle of a line.
_BEGINS = re.compile(r"[.,;|/!?):]\s+|\s{3,}|\t|\s+[-–—]\s+|\s(?:and|&)\s+|[;|]")
_BEHIND = re.compile(r"(.{1,200}\S)\s*\(([^()]{2,40})\)")
_EACH_BEHIND = re.compile(r"([^.,;()!?]{2,120}) \(([a-z’' ]{2,30})\)")
_CALLED = re.compile(r"(?:(?:actually|now) )?called ")
_SENTENCE = re.compile(r"(?<=\w\w)[.!]\s|\s[-–]\s|, and (?:the|our|my|its)\b[^,.]{3,40} is\b")
_END = re.compile(r"[\s,;|/.]{1,9}(?:and|&)?$")
_AROUND = " :-–—|\t=>;,"
_MOST_SIGNS = 40
_LONGEST_LABEL = 60


def labelled(text: str) -> list[Answer]:
    """Read one line: a label and its answer, or several of both; nothing where there is no label."""
    whole = _split(text)
    several = list(_several(text)) or _in_brackets(text)
    return several if len(several) > 1 or not whole else [whole]


def _split(text: str) -> Answer | None:
    if text[:1] in PICTURED and (said := text.strip(_AROUND + PICTURES)):
        return Answer(PICTURED[text[0]], said)
    return _at_a_sign(text) or _at_a_verb(text) or _in_front(text) or _empty(text)


def _at_a_sign(text: str) -> Answer | None:
    for sign in islice(_SEPARATOR.finditer(text[: _LONGEST_LABEL * 2]), _MOST_SIGNS):
        if (field := field_of(text[: sign.start()])) is not None:
            return Answer(field, _answer(text[sign.end() :]))
    return None


def _at_a_verb(text: str) -> Answer | None:
    verb = _IS.search(text)
    field = field_of(text[: verb.start()]) if verb else None
    return Answer(field, _sentence(text[verb.end() :])) if verb and field else None


def _in_front(text: str) -> Answer | None:
    """Read "Amina Hassan (contact)"."""
    behind = _BEHIND.fullmatch(text)
    field = field_of(behind[2]) if behind and not field_of(behind[1]) else None
    return Answer(field, behind[1]) if behind and field else None


def _empty(text: str) -> Answer | None:
    field = field_of(text)
    return Answer(field, "") if field else None


def _answer(said: str) -> str:
    return said.lstrip(_AROUND + "".join(_ARROWS)).rstrip(" :-–—|\t")


def _sentence(said: str) -> str:
    return _SENTENCE.split(said, maxsplit=1)[0]


def _in_brackets(text: str) -> list[Answer]:
    """Read labels that stand in brackets behind their answers: "Amina Hassan (contact), Rye Helpers (group)"."""
    pairs = [(field_of(each[2]), each[1].strip(_AROUND + ".")) for each in _EACH_BEHIND.finditer(text)]
    found = [Answer(field, said) for field, said in pairs if field and said and field is not Field.OTHER]
    return found if len(found) > 1 else []


def _several(text: str) -> Iterator[Answer]:
    """Find labels with a sign behind them in one line; the first begins it, or a sentence of it."""
    begins = [0, *(each.end() for each in _BEGINS.finditer(text))]
    found = [each for sign in islice(_STRONG.finditer(text), _MOST_SIGNS) if (each := _before(text, begins, sign))]
    if len(found) == 1 and text[found[0][1] - 1 - (text[found[0][1] - 1] == " ")].isalpha():
        # "My name is": a sentence, and no label.
        return
    ends = [*(each[0] for each in found), len(text)][1:]
    for (_begin, after, field), following in zip(found, ends, strict=True):
        said = _END.sub("", _sentence_of(text, after, following))
        if said:
            yield Answer(field, said)


def _sentence_of(text: str, after: int, until: int) -> str:
    """Return an answer in the middle of a line; one that a verb begins ends with its sentence."""
    said = text[after:until].strip(_AROUND)
    is_verb = text[after - 1].isspace() and text[:after].rstrip()[-1:].isalpha()
    return _sentence(_CALLED.sub("", said)) if is_verb else said


def _before(text: str, begins: Sequence[int], sign: re.Match[str]) -> tuple[int, int, Field] | None:
    """Return where the label before a sign begins, where its answer does, and what it asks for."""
    last = bisect_left(begins, sign.start())
    for at in reversed(begins[max(0, last - 2) : last]):
        if field := field_of(text[at : sign.start()], slips=at == 0):
            return at, sign.end(), field
    return None


def bare(text: str) -> Answer | None:
    """Read a line that begins with a label and no sign behind it: "mobile 07700 900123"."""
    words = text[:200].split(" ")
    for many in range(min(5, len(words) - 1), 0, -1):
        label, said = " ".join(words[:many]), " ".join(text.split(" ")[many:]).strip()
        if said and label[-1:].isalpha() and (field := field_of(label)) and field is not Field.OTHER:
            return Answer(field, said) if _may_run(field, said) else None
    return None


_RUNNING = re.compile(
    r"(?i)\b(?:(?:main )?contact(?:’s|'s)?(?: name| person)?|name|mobile|phone|tel|number|group(?: name)?|"
    r"area(?: covered)?|covers|post ?code(?: district)?|district)\b"
)
_OF_A_LABEL = re.compile(r"(?i)(?:of|for|that|to|by|with)\b|[\w’' ]{1,20}:")
_CODE = re.compile(r"(?i)[a-z]{1,2}\d")
_LONGEST_RUN = 1_500
_LEAST = 3


def running(text: str) -> list[Answer]:
    """Read words of labels that run on without any sign: "name Amina mobile 07700 900123 group Rye area …"."""
    at: dict[Field, tuple[int, int]] = {}
    for word in _RUNNING.finditer(text[:_LONGEST_RUN]):
        field = field_of(word[0])
        if field and field not in at:
            at[field] = word.span()
    ordered = sorted((*span, field) for field, span in at.items())
    if len(ordered) < _LEAST:
        return []
    ends = [*(begin for begin, _end, _field in ordered[1:]), len(text)]
    said = [
        (field, text[end:until].strip(_AROUND + ".")) for (_at, end, field), until in zip(ordered, ends, strict=True)
    ]
    is_read = Field.MOBILE in at and all(_may_run(field, each) for field, each in said)
    return [Answer(field, each, sure=field is Field.MOBILE) for field, each in said] if is_read else []


def _may_run(field: Field, said: str) -> bool:
    """Say whether this can be the answer to such a word, and no sentence that happens to have it."""
    if field is Field.MOBILE:
        return said[:1] in {"0", "+", "("}
    if field is Field.DISTRICT:
        return _CODE.match(said) is not None
    return (
        bool(said)
        and not speaks(said)
        and not _OF_A_LABEL.match(said)
        and (field is not Field.CONTACT or is_of_a_person(said))
    )
