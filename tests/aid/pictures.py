"""Photographs for tests, with something in them that nobody may read later."""

from io import BytesIO

from PIL import Image

SAID = "51.469 -0.069 Amina's kitchen"
# Where it was taken, and which way up it was held (Exif 2.32).
_GPS, _WHERE, _WAY_UP, _WORDS = 0x8825, 29, 0x0112, 0x010E


def photograph(kind: str = "JPEG", *, size: tuple[int, int] = (40, 20), way_up: int = 1) -> bytes:
    """Make one of a red and a blue half; a JPEG says where it was taken."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[_WAY_UP], exif[_WORDS] = way_up, SAID
    exif.get_ifd(_GPS)[_WHERE] = SAID
    written = BytesIO()
    picture.save(written, kind, exif=exif, **({"comment": SAID} if kind == "JPEG" else {}))
    return written.getvalue()


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture))
