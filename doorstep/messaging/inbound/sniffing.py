"""What a file is, told by its own bytes and never by what its sender says, which can only make it worse; pure.

What can run, or hold what runs, is known as such, and so is what nobody here knows: such files are kept, and handed to
nobody. Nothing is unpacked or rendered to find out.
"""

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from doorstep.messaging.inbound import zipped


class Kind(StrEnum):
    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"
    DOCUMENT = "document"
    WORDS = "words"
    ACTIVE = "active"  # a document with programs in it, or of a kind that may have some
    PAGE = "page"  # what a browser would run: HTML, SVG, XML
    PROGRAM = "program"
    ARCHIVE = "archive"  # nobody here looks what is in it
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Sniffed:
    """What it is; `ending` is that of a name which opens it in the right program, "" for what is handed to nobody."""

    kind: Kind
    ending: str = ""


_UNKNOWN = Sniffed(Kind.UNKNOWN)
# What it begins with, what it is, and its ending; the first that fits counts.
_BEGINS: tuple[tuple[bytes, Kind, str], ...] = (
    (b"\xff\xd8\xff", Kind.PICTURE, "jpg"),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE, "png"),
    (b"GIF87a", Kind.PICTURE, "gif"),
    (b"GIF89a", Kind.PICTURE, "gif"),
    (b"II*\0", Kind.PICTURE, "tif"),
    (b"MM\0*", Kind.PICTURE, "tif"),
    (b"ID3", Kind.SOUND, "mp3"),
    (b"\xff\xfb", Kind.SOUND, "mp3"),
    (b"\xff\xf3", Kind.SOUND, "mp3"),
    (b"\xff\xf1", Kind.SOUND, "aac"),
    (b"\xff\xf9", Kind.SOUND, "aac"),
    (b"OggS", Kind.SOUND, "ogg"),
    (b"#!AMR", Kind.SOUND, "amr"),
    (b"fLaC", Kind.SOUND, "flac"),
    (b"\x1a\x45\xdf\xa3", Kind.FILM, "webm"),
    (b"MZ", Kind.PROGRAM, ""),
    (b"\x7fELF", Kind.PROGRAM, ""),
    (b"\xca\xfe\xba\xbe", Kind.PROGRAM, ""),
    (b"\xfe\xed\xfa", Kind.PROGRAM, ""),
    (b"\xce\xfa\xed\xfe", Kind.PROGRAM, ""),
    (b"\xcf\xfa\xed\xfe", Kind.PROGRAM, ""),
    (b"\0asm", Kind.PROGRAM, ""),
    (b"dex\n", Kind.PROGRAM, ""),
    (b"L\0\0\0\x01\x14\x02\0", Kind.PROGRAM, ""),  # a shortcut of Windows
    (b"ITSF", Kind.PROGRAM, ""),  # its old help, which runs
    (b"#!", Kind.PROGRAM, ""),
    (b"%!", Kind.PROGRAM, ""),  # PostScript
    (b"FWS", Kind.PROGRAM, ""),
    (b"CWS", Kind.PROGRAM, ""),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.ACTIVE, ""),  # Office before 2007, and installers
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", Kind.ACTIVE, ""),  # OneNote
    (b"{\\rt", Kind.ACTIVE, ""),
    (b"Rar!\x1a\x07", Kind.ARCHIVE, ""),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE, ""),
    (b"\x1f\x8b", Kind.ARCHIVE, ""),
    (b"\x1f\x9d", Kind.ARCHIVE, ""),
    (b"BZh", Kind.ARCHIVE, ""),
    (b"\xfd7zXZ", Kind.ARCHIVE, ""),
    (b"\x28\xb5\x2f\xfd", Kind.ARCHIVE, ""),
    (b"MSCF", Kind.ARCHIVE, ""),
    (b"!<arch>", Kind.ARCHIVE, ""),
    (b"xar!", Kind.ARCHIVE, ""),
    (b"PK\x05\x06", Kind.ARCHIVE, ""),
    (b"PK\x07\x08", Kind.ARCHIVE, ""),
)
# What stands within a file, and where: a roll of tape, the picture of a disk.
_WITHIN = ((257, b"ustar"), (0x8001, b"CD001"))
_BRANDS = {b"M4A ": "m4a", b"M4B ": "m4a", b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"avif": "avif"}
_RIFFS = {b"WEBP": (Kind.PICTURE, "webp"), b"WAVE": (Kind.SOUND, "wav"), b"AVI ": (Kind.FILM, "avi")}
# Of a PDF: what runs, leads out of it, or lies in it as a file of its own.
_RUNS_IN_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|GoToR|SubmitForm)\b")
_IN_DIGITS = re.compile(rb"#([0-9A-Fa-f]{2})")
_NO_TEXT = re.compile(rb"[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(
    r"\A\s*<|<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|meta|img|form|math|\?xml|a\s)", re.IGNORECASE
)
_LOOKED_AT = 4_000
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Names by which machines run what looks like plain words, or like a document without programs.
_RUN_BY_NAME = re.compile(
    r"\.(?:bat|cmd|com|cpl|desktop|dll|docm|dotm|exe|hta|htm|html|inf|jar|jse?|lnk|mht|mhtml|msi|php|pif|pl|potm|ppam|"
    r"ppsm|pptm|ps1|psm1|py|rb|reg|scf|scr|sh|sldm|svg|svgz|url|vbe|vbs|wsf|wsh|xhtml|xlam|xlsm|xltm|xml|xsl)\s*\Z",
    re.IGNORECASE,
)


def sniffed(content: bytes, name: str = "") -> Sniffed:
    """Say what a file is. By its name, which is the sender's, it is only ever taken for something worse."""
    found = _by_its_bytes(content)
    if found.kind in {Kind.WORDS, Kind.DOCUMENT} and _RUN_BY_NAME.search(name[-100:]):
        return Sniffed(Kind.PROGRAM if found.kind is Kind.WORDS else Kind.ACTIVE)
    return found


def _by_its_bytes(content: bytes) -> Sniffed:
    if any(content[at : at + len(mark)] == mark for at, mark in _WITHIN):
        return Sniffed(Kind.ARCHIVE)
    if content.startswith(b"%PDF-"):
        return Sniffed(Kind.ACTIVE) if _RUNS_IN_PDF.search(_spelled(content)) else Sniffed(Kind.DOCUMENT, "pdf")
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    return _by_its_beginning(content) or _film_or_sound(content) or _words(content)


def _spelled(pdf: bytes) -> bytes:
    """Write out what a name in a PDF may say in digits (ISO 32000-1, 7.3.5); packed streams are not looked into."""
    return _IN_DIGITS.sub(lambda found: bytes([int(found[1], 16)]), pdf)


def _by_its_beginning(content: bytes) -> Sniffed | None:
    found = (Sniffed(kind, ending) for mark, kind, ending in _BEGINS if content.startswith(mark))
    return next(found, None)


def _film_or_sound(content: bytes) -> Sniffed | None:
    if content[4:8] == b"ftyp":
        ending = _BRANDS.get(content[8:12], "mp4")
        kinds = {"mp4": Kind.FILM, "m4a": Kind.SOUND}
        return Sniffed(kinds.get(ending, Kind.PICTURE), ending)
    if content.startswith(b"RIFF") and content[8:12] in _RIFFS:
        return Sniffed(*_RIFFS[content[8:12]])
    return None


def _zipped(content: bytes) -> Sniffed:
    ending = zipped.document(content)
    if ending is None:
        return Sniffed(Kind.ARCHIVE)
    return Sniffed(Kind.DOCUMENT, ending) if ending else Sniffed(Kind.ACTIVE)


def _words(content: bytes) -> Sniffed:
    """Take it for plain words where nothing but words is in it, and for a page where there is markup among them."""
    charset = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if not content or (not charset and _NO_TEXT.search(content)):
        return _UNKNOWN
    said = content[:_LOOKED_AT].decode(charset or "utf-8", "replace").lstrip("\ufeff")
    if "\0" in said:
        return _UNKNOWN
    if said.startswith(("#!", "%!")):
        return Sniffed(Kind.PROGRAM)
    return Sniffed(Kind.PAGE) if _MARKUP.search(said) else Sniffed(Kind.WORDS, "txt")
