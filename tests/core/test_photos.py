"""Photographs are written anew: the picture stays, and all that it said besides is gone."""

from io import BytesIO
from threading import BoundedSemaphore

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from PIL import Image

from doorstep.core import photos
from doorstep.core.photos import NotAPhotoError, without_words
from tests.aid.pictures import SAID, opened, photograph


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_picture_stays_and_nothing_else(kind: str) -> None:
    sent = photograph(kind)
    assert SAID.encode() in sent
    after = without_words(sent + SAID.encode()).picture

    assert SAID.encode() not in after
    seen = opened(after)
    assert (seen.format, seen.size, dict(seen.getexif())) == ("JPEG", (40, 20), {})
    assert _reddish(seen.getpixel((5, 10)))
    assert not _reddish(seen.getpixel((35, 10)))


def _reddish(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > 200 and colour[2] < 50)


def test_it_stands_upright_whichever_way_it_was_held() -> None:
    seen = opened(without_words(photograph(way_up=6)).picture)
    assert seen.size == (20, 40)
    assert _reddish(seen.getpixel((10, 5)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("type_of_value", [*range(15), 255])
def test_what_a_camera_wrote_wrongly_keeps_nobody_from_sending_it(kind: str, type_of_value: int) -> None:
    seen = opened(without_words(_wrongly(kind, type_of_value)).picture)
    assert seen.size in {(20, 40), (40, 20)}


def test_it_is_turned_though_the_camera_wrote_its_resolution_as_a_text() -> None:
    assert opened(without_words(_wrongly("JPEG", 2)).picture).size == (20, 40)


def test_held_in_a_way_that_cannot_be_read_it_counts_as_upright() -> None:
    for way_up in (0, 9, 255):
        assert opened(without_words(photograph(way_up=way_up)).picture).size == (40, 20)


def _wrongly(kind: str, type_of_value: int) -> bytes:
    """Make one held upright whose resolution is a value of another type than it says."""
    exif = Image.Exif()
    exif[0x0112], exif[0x011A], exif[0x010F] = 6, 72.0, "A camera"
    said = exif.tobytes()
    at = said.index(b"\x01\x1a\0\5")
    written = BytesIO()
    wrong = said[: at + 2] + bytes([0, type_of_value]) + said[at + 4 :]
    opened(photograph()).save(written, kind, exif=wrong)
    return written.getvalue()


def test_a_large_one_becomes_small_enough() -> None:
    seen = opened(without_words(photograph(size=(6000, 3000))).picture)
    assert seen.size == (2000, 1000)


def test_a_long_one_is_no_larger_in_the_memory_than_it_needs() -> None:
    seen = opened(without_words(photograph(size=(20_000, 2_000))).picture)
    assert seen.size == (2000, 200)


def test_who_waits_too_long_for_their_turn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = BoundedSemaphore(1)
    monkeypatch.setattr(photos, "_turns", turns)
    monkeypatch.setattr(photos, "_TURN", 0.0)
    without_words(photograph())
    with turns, pytest.raises(NotAPhotoError, match="at this moment"):
        without_words(photograph())
    without_words(photograph())


def test_where_there_is_nothing_it_is_white() -> None:
    clear = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(clear, "PNG")
    assert opened(without_words(clear.getvalue()).picture).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        photograph("GIF"),
        photograph()[:200],
        photograph("PNG")[:60],
        photograph("PNG", size=(12_000, 6_000)),
        photograph("PNG", size=(5_000, 4_000)),
        photograph("WEBP", size=(5_000, 4_000)),
        bytes(photos.LARGEST + 1),
    ],
    ids="nothing|drawn|of another kind|cut off|cut off as well|too many|of a PNG|of a WebP|too large".split("|"),
)
def test_what_is_no_photograph_is_refused_with_a_sentence(sent: bytes) -> None:
    with pytest.raises(NotAPhotoError, match="photograph"):
        without_words(sent)


@given(some.sampled_from([photograph(), photograph("PNG"), photograph("WEBP")]), some.data())
def test_damaged_anywhere_it_is_a_picture_without_words_or_refused(whole: bytes, data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(whole)))
    sent = whole[:at] + data.draw(some.binary(max_size=8)) + whole[at + data.draw(some.integers(0, 8)) :]
    try:
        photo = without_words(sent)
    except NotAPhotoError:
        return
    assert SAID.encode() not in photo.picture


@given(some.binary(max_size=300))
@example(b"\xff\xd8\xff\xff\xff\xff")
def test_nonsense_is_refused_or_a_picture(sent: bytes) -> None:
    for begun in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"):
        try:
            photo = without_words(begun + sent)
        except NotAPhotoError:
            continue
        assert photo.picture
