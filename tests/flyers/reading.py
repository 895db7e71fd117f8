"""Reading paper as a neighbour does: the words that stand on it, its size, and what a telephone's camera finds."""

from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

A_MILLIMETRE = 72 / 25.4


def pages_of(made: bytes) -> list[tuple[int, int]]:
    """Give the size of each page in millimetres."""
    document = pypdfium2.PdfDocument(made)
    return [(round(page.get_width() / A_MILLIMETRE), round(page.get_height() / A_MILLIMETRE)) for page in document]


def words_of(made: bytes) -> str:
    """Give all that is written on it, in one line."""
    document = pypdfium2.PdfDocument(made)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def picture_of(made: bytes, *, dots: int = 150, grey: bool = False) -> Image.Image:
    page = pypdfium2.PdfDocument(made)[0]
    picture: Image.Image = page.render(scale=dots / 72).to_pil()
    return picture.convert("L" if grey else "RGB")


def codes_in(picture: Image.Image) -> list[str]:
    found: list[Any] = zxingcpp.read_barcodes(picture)
    return [each.text for each in found]


def is_blank(picture: Image.Image, box: tuple[float, float, float, float]) -> bool:
    """Say whether nothing is printed in this part of a page, given in shares of its width and height."""
    wide, tall = picture.size
    part = picture.convert("L").crop((int(box[0] * wide), int(box[1] * tall), int(box[2] * wide), int(box[3] * tall)))
    return part.getextrema()[0] > 250  # type: ignore[operator] # of one band it is a pair of numbers
