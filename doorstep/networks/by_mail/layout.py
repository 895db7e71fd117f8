"""Labels and answers in an e-mail, however it is laid out: in lines, bullets, a table, under each other, in quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from doorstep.networks.by_mail import prose
from doorstep.networks.by_mail.labels import Field, field_of

MOST_LINES, LONGEST_LINE = 400, 1_000
# What people put before and behind words, or in their place.
PICTURES = "".join(map(chr, (*range(0x1F300, 0x1FB00), *range(0x2600, 0x27C0), 0xFE0F)))
# A line as long as this was broken by a mail program, and goes on in the next.
_BROKEN_AT = 50
# So many labels without any sign behind them are no accident.
_NO_ACCIDENT = 3
_QUOTED = re.compile(r"(?:\s*(?:>|&gt;))+")
_BULLET = re.compile(r"^\s*(?:[-–—*•·▪●○◦+#|]+|\(?\d{1,2}[.):]|\(?[a-eA-E][.)])\s+|^\s*[*_•|]+(?=\S)")
# A row of a table begins as some programs mark what they quote.
_ROW = re.compile(r"\s*\|[^|]+\|")
_SEPARATOR = re.compile(r"\s*[:：=|\t]+\s*|\s+[-–—]+>?\s+|\?\s+|\?$|\s*\.{2,}\s*|\.\s+|\s{3,}")
# A sentence that says it: looked for where no sign stands.
_IS = re.compile(r"\s+(?:is|are)\s+(?:(?:actually|now)\s+)?(?:called\s+)?")
_PIECES = re.compile(r"\s*[,;|/]\s*|\s{3,}|\t+")
_EMPHASIS = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")
_BEHIND = re.compile(r"(.+\S)\s*\(([^()]{2,40})\)")
_GOES_ON = re.compile(r"[a-z&+]|[A-Z]{1,2}\d{1,2}[A-Z]?\b")
_SPACES = re.compile(r"&nbsp;|[\xa0\u2000-\u200b\ufeff]")
_SENTENCE = re.compile(r"(?<=\w\w)[.!]\s|\s[-–]\s|, and (?:the|our|my|its)\b[^,.]{3,40} is\b")


@dataclass(frozen=True)
class Answer:
    """What stands behind a label; `quoted` where it belongs to an answered or forwarded message.

    Not `sure` is where it ends: what follows may belong to it.
    """

    field: Field
    said: str
    quoted: bool = False
    sure: bool = True


@dataclass(frozen=True)
class Line:
    text: str
    quoted: bool


def lines(text: str, own: str) -> list[Line]:
    """Take a text apart into its lines, without bullets, emphasis and the marks of quoting; `own` are its writer's."""
    theirs = {line.strip() for line in own.splitlines()}
    every = [each[:LONGEST_LINE] for each in text.splitlines()[:MOST_LINES]]
    return [_line(each, own=each.strip() in theirs or bool(_ROW.match(each))) for each in every]


def _line(raw: str, *, own: bool) -> Line:
    mark = _QUOTED.match(raw)
    text = _SPACES.sub(" ", raw[mark.end() :] if mark else raw)
    return Line(_EMPHASIS.sub("", _BULLET.sub("", text, count=1)).strip().strip("|").strip(), bool(mark) or not own)


def answers(found: Sequence[Line]) -> list[Answer]:
    """Return each label's answer; a label whose answer is left empty gives none."""
    signed = list(_answers(found))
    bare = [each for each in map(_bare, found) if each and not each.quoted]
    is_bare = len({each.field for each in bare}) >= _NO_ACCIDENT > len({each.field for each in signed})
    return bare if is_bare else signed


def _answers(found: Sequence[Line]) -> Iterator[Answer]:
    at = 0
    while at < len(found):
        here, after = _labelled(found[at]), at + 1
        yield from here[:-1]
        if here:
            after = _end_of(found, at, here[-1])
            said = " ".join([here[-1].said, *(line.text for line in found[at + 1 : after])]).strip()
            if said:
                sure = here[-1].sure and not _may_go_on(found, after, here[-1].field)
                yield Answer(here[-1].field, said, found[after - 1].quoted, sure)
        at = after


def _labelled(line: Line) -> list[Answer]:
    """Read one line: a label and its answer, or several of both beside each other; nothing where there is no label."""
    whole = _split(line.text)
    if whole is None:
        return []
    beside: list[Answer] = []
    for piece in _PIECES.split(line.text):
        # A bare word of a label is one only where something is said behind it: "the area, the roads".
        label = _split(piece)
        if label and (label.said or not beside):
            beside.append(label)
        elif beside:
            beside[-1] = replace(beside[-1], said=", ".join(filter(None, (beside[-1].said, piece))))
    return [replace(each, quoted=line.quoted) for each in (beside if len(beside) > 1 else [whole])]


def _split(text: str) -> Answer | None:
    for sign in _SEPARATOR.finditer(text):
        if (field := field_of(text[: sign.start()])) is not None:
            return Answer(field, text[sign.end() :].strip(" :-–—|\t"))
    if (verb := _IS.search(text)) and (field := field_of(text[: verb.start()])) is not None:
        return Answer(field, _sentence(text[verb.end() :]))
    if (behind := _BEHIND.fullmatch(text)) and (field := field_of(behind[2])) is not None and not field_of(behind[1]):
        return Answer(field, behind[1])
    field = field_of(text)
    return None if field is None else Answer(field, "")


def _sentence(said: str) -> str:
    return _SENTENCE.split(said, maxsplit=1)[0]


def _bare(line: Line) -> Answer | None:
    """Read a line that begins with a label and no sign behind it: "mobile 07700 900123"."""
    words = line.text.split(" ")
    for many in range(min(5, len(words) - 1), 0, -1):
        label, said = " ".join(words[:many]), " ".join(words[many:]).strip()
        if said and label[-1].isalpha() and (field := field_of(label)) and field is not Field.OTHER:
            return Answer(field, said, line.quoted)
    return None


def _end_of(found: Sequence[Line], at: int, last: Answer) -> int:
    """Say up to which line an answer goes: on under an empty label, and on where a long line was broken."""
    return _end_below(found, at, last) if not last.said else _end_broken(found, at + 1, last)


def _end_below(found: Sequence[Line], at: int, last: Answer) -> int:
    end = at + 1
    while end < len(found) and not found[end].text:
        end += 1
    if end == len(found) or _labelled(found[end]) or last.field is Field.OTHER:
        return at + 1
    end += 1
    while last.field is Field.AREA and _is_more(found, end):
        end += 1
    return end


def _end_broken(found: Sequence[Line], end: int, last: Answer) -> int:
    if last.field in {Field.AREA, Field.GROUP, Field.DISTRICT}:
        while _is_more(found, end) and (
            len(found[end - 1].text) >= _BROKEN_AT or _GOES_ON.match(found[end].text) is not None
        ):
            end += 1
    return end


def _is_more(found: Sequence[Line], at: int) -> bool:
    """Say whether there is a line that no label claims, and that is no greeting."""
    return (
        at < len(found) and bool(found[at].text) and not _labelled(found[at]) and not prose.is_greeting(found[at].text)
    )


def _may_go_on(found: Sequence[Line], at: int, field: Field) -> bool:
    """Say whether a line follows at once that may be a part of it, with a label after that."""
    later = (_labelled(line) for line in found[at + 1 :])
    return field in {Field.AREA, Field.GROUP} and _is_more(found, at) and any(later)
