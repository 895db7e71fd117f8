"""The words of an HTML message as plain text, and nothing else of it; pure.

It is read once from the beginning to the end, and never shown as HTML. Python's own reader raises errors on what
Outlook writes, and takes a square of the time for what an enemy writes (CVE-2025-6069); it is not needed to leave out
tags.
"""

import html
import re
from dataclasses import dataclass, field

# What is no text of the message, up to the end of the element.
_LEFT_OUT = frozenset("script style head title template noscript svg math object select textarea".split())
_LINE = frozenset(
    "br hr p div tr li ul ol table blockquote h1 h2 h3 h4 h5 h6 pre section article header footer".split()
)
_PARAGRAPH = frozenset("p ul ol table blockquote h1 h2 h3 h4 h5 h6 hr".split())
_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])")
_NO_TAGS = re.compile(r"(?:<(?![a-zA-Z/!?])){1,1000}")
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")


@dataclass
class _Page:
    """What was read so far: pieces of text, in which elements we are, and how much more may be read."""

    left: int
    pieces: list[str] = field(default_factory=list)
    quoted: int = 0
    left_out: str = ""

    def say(self, text: str) -> None:
        if not self.left_out:
            room = max(0, self.left)
            said = re.sub(r"\s+", " ", text, count=room + 1)
            self.pieces.append(_unescaped(said[:room]))
            self.left -= len(said)

    def end_line(self, lines: int = 1) -> None:
        # A quoted line is marked, as mail programs mark it in plain text.
        self.pieces.append("\n" * lines + "> " * bool(self.quoted))


def text_of(markup: str, most: int) -> tuple[str, int]:
    """Return the text of a page, with its lines and paragraphs, and how much more of it might have been read.

    Reads `most` characters, of which each tag is one however long it is; what is left of them is less than nothing
    where there was more. Quoted lines begin with ">". Addresses of links and pictures are left out, and so is what is
    hidden in comments, scripts and styles.
    """
    page, at = _Page(most), 0
    while 0 <= at < len(markup) and page.left >= 0:
        start = markup.find("</" if page.left_out else "<", at)
        if start != at:
            page.say(markup[at:] if start < 0 else markup[at:start])
        at = start if start < 0 else _after_tag(page, markup, start + 1)
        page.left -= 1
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(page.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), page.left


def _after_tag(page: _Page, markup: str, at: int) -> int:
    """Take in the tag that begins here, and return where it ends; -1 for one that never does."""
    if markup.startswith("!--", at):
        return _after(markup, "-->", at)
    found = _TAG.match(markup, at)
    if found:
        _take_in(page, found[2].lower(), is_end=bool(found[1]))
    elif markup[at : at + 1] not in {"/", "!", "?"}:
        signs = _NO_TAGS.match(markup, at - 1)
        page.say(signs[0] if signs else "")
        return signs.end() if signs else at
    return _after(markup, ">", at)


def _after(markup: str, sign: str, at: int) -> int:
    end = markup.find(sign, at)
    return end if end < 0 else end + len(sign)


def _take_in(page: _Page, name: str, *, is_end: bool) -> None:
    if page.left_out:
        page.left_out = "" if is_end and name == page.left_out else page.left_out
    elif name in _LEFT_OUT:
        page.left_out = "" if is_end else name
    else:
        page.quoted = max(0, page.quoted + (name == "blockquote") * (-1 if is_end else 1))
        _break(page, name)


def _break(page: _Page, name: str) -> None:
    if name in _LINE:
        page.end_line(2 if name in _PARAGRAPH else 1)
    elif name in {"td", "th"}:
        page.say(" ")


def _unescaped(text: str) -> str:
    # Python refuses to read numbers of thousands of digits, and there is no such character.
    return html.unescape(_LONG_NUMBER.sub("", text))
