"""What people write in Markdown, as a page may show it, as plain words, and as data that paper is set from.

CommonMark and tables. No HTML of a writer's own: it stands there as they typed it. What comes of it is cleaned by a
list of what may stay all the same, since a reader of Markdown is not a guard.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from doorstep.core import swelling

# No guide is as long; what is longer is cut, so that nobody keeps a page busy. Forms say so before.
LONGEST: Final = 60_000
# In signs, what all links and pictures lead to together: a link by name may stand in a text as often as one likes.
_MOST_ADDRESSES: Final = 2 * LONGEST
SWELLS: Final = _("The tables or links of this text grow larger than a page can show. Make two texts of it.")
WORDS_A_MINUTE: Final = 200
# Where words stand without blanks between them, signs are counted.
SIGNS_A_MINUTE: Final = 400

_TAGS: Final = set(
    "h1 h2 h3 h4 h5 h6 p a em strong code pre blockquote ul ol li hr br img table thead tbody tr th td".split()
)
_ATTRIBUTES: Final = {
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "th": {"scope", "class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
_SCHEMES: Final = {"http", "https", "mailto", "tel"}
_CLASSES: Final = {"at-end", "at-middle"}
_SIDES: Final = {"text-align:right": "at-end", "text-align:center": "at-middle"}
_WITHOUT_BLANKS: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# With one of these a line is ended; so is one that says nothing.
_ENDS: Final = ".,:;?!…”’)؟؛،。"
_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")

_reader = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
# For a text that would swell: no tables, and no links by name.
_calm_reader = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("reference")


@dataclass(frozen=True)
class Heading:
    """A heading of a text, and the name by which its page can be opened there: "#s-first-week"."""

    level: int
    words: str
    name: str


@dataclass(frozen=True)
class Page:
    """A text under a heading of the page's own, and its headings: both of reading it once."""

    shown: SafeString
    headings: list[Heading]


def page(markdown: str) -> Page:
    """Show a text below one heading: its own move down where one of them is as high as that."""
    tokens = _read(markdown)
    _name_headings(tokens, int(any(token.tag == "h1" for token in tokens)))
    found = _headings(tokens)
    return Page(_shown(tokens), found)


def html(markdown: str, *, shift: int = 0) -> SafeString:
    """Show Markdown on a page. With `shift` each heading moves down so many levels, under those of the page."""
    tokens = _read(markdown)
    _name_headings(tokens, shift)
    return _shown(tokens)


def _shown(tokens: list[Token]) -> SafeString:
    for token in _all(tokens):
        _ready(token)
    clean = nh3.clean(
        _reader.renderer.render(tokens, _reader.options, {}),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return mark_safe(clean)  # noqa: S308 # cleaned a line above


def plain(markdown: str) -> str:
    """Give the words alone, a paragraph, heading or cell in a line; a picture by the words that stand for it."""
    return "\n".join(line for token in _read(markdown) if (line := _words(token)))


def in_sentences(markdown: str) -> str:
    """Give the words as `plain` does, each line ended: some lines of it are shown in a row, where it was found."""
    return "\n".join(line if line[-1:] in _ENDS else f"{line}." for line in plain(markdown).split("\n"))


def minutes(markdown: str) -> int:
    """Say how many minutes it takes to read, one at least."""
    words = plain(markdown)
    signs = len(_WITHOUT_BLANKS.findall(words))
    others = len(_WORD.findall(_WITHOUT_BLANKS.sub(" ", words)))
    return max(1, ceil(others / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE))


def _headings(tokens: list[Token]) -> list[Heading]:
    """List the headings, by the names that they were given."""
    return [
        Heading(int(token.tag[1]), _words(tokens[at + 1]), str(token.attrs["id"]))
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def pictures(markdown: str) -> list[tuple[str, str]]:
    """List the pictures that a text shows or wants to: the address of each, and the words that stand for it."""
    found = (token for token in _all(_read(markdown)) if token.type == "image")
    return [(str(token.attrs.get("src", "")), _words(token)) for token in found]


def typst(markdown: str) -> list[dict[str, Any]]:
    """Give it as data from which paper is set (`core/typeset/blocks.typ`): nothing in it is ever source."""
    return list(_blocks(_Walk(_read(markdown))))


def swells(markdown: str) -> bool:
    """Tell whether a page would hold far more than the text: such a one is read without tables and links by name."""
    text = _cut(markdown)
    return swelling.has_too_many_cells(text) or _lead_too_far(_reader.parse(text))


def _read(markdown: str) -> list[Token]:
    text = _cut(markdown)
    if swelling.has_too_many_cells(text):
        return _calm_reader.parse(text)
    tokens = _reader.parse(text)
    return _calm_reader.parse(text) if _lead_too_far(tokens) else tokens


def _cut(markdown: str) -> str:
    return markdown[:LONGEST].replace("\0", "")


def _lead_too_far(tokens: list[Token]) -> bool:
    return sum(len(str(said)) for token in _all(tokens) for said in token.attrs.values()) > _MOST_ADDRESSES


# -- For a page ------------------------------------------------------------------------------------------------------


def _name_headings(tokens: list[Token], shift: int) -> None:
    """Give headings their level and a name, with a prefix of ours: none is a name that a page already has."""
    seen = dict[str, int]()
    for at, token in enumerate(tokens):
        if token.type not in {"heading_open", "heading_close"}:
            continue
        token.tag = f"h{min(max(int(token.tag[1]) + shift, 1), 6)}"
        if token.type == "heading_open":
            name = slugify(_words(tokens[at + 1]), allow_unicode=True)[:60] or "part"
            seen[name] = seen.get(name, 0) + 1
            token.attrSet("id", f"s-{name}" if seen[name] == 1 else f"s-{name}-{seen[name]}")


def _ready(token: Token) -> None:
    """Give a part what a page wants of it, and take from it what no writer may ask of a reader's browser."""
    if token.type == "image":
        _ready_picture(token)
    elif token.type == "link_open" and _leads_away(str(token.attrs.get("href", ""))):
        token.attrSet("rel", "nofollow ugc noopener")
    elif token.type in {"th_open", "td_open"}:
        side = _SIDES.get(str(token.attrs.pop("style", "")))
        token.attrs |= ({"class": side} if side else {}) | ({"scope": "col"} if token.type == "th_open" else {})


def _ready_picture(token: Token) -> None:
    """Show a picture of this site's own; of any other only the words for it, since fetching it would tell who reads."""
    if ours(str(token.attrs.get("src", ""))):
        token.attrSet("loading", "lazy")
        return
    token.type, token.tag, token.content = "text", "", _words(token)


def ours(address: str) -> bool:
    """Tell whether an address is a path on this site, whatever a browser makes of slashes and blanks in it."""
    return re.match(r"/(?![/\\]|%5[Cc])[^\s\\]*\Z", address) is not None


def _leads_away(address: str) -> bool:
    return not ours(address) and not address.startswith("#")


def _kept(tag: str, name: str, value: str) -> str | None:
    """Look once more at what was already made ready: the last word is spoken here."""
    if tag == "img" and name == "src":
        return value if ours(value) else None
    if name == "class":
        return value if value in _CLASSES else None
    return value


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


# -- As words --------------------------------------------------------------------------------------------------------


def _words(token: Token) -> str:
    """Give what a part says, without its mark-up, in one line."""
    if token.type == "image":
        return "".join(map(_words, token.children or ())) or str(token.attrs.get("alt", ""))
    if token.children is not None:
        return "".join(map(_words, token.children)).strip()
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    said = token.type in {"text", "code_inline", "code_block", "fence", "text_special"}
    return token.content.strip("\n") if said else ""


# -- For paper -------------------------------------------------------------------------------------------------------


class _Walk:
    """Goes along tokens, one step after the other."""

    def __init__(self, tokens: list[Token]) -> None:
        self._left = tokens[::-1]

    def step(self) -> Token | None:
        return self._left.pop() if self._left else None


def _blocks(walk: _Walk) -> Iterator[dict[str, Any]]:
    """Yield what stands until the part ends that `walk` is in."""
    while (token := walk.step()) is not None and token.nesting >= 0:
        if (block := _block(token, walk)) is not None:
            yield block


def _block(token: Token, walk: _Walk) -> dict[str, Any] | None:
    if token.type == "hr":
        return {"kind": "rule"}
    if token.type in {"code_block", "fence"}:
        return {"kind": "code", "words": token.content.rstrip("\n")}
    if token.type == "inline":
        return {"kind": "paragraph", "words": _runs(token.children or [])}
    inside = list(_blocks(walk))
    return _filled(token, inside)


def _filled(token: Token, inside: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Say what a part is that has others in it."""
    words = inside[0].get("words", []) if inside else []
    if token.type == "paragraph_open":
        return inside[0] if inside else None
    if token.type == "heading_open":
        return {"kind": "heading", "level": int(token.tag[1]), "words": words}
    if token.type in {"th_open", "td_open"}:
        side = _SIDES.get(str(token.attrs.get("style", "")), "")
        return {"kind": "cell", "head": token.tag == "th", "side": side.removeprefix("at-"), "words": words}
    kind = {"bullet_list": "list", "ordered_list": "steps", "list_item": "item", "blockquote": "quote"}
    name = token.type.removesuffix("_open")
    start = {"start": int(token.attrs.get("start", 1))} if name == "ordered_list" else {}
    return {"kind": kind.get(name, {"tr": "row"}.get(name, name)), "parts": inside, **start}


def _runs(tokens: Sequence[Token]) -> list[dict[str, Any]]:
    """Cut a line where its look changes: each piece with what holds for it."""
    runs, now = list[dict[str, Any]](), dict[str, Any]()
    for token in tokens:
        if (mark := _MARKS.get(token.type.removesuffix("_open").removesuffix("_close"))) and token.nesting:
            now = now | {mark: token.attrs.get("href", True)} if token.nesting > 0 else _without(now, mark)
        elif token.type == "hardbreak":
            runs.append({"break": True})
        elif words := _words(token):
            runs.append({"text": words, **now, **({"code": True} if token.type == "code_inline" else {})})
    return runs


_MARKS: Final = {"strong": "bold", "em": "italic", "link": "link"}


def _without(marks: dict[str, Any], mark: str) -> dict[str, Any]:
    return {name: value for name, value in marks.items() if name != mark}
