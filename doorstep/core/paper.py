"""Sets paper: Typst source of ours, and what people typed beside it as data, become a PDF or a picture of one.

Source is what we wrote, and nothing else ever: `inputs` reach it as `sys.inputs`, which Typst never reads as mark-up.
It is set in a process of its own, with an empty folder for its whole disk, without our environment, and with an end: a
page that takes too long takes nobody's web worker with it.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import Final

from fontTools.ttLib import TTFont

from doorstep.core.sentences import SentenceError, sentence

# The typeface of our pages first, then one that has every script a street reads; Han in four ways of writing it.
FAMILIES: Final = (
    "Source Sans Pro",
    "Kurinto Sans",
    "Kurinto Sans SC",
    "Kurinto Sans JP",
    "Kurinto Sans KR",
    "Kurinto Sans TC",
)
_SOURCE_SANS: Final = Path(str(package_files("font_source_sans_pro"))) / "files"
_KURINTO: Final = Path(str(package_files("weblate_fonts"))) / "static" / "weblate_fonts" / "kurinto" / "ttf"
_SETTER: Final = Path(__file__).parent / "typeset" / "setter.py"

# What may be set at once by one process of the web server, and for how long others wait for their turn; seconds.
_AT_ONCE, _TURN = 2, 8.0
# Seconds of a clock and of a processor, and bytes of memory, in which a page is set: an A4 guide takes a fifth of one.
_PATIENCE, _WORK, _MEMORY = 12.0, 8, 1_500_000_000
# Signs that may come in, and bytes that may come out.
_MOST_IN, _MOST_OUT = 400_000, 20_000_000

_turns = BoundedSemaphore(_AT_ONCE)

# Stands before every source: the letters, no date, and the data.
_PREAMBLE: Final = """\
#set document(date: none)
#set text(font: ({families}), fallback: true, hyphenate: false)
#let data = json(bytes(sys.inputs.at("data", default: "{{}}")))
"""


class PaperError(SentenceError):
    """It could not be set; the sentence says what to do. `inside` is what Typst said of it, for our logs and tests."""

    inside = ""


def pdf(source: str, inputs: Mapping[str, str] | None = None, files: Mapping[str, bytes] | None = None) -> bytes:
    """Set `source` as a PDF. `inputs["data"]` is JSON, and `data` in the source; `files` lie beside it by their names.

    Raises PaperError.
    """
    return _set(source, inputs or {}, files or {}, {"format": "pdf"})


def png(
    source: str,
    inputs: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    *,
    dots: int = 96,
) -> bytes:
    """Set `source`, whose first page alone is drawn, as a picture with so many dots an inch. Raises PaperError."""
    return _set(source, inputs or {}, files or {}, {"format": "png", "ppi": dots})


def source(package: str, *names: str) -> str:
    """Read source of ours that lies in a package: those named, one after the other."""
    return "\n".join(package_files(package).joinpath(name).read_text("utf-8") for name in names)


def without_letters(text: str) -> list[str]:
    """List the signs of a text for which no typeface here has a letter, such as emoji, each once."""
    return sorted({sign for sign in text if not _has_letter(sign)})


def settable(text: str) -> str:
    """Leave out of a text what nothing here can set, and what turns the order of others' letters round unseen."""
    return "".join(sign for sign in text if _has_letter(sign))


def _has_letter(sign: str) -> bool:
    return sign.isspace() or sign in _UNSEEN or ord(sign) in _letters()


# Signs that show nothing themselves, and which words need: joiners, and marks of direction.
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060")
# Signs that turn what follows round: nobody types them, and with them a number reads otherwise than it is.
_TURNING: Final = frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2066, 0x206A))
_FACES: Final = (
    _SOURCE_SANS / "SourceSansPro-Regular.ttf",
    *(_KURINTO / f"KurintoSans{script}-Rg.ttf" for script in ("", "SC", "JP", "KR", "TC")),
)


@cache
def _letters() -> frozenset[int]:
    found = set[int]()
    for face in _FACES:
        with TTFont(face, lazy=True) as font:
            found |= font.getBestCmap().keys()
    return frozenset(each for each in found if each >= ord(" ")) - _TURNING


def _set(source: str, inputs: Mapping[str, str], files: Mapping[str, bytes], wish: dict[str, object]) -> bytes:
    if sum(map(len, inputs.values())) > _MOST_IN:
        raise PaperError(sentence("This is too long for paper. Make it shorter, or divide it."))
    order = {
        "source": _PREAMBLE.format(families=", ".join(f'"{each}"' for each in FAMILIES)) + source,
        "inputs": dict(inputs),
        "files": {name: base64.b64encode(content).decode() for name, content in files.items()},
        "fonts": [str(_SOURCE_SANS), str(_KURINTO)],
        "work": _WORK,
        "memory": _MEMORY,
        **wish,
    }
    with _turn(), TemporaryDirectory(prefix="doorstep-paper-") as folder:
        return _ordered(json.dumps(order | {"folder": folder}).encode())


def _ordered(order: bytes) -> bytes:
    """Have a process of its own set it. A killed one is gone with whatever it held; its folder is ours to clear."""
    command = [sys.executable, "-I", str(_SETTER)]
    try:
        done = subprocess.run(  # noqa: S603 # our own command
            command, input=order, capture_output=True, timeout=_PATIENCE, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        raise _too_much("no end") from None
    if done.returncode or len(done.stdout) > _MOST_OUT:
        raise _too_much(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout


def _too_much(inside: str) -> PaperError:
    error = PaperError(sentence("This could not be set on paper. Make it shorter, and try again."))
    error.inside = inside
    return error


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=_TURN):
        raise PaperError(sentence("Several pages are being set at this moment. Try again in a minute."))
    try:
        yield
    finally:
        _turns.release()
