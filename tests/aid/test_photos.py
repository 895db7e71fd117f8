"""Photographs are written anew: the picture stays, and all that it said besides is gone."""

import base64
import struct
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from doorstep.aid import photos
from doorstep.aid.photos import NotAPhotoError, without_words

SECRET = b"51.469 -0.069 Amina's kitchen"


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def exif(way_up: int, order: str = ">") -> bytes:
    head = b"MM" if order == ">" else b"II"
    tags = struct.pack(f"{order}HHHIHHHHI4s", 2, 274, 3, 1, way_up, 0, 0x8825, 4, 1, b"\0\0\0\x1a")
    return b"Exif\0\0" + struct.pack(f"{order}2sHI", head, 42, 8) + tags + SECRET


SIZE = segment(0xC0, struct.pack(">BHHB", 8, 4, 3, 1) + b"\x01\x11\x00")
TABLE = segment(0xDB, bytes(65))
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"


def jpeg(*more: bytes, after: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(more) + TABLE + SIZE + SCAN + b"\xff\xd9" + after


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*more: bytes, width: int = 3) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, 4, 8, 0, 0, 0, 0))
    picture = chunk(b"IDAT", zlib.compress(b"\0" * 16))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + picture + chunk(b"IEND", b"")


def test_a_jpeg_keeps_its_picture_and_nothing_else() -> None:
    said = segment(0xE1, exif(1)), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET), segment(0xFE, SECRET)
    icc, other = segment(0xE2, b"ICC_PROFILE\0" + SECRET), segment(0xED, b"Photoshop 3.0\0" + SECRET)
    photo = without_words(jpeg(segment(0xE0, b"JFIF\0" + SECRET), *said, icc, other, after=SECRET + jpeg()))

    assert photo.kind == "image/jpeg"
    assert photo.picture == jpeg()


@pytest.mark.parametrize("order", ["<", ">"])
def test_which_way_up_it_was_held_is_all_that_stays_of_what_it_said(order: str) -> None:
    picture = without_words(jpeg(segment(0xE1, exif(6, order)))).picture
    kept = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    assert picture == jpeg(segment(0xE1, kept))
    assert without_words(picture).picture == picture


def test_how_colours_are_written_stays() -> None:
    adobe = segment(0xEE, b"Adobe\0d\0\0\0\0\x01")
    assert without_words(jpeg(adobe)).picture == jpeg(adobe)
    assert without_words(jpeg(segment(0xEE, b"Adobe" + SECRET))).picture == jpeg()


def test_a_png_keeps_its_picture_and_nothing_else() -> None:
    said = chunk(b"tEXt", b"Author\0" + SECRET), chunk(b"eXIf", SECRET), chunk(b"tIME", b"\x07\xea\x0b\x19\x0a\0\0")
    photo = without_words(png(*said) + SECRET)
    assert (photo.kind, photo.picture) == ("image/png", png())
    assert photos.kind_of(photo.picture) == "image/png"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GIF89a" + bytes(20),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xd9",
        jpeg()[:-3],
        jpeg().replace(SIZE, b""),
        jpeg().replace(SCAN, b""),
        jpeg().replace(SIZE, segment(0xC0, struct.pack(">BHHB", 8, 0, 3, 1))),
        png()[:-2],
        png().replace(b"IDAT", b"IDAZ"),
        png(width=30_000),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        bytes(photos.LARGEST + 1),
    ],
)
def test_what_is_no_photograph_is_refused_with_a_sentence(sent: bytes) -> None:
    with pytest.raises(NotAPhotoError, match="photograph"):
        without_words(sent)


# What the smallest picture of a real program looks like: one pixel.
REAL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_what_a_real_program_wrote_is_the_same_afterwards() -> None:
    assert without_words(REAL).picture == REAL


@given(some.sampled_from([jpeg(segment(0xE1, exif(6))), png(chunk(b"tEXt", SECRET))]), some.data())
def test_damaged_anywhere_it_is_a_picture_without_words_or_refused(whole: bytes, data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(whole)))
    sent = whole[:at] + data.draw(some.binary(max_size=8)) + whole[at + data.draw(some.integers(0, 8)) :]
    try:
        photo = without_words(sent)
    except NotAPhotoError:
        return
    assert without_words(photo.picture) == photo


@given(some.binary(max_size=300))
@example(b"\xff\xd8\xff\xff\xff\xff")
def test_nonsense_is_refused_or_a_picture(sent: bytes) -> None:
    for begun in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"):
        try:
            photo = without_words(begun + sent)
        except NotAPhotoError:
            continue
        assert photo.picture
