"""Takes out of a photograph what it says besides the picture: where it was taken, when, with which telephone.

It is opened, turned upright, made as small as a page of print may be and still be read, and written anew as a JPEG:
nothing but what is to be seen comes along.
"""

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from doorstep.core.sentences import SentenceError, sentence

LARGEST = 4_500_000
# In pixels: more is no photograph that anybody sends us, and would fill the memory.
MOST_PIXELS = 60_000_000
FORMATS, KIND = ("JPEG", "PNG", "WEBP"), "image/jpeg"
_SIDE, _QUALITY = (2000, 2000), 80


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
        return Photo(_anew(sent))
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, struct.error, Image.DecompressionBombError):
        raise NotAPhotoError(
            sentence("This is no photograph that can be opened. Take another one, as JPEG, PNG or WebP.")
        ) from None


def _anew(sent: bytes) -> bytes:
    # What is odd in a file that somebody sent is no news for our logs.
    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(sent), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError("No photograph for us is so large.")
        # A JPEG is opened at no more than the size that is wanted, which spares the memory.
        opened.draft("RGB", _SIDE)
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail(_SIDE)
        seen = upright.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    written = BytesIO()
    paper.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()
