"""An e-mail taken apart into its parts, within limits; pure.

The parser is Python's, with its oldest rules (compat32), which take anything as it comes; the newer ones read headers
while parsing, and raise what the headers make them raise. Nothing is ever unpacked: a part can only shrink when it is
decoded.
"""

import binascii
import re
import string
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from functools import partial
from typing import Any

from doorstep.messaging.inbound import headers
from doorstep.messaging.inbound.limits import Limits, hold

# Python's reader of parameters takes a square of the time for long ones.
_LONGEST_NAME, _LONGEST_OF_CONTENT = 120, 2_000
_MOST_LINES = 500
_NOT_BASE64 = bytes({*range(256)} - {*(string.ascii_letters + string.digits + "+/").encode()})
_BROKEN = (ValueError, LookupError, TypeError)


class Bounded(Message):
    """A part that counts itself, its headers and how deep it lies, at the moment that the parser makes it."""

    depth = 0

    def __init__(self, policy: Any = compat32, *, within: Limits, counted: Counter[str]) -> None:
        super().__init__(policy)
        self._within, self._counted = within, counted
        self._count("parts")

    def _count(self, what: str) -> None:
        self._counted[what] += 1
        hold(self._within, what, self._counted[what])

    def set_raw(self, name: str, value: Any) -> None:
        self._count("headers")
        most = _LONGEST_OF_CONTENT if name.lower().startswith("content-") else headers.LONGEST
        super().set_raw(name, headers.whole_words(value, most))

    def attach(self, payload: Any) -> None:
        payload.depth = self.depth + 1
        hold(self._within, "depth", payload.depth)
        super().attach(payload)

    def get_boundary(self, failobj: Any = None) -> Any:
        """Find none where it is written in a charset that Python stumbles over: the parser is not ready for it."""
        try:
            return super().get_boundary(failobj)
        except _BROKEN:
            return failobj


def parsed(raw: bytes, within: Limits) -> Message:
    """Parse a message; raises TooMuchError as soon as it is too much, not when all of it was read."""
    hold(within, "size", len(raw))
    hold(within, "lines", max(raw.count(b"\n"), raw.count(b"\r")))
    part = partial(Bounded, within=within, counted=Counter())
    return BytesParser(part, policy=compat32).parsebytes(raw)


def leaves(part: Message) -> Iterator[Message]:
    """Yield the parts that hold something themselves, in order; a message within the message is one of them."""
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        for each in children(part):
            yield from leaves(each)
    else:
        yield part


def children(part: Message) -> list[Message]:
    """Return the parts in a part."""
    inside = part.get_payload()
    return [each for each in inside if isinstance(each, Message)] if isinstance(inside, list) else []


def kind(part: Message) -> str:
    """Return what a part says it is: "text/plain", "image/jpeg"."""
    return headers.shown(part.get_content_type())[:_LONGEST_NAME]


def content(part: Message) -> bytes:
    """Return what a part holds, decoded from base64 and the like as far as that goes; of a message, its text."""
    if part.is_multipart():
        return b"\n".join(_written(each) for each in children(part))
    inside = _as_sent(part)
    way = headers.first_of(part, "Content-Transfer-Encoding").lower()
    if way == "quoted-printable":
        return binascii.a2b_qp(inside)
    return _from_base64(inside) if way == "base64" else inside


def _as_sent(part: Message) -> bytes:
    # get_payload() reads it in whatever charset the part names, and puts question marks in the place of bytes.
    inside = part._payload  # type: ignore[attr-defined] # noqa: SLF001 # as above
    return _as_bytes(inside) if isinstance(inside, str) else b""


def _from_base64(raw: bytes) -> bytes:
    """Decode base64 as far as it goes: lines that something else was written into, and ends that are missing."""
    signs = raw.partition(b"=")[0].translate(None, _NOT_BASE64)
    whole = signs[:-1] if len(signs) % 4 == 1 else signs
    return binascii.a2b_base64(whole + b"==")


def charset(part: Message) -> str:
    return parameter(part, "charset", "content-type")


def name(part: Message) -> str:
    """Return the name that a file was sent under, without folders; "" for none."""
    said = parameter(part, "filename", "content-disposition") or parameter(part, "name", "content-type")
    return headers.decoded(said).replace("\\", "/").rpartition("/")[2].strip(". ")[:_LONGEST_NAME]


def parameter(part: Message, what: str, header: str) -> str:
    """Return a parameter of a header, also one that is written as RFC 2231 has it."""
    try:
        said = part.get_param(what, "", header)
    except _BROKEN:
        return ""
    if isinstance(said, tuple):
        charset, _language, value = said
        return headers.as_text(value.encode("latin-1", "replace"), charset or "")
    return headers.plain(str(said))


def _written(part: Message) -> bytes:
    """Write a message within the message as it came, more or less."""
    heads = (f"{key}: {value}" for key, value in part.raw_items())
    body = b"\n".join(map(_written, children(part))) if part.is_multipart() else _as_sent(part)
    return _as_bytes("\n".join(heads)) + b"\n\n" + body


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def lines_as_headers(raw: bytes) -> Message:
    """Read lines such as "Feedback-Type: abuse" that stand in the body of a part, and as many as have room."""
    found = Message()
    unfolded = re.sub(rb"\r?\n[ \t]", b" ", raw[: headers.LONGEST])
    whole = unfolded if len(raw) <= headers.LONGEST else unfolded.rpartition(b"\n")[0]
    for line in whole.decode("ascii", "surrogateescape").splitlines()[:_MOST_LINES]:
        key, colon, value = line.partition(":")
        if colon and key.strip() == key:
            found.set_raw(key, value)
    return found
