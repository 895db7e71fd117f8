"""Takes out of a photograph what it says besides the picture: where it was taken, when, with which telephone.

No picture is opened: the containers of JPEG and PNG are written anew with what a browser needs to show them, and
nothing that came after their end. Which way up it was held is kept, for a receipt lying on its side is hard to read.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from doorstep.core.sentences import SentenceError, sentence

LARGEST = 4_500_000
# In pixels: more is no photograph of a receipt, and would fill the memory of whoever looks at it.
WIDEST, MOST_PIXELS = 20_000, 120_000_000

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_MARK, _FIRST_MARKER = 0xFF, 0xC0
# Octets: of a length by itself, and of what Adobe's programs say of colours.
_LENGTH, _ADOBES = 2, 12
_SIZES = frozenset({*range(_FIRST_MARKER, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SCAN, _END, _EXIF, _ADOBE = 0xDA, 0xD9, 0xE1, 0xEE
# Sizes, tables of Huffman, quantisation and arithmetic coding, intervals, scans.
_NEEDED = _SIZES | {0xC4, 0xCC, 0xDB, 0xDD, _SCAN}
# In a scan a marker is what is no stuffed byte, no restart and no filling.
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_WAYS_UP = range(2, 9)


class NotAPhotoError(SentenceError):
    """It is no JPEG or PNG, is broken, or too large."""


@dataclass(frozen=True, repr=False)
class Photo:
    """A picture without words; `kind` as a browser is told it."""

    kind: str
    picture: bytes


def without_words(sent: bytes) -> Photo:
    """Write a photograph anew with the picture alone. Raises NotAPhotoError."""
    if len(sent) > LARGEST:
        raise NotAPhotoError(sentence("This photograph is too large. Send one of at most 4 MB."))
    try:
        if sent.startswith(_JPEG):
            return Photo("image/jpeg", _jpeg(sent))
        if sent.startswith(_PNG):
            return Photo("image/png", _png(sent))
    except (IndexError, ValueError, struct.error):
        raise NotAPhotoError(sentence("This photograph is broken. Take another one.")) from None
    raise NotAPhotoError(sentence("Send a photograph as a JPEG or PNG file."))


def kind_of(picture: bytes) -> str:
    return "image/png" if picture.startswith(_PNG) else "image/jpeg"


# -- JPEG (ITU-T T.81, annex B) --------------------------------------------------------------------------------------


def _jpeg(sent: bytes) -> bytes:
    way_up, kept, sized, scanned = 1, [], False, False
    for marker, body, scan in _segments(sent):
        if marker == _EXIF:
            way_up = _way_up(body) or way_up
        if marker in _SIZES:
            _fits(*reversed(struct.unpack(">HH", body[1:5])))
        if marker in _NEEDED or (marker == _ADOBE and body.startswith(b"Adobe") and len(body) == _ADOBES):
            kept.append(_segment(marker, body) + scan)
        sized, scanned = sized or marker in _SIZES, scanned or marker == _SCAN
    if not (sized and scanned):
        raise ValueError("There is no picture in it.")
    return b"".join([b"\xff\xd8", *_held(way_up), *kept, b"\xff\xd9"])


def _segments(sent: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Give each segment up to the end: its marker, its body, and of a scan what follows it."""
    at = 2
    while True:
        at = _past_filling(sent, at)
        marker = sent[at - 1]
        if marker == _END:
            return
        length = int(struct.unpack_from(">H", sent, at)[0])
        end = at + length
        if length < _LENGTH or end > len(sent) or marker < _FIRST_MARKER:
            raise ValueError("A segment reaches beyond the end.")
        after = _end_of_scan(sent, end) if marker == _SCAN else end
        yield marker, sent[at + 2 : end], sent[end:after]
        at = after


def _past_filling(sent: bytes, at: int) -> int:
    """Return where a marker's own byte ends."""
    if sent[at] != _MARK:
        raise ValueError("There is no marker where one belongs.")
    while sent[at] == _MARK:
        at += 1
    return at + 1


def _end_of_scan(sent: bytes, at: int) -> int:
    found = _AFTER_SCAN.search(sent, at)
    if found is None:
        raise ValueError("A scan has no end.")
    return found.start()


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", _MARK, marker, len(body) + _LENGTH) + body


def _way_up(body: bytes) -> int:
    """Read which way up it was held (Exif 2.32, tag 274); 0 where it does not say, or says it in a broken way."""
    if not body.startswith(b"Exif\0\0"):
        return 0
    tiff = body[6:]
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4], "")
    try:
        first = struct.unpack_from(f"{order}I", tiff, 4)[0] if order else 0
        tags = struct.unpack_from(f"{order}H", tiff, first)[0] if first else 0
        said = (struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * each) for each in range(min(tags, 100)))
        return next((way for tag, kind, number, way in said if (tag, kind, number) == (274, 3, 1)), 0)
    except struct.error:
        return 0


def _held(way_up: int) -> list[bytes]:
    """Say nothing but which way up, where that is not the usual one."""
    if way_up not in _WAYS_UP:
        return []
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, 274, 3, 1, way_up, 0, 0)
    return [_segment(_EXIF, b"Exif\0\0" + tiff)]


# -- PNG (ISO/IEC 15948) ---------------------------------------------------------------------------------------------


def _png(sent: bytes) -> bytes:
    kept, names = [_PNG], list[bytes]()
    for name, body in _chunks(sent):
        if not names:
            _fits(*struct.unpack(">II", body[:8]))
        names.append(name)
        if name in _CHUNKS:
            kept.append(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)))
    if names[0] != b"IHDR" or b"IDAT" not in names:
        raise ValueError("There is no picture in it.")
    return b"".join(kept)


def _chunks(sent: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give each chunk up to the end, with its name."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", sent, at)
        end = at + 8 + length
        body, check = sent[at + 8 : end], struct.unpack_from(">I", sent, end)[0]
        if zlib.crc32(name + body) != check:
            raise ValueError("A chunk was damaged.")
        yield name, body
        at = end + 4


def _fits(width: int, height: int) -> None:
    if not (0 < width <= WIDEST and 0 < height <= WIDEST and width * height <= MOST_PIXELS):
        raise ValueError("No photograph is so large.")
