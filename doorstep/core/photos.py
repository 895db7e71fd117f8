"""Takes out of a photograph what it says besides the picture: where it was taken, when, with which telephone.

It is opened, turned upright, made as small as a page of print may be and still be read, and written anew as a JPEG:
nothing but what is to be seen comes along.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore

from PIL import Image
from PIL.ImageFile import ImageFile

from doorstep.core.sentences import SentenceError, sentence

LARGEST = 4_500_000
# In pixels: more is no photograph that anybody sends us, and would fill the memory. A JPEG that is not written in
# several passes may have more, for it is opened at no more than the size that is wanted.
MOST_PIXELS, MOST_OPENED = 60_000_000, 16_000_000
FORMATS, KIND = ("JPEG", "PNG", "WEBP"), "image/jpeg"
_SIDE, _QUALITY = 2000, 80
# Which way up the camera was held, and what makes upright of it (Exif 2.32).
_WAY_UP = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# How many are opened at once by one process of the web server, and for how long others wait for their turn; seconds.
_AT_ONCE, _TURN = 2, 8.0

_turns = BoundedSemaphore(_AT_ONCE)


class NotAPhotoError(SentenceError):
    """It is no photograph, is broken, or too large."""


@dataclass(frozen=True, repr=False)
class Photo:
    """A picture without words, as a JPEG."""

    picture: bytes


def without_words(sent: bytes) -> Photo:
    """Write a photograph anew with the picture alone. Raises NotAPhotoError."""
    if len(sent) > LARGEST:
        raise NotAPhotoError(sentence("This photograph is too large. Send one of at most 4 MB."))
    try:
        with _turn():
            return Photo(_anew(sent))
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, struct.error, Image.DecompressionBombError):
        raise NotAPhotoError(
            sentence("This is no photograph that can be opened. Take another one, as JPEG, PNG or WebP.")
        ) from None


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=_TURN):
        raise NotAPhotoError(sentence("Several photographs are being opened at this moment. Try again in a minute."))
    try:
        yield
    finally:
        _turns.release()


def _anew(sent: bytes) -> bytes:
    # What is odd in a file that somebody sent is no news for our logs.
    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(sent), formats=FORMATS) as opened:
        _made_small(opened)
        opened.thumbnail((_SIDE, _SIDE))
        turn = _turned(opened)
        seen = (opened if turn is None else opened.transpose(turn)).convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    written = BytesIO()
    paper.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def _turned(opened: ImageFile) -> Image.Transpose | None:
    """Say how it is turned upright. Of what the camera says besides nothing is read: in many a file it is not right."""
    try:
        way_up = opened.getexif().get(_WAY_UP)
    except Exception:  # noqa: BLE001 # whatever a camera wrote: the picture is there, and shown as it stands
        return None
    return _TURNS.get(way_up) if isinstance(way_up, int) else None


def _made_small(opened: ImageFile) -> None:
    """Have a JPEG opened at about the size that is wanted, and refuse what would fill the memory all the same."""
    if opened.width * opened.height > (MOST_OPENED if opened.info.get("progressive") else MOST_PIXELS):
        raise ValueError("No photograph for us is so large.")
    part = _SIDE / max(opened.size)
    opened.draft("RGB", (max(1, int(opened.width * part)), max(1, int(opened.height * part))))
    if opened.width * opened.height > MOST_OPENED:
        raise ValueError("No picture of this kind is so large.")
