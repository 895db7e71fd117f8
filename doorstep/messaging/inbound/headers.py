"""Headers of an e-mail as text, whatever stands in them; pure.

Python's own readers of addresses take a name for an address (CVE-2023-27043) and go as deep as there are brackets; its
readers of whole headers raise errors of many kinds. So only the words of RFC 2047 are left to it.
"""

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from email.message import Message

from doorstep.core.trigrams import without_controls

# RFC 5322 allows 998 in a line; lists of addresses take many lines.
LONGEST, MOST_ADDRESSES, LONGEST_ID = 20_000, 200, 250
# As long as an address can be (RFC 5321, 4.5.3.1.3, without its brackets).
LONGEST_ADDRESS = 254
# Ways of writing text. Others that Python knows are slow on purpose (punycode), or no ways of writing at all (hex).
_CHARSETS = re.compile(
    r"utf-(?:8|8-sig|16|16-le|16-be|32|32-le|32-be)|ascii|iso8859-\d+|cp(?:437|737|775|85\d|86\d|874|932|949|950|125\d)|"
    r"koi8-[rtu]|kz1048|mac-\w+|gb2312|gbk|gb18030|hz|big5|big5hkscs|shift_jis\w*|euc_\w+|iso2022_\w+|johab|tis-620|ptcp154"
)
_WORD = re.compile(r"=\?([^?\s]{1,80})\?([bq])\?([^?\s]{0,2000})\?=", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+")
_ID = re.compile(r"<([^<>\s]{1,250})>")


def all_of(part: Message, name: str) -> list[str]:
    """Return the values of the headers of this name, in order and whole, as many as have room in LONGEST."""
    found, left = [], LONGEST
    for value in _each_of(part, name):
        left -= len(value)
        if left < 0:
            break
        found.append(value)
    return found


def first_of(part: Message, name: str) -> str:
    return next(_each_of(part, name), "")


def _each_of(part: Message, name: str) -> Iterator[str]:
    """Yield the values of the headers of this name, unfolded, as text that can be shown."""
    return (plain(str(value)) for key, value in part.raw_items() if key.lower() == name.lower())


def whole_words(value: str, most: int = LONGEST) -> str:
    """Return what is kept of a header: all of it, or what ends before the last word or address that has no room."""
    start = value[:most]
    end = max(start.rfind(sign) for sign in " \t\n,;") + 1
    return start[:end] if end and len(value) > most else start


def decoded(value: str) -> str:
    """Read the words of RFC 2047 in a header's text; what is none of them stays as it is."""
    joined = _BETWEEN_WORDS.sub(r"\1", value[:LONGEST])
    return shown(_WORD.sub(lambda word: _word(word[1], word[2].lower(), word[3]), joined))


def shown(text: str) -> str:
    """Return a text in one line, without what nobody sees, above all what turns the direction of writing."""
    return " ".join(without_controls(text[:LONGEST]).split())


def addresses(values: list[str]) -> tuple[str, ...]:
    """Return the addresses in headers such as To, each once; not what a name or a comment takes for one."""
    found = (each for value in values for piece in _pieces(value) for each in _address(piece))
    return tuple(dict.fromkeys(found))[:MOST_ADDRESSES]


def ids(value: str) -> tuple[str, ...]:
    """Return the message ids in a header, without their brackets; one without brackets counts if it is alone."""
    found = _ID.findall(value[:LONGEST])
    is_bare = not found and "@" in value and " " not in value and len(value) <= LONGEST_ID
    return (value.strip("<>"),) if is_bare else tuple(found)[:MOST_ADDRESSES]


def as_text(raw: bytes, charset: str) -> str:
    """Read bytes in a charset by its name; as UTF-8, then as Latin-1, where that is odd, unknown or a lie."""
    name = _known(charset)
    if name:
        try:
            return raw.decode(name)
        except (UnicodeError, ValueError):
            pass
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # Where UTF-8 was promised most of it will be, with something broken in it.
        return raw.decode("utf-8", "replace") if name.startswith("utf") else raw.decode("latin-1")


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset.strip()[:40]).name
    except (LookupError, ValueError, TypeError):
        return ""
    return name if _CHARSETS.fullmatch(name) else ""


def plain(raw: str) -> str:
    """Read what stands in a header, where Python keeps bytes past ASCII in disguise (PEP 383), as text to be shown."""
    return shown(as_text(raw[:LONGEST].encode("utf-8", "surrogateescape"), ""))


def _word(charset: str, way: str, said: str) -> str:
    raw = said.encode("utf-8", "replace")
    try:
        data = base64.b64decode(raw + b"==") if way == "b" else quopri.decodestring(raw, header=True)
    except (binascii.Error, ValueError):
        return said
    return as_text(data, charset.partition("*")[0])


# -- Addresses -------------------------------------------------------------------------------------------------------


def _pieces(value: str) -> list[str]:
    """Divide a list of addresses at its commas, without what is quoted and what is in brackets that comment.

    The quotation marks stay, so that nobody takes what is left of "amina".ben@example.org for an address.
    """
    kept: list[str] = []
    depth, is_quoted, is_escaped = 0, False, False
    for sign in value:
        if is_escaped or (sign == "\\" and (depth or is_quoted)):
            is_escaped = not is_escaped
        elif sign == '"' and not depth:
            is_quoted = not is_quoted
            kept.append(sign)
        elif sign in "()" and not is_quoted:
            depth = max(0, depth + (1 if sign == "(" else -1))
            kept.append(" ")
        elif not (depth or is_quoted):
            kept.append(sign)
    return re.split("[,;]", "".join(kept))


def _address(piece: str) -> list[str]:
    """Return the address of a piece: in its pointed brackets, or all there is."""
    _before, bracket, inside = piece.rpartition("<")
    said = inside.partition(">")[0] if bracket else piece.rpartition(":")[2]
    found = _ADDRESS.fullmatch(said.strip())
    return [found[0]] if found and len(found[0]) <= LONGEST_ADDRESS else []
