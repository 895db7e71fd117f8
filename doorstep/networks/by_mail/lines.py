"""The lines of an e-mail, without bullets, emphasis, marks of quoting and what programs put in front of them; pure."""

import re
from dataclasses import dataclass, replace

# A letter that asks to join, with all that it quotes, is shorter than this.
MOST_SIGNS, MOST_LINES, LONGEST_LINE = 25_000, 400, 1_000
# What people put before and behind words, or in their place.
PICTURES = "".join(map(chr, (*range(0x1F300, 0x1FB00), *range(0x2600, 0x27C0), 0xFE0F, 0x200D)))
# A line as long as this was broken by a mail program, and goes on in the next.
BROKEN_AT = 50
_QUOTED = re.compile(r"(?:\s*(?:>|&gt;))+")
_BULLET = re.compile(
    r"^\s*(?:[-–—*•·▪●○◦✓✔+#|]+|\(?\d{1,2}(?:[.):/]|[ ]?[-–])|\(?[a-eqA-EQ][.):]|\(?[ivIV]{1,3}[.)])\s+|"
    r"^\s*[*_•|]+(?=\S)"
)
# A row of a table begins as some programs mark what they quote.
_ROW = re.compile(r"\s*\|[^|]+\|")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\*\*")
_SPACES = re.compile(r"&nbsp;|[\xa0\u2000-\u200b\ufeff]")
# "[27/03/2020, 19:44] Amina H: " of a chat that was pasted.
_OF_A_CHAT = re.compile(
    r"^\s*(?:\[\d[\d/.:, APMapm]{5,24}\]|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: [ap]m)? -) [^:\n]{1,40}: "
)
# A line drawn under a heading, or between rows of a table.
_DRAWN = re.compile(r"[\s\-=_~*+|:.—–]{3,}")
_BARE_NUMBER = re.compile(r"([1-9]) (?=\S)")
_FEWEST_NUMBERED = 3
# Braces, quotation marks and commas of a file that programs read.
_OF_A_FILE = re.compile(r'^"([\w ]{1,40})"\s*:\s*"([^"]{0,500})",?$')


@dataclass(frozen=True)
class Line:
    """One line; `indent` says how far in it begins, and `number` which of a numbered list it is, or 0."""

    text: str
    quoted: bool = False
    indent: int = 0
    number: int = 0


def lines(text: str, own: str) -> list[Line]:
    """Take a text apart into its lines; `own` are its writer's."""
    theirs = {line.strip() for line in own.splitlines()}
    every = [each[:LONGEST_LINE] for each in text.splitlines()[:MOST_LINES]]
    found = [_line(each, own=each.strip() in theirs or bool(_ROW.match(each))) for each in every if not _is_drawn(each)]
    return _numbered(found)


def _numbered(found: list[Line]) -> list[Line]:
    """Take the numbers away that stand before lines in their order without any sign: "1 Amina", "2 07700 …"."""
    at = [int(number[1]) for each in found if (number := _BARE_NUMBER.match(each.text))]
    is_in_order = len(at) >= _FEWEST_NUMBERED and at == list(range(1, len(at) + 1))
    return [_without_number(each) for each in found] if is_in_order else found


def _without_number(line: Line) -> Line:
    number = _BARE_NUMBER.match(line.text)
    return replace(line, text=line.text[number.end() :], number=int(number[1])) if number else line


def _is_drawn(raw: str) -> bool:
    return bool(raw.strip()) and _DRAWN.fullmatch(raw.lstrip("> ")) is not None


def _line(raw: str, *, own: bool) -> Line:
    mark = _QUOTED.match(raw)
    text = _SPACES.sub(" ", raw[mark.end() :] if mark else raw)
    text = _OF_A_CHAT.sub("", text, count=1)
    bullet = _BULLET.match(text)
    plain = _EMPHASIS.sub("", text[bullet.end() :] if bullet else text).strip().strip("|").strip()
    indent = len(text) - len(text.lstrip())
    return Line(_of_a_file(plain), bool(mark) or not own, indent, _number(bullet[0]) if bullet else 0)


def _number(bullet: str) -> int:
    figures = re.sub(r"[^\d]", "", bullet)
    return int(figures) if figures else 0


def _of_a_file(said: str) -> str:
    found = _OF_A_FILE.match(said)
    return f"{found[1].replace('_', ' ')}: {found[2]}" if found else said


# Not part of the line above: nothing, a postcode, a number, a label.
_IS_APART = re.compile(r"$|[A-Z]{1,2}\d{1,2}[A-Z]?\b.{0,20}$|[+0(]\d.{0,25}$|[A-Z][\w’' ]{2,28}: ")


def flowing(own: list[str]) -> str:
    """Put lines that a mail program broke together again, so that a sentence stands in one."""
    said = ""
    for before, line in zip(["", *own], own, strict=False):
        goes_on = before and len(before) >= BROKEN_AT and not _IS_APART.match(line)
        said += f" {line}" if goes_on else f"\n{line}"
    return said.strip()
