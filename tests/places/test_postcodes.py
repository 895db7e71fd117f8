"""Postcodes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.places import postcodes
from doorstep.places.postcodes import Reading

PECKHAM = Reading("SE15 5BZ", "SE15 5", "SE15")


@pytest.mark.parametrize(
    "typed",
    [
        "SE15 5BZ",
        "se155bz",
        "  Se15   5bz  ",
        "SE15-5BZ.",
        "SE 15 5 BZ",
        "S E 1 5 5 B Z",
        "SE15 5 BZ",
        "SEI5 5BZ",
        "SEl5 5BZ",
        "SE15 5BZ, London",
        "London SE15 5BZ",
        "Flat 2, SE15 5BZ (side door)",
        "\uff33\uff25\uff11\uff15 \uff15\uff22\uff3a",
        "SE15\u00a05BZ",
    ],
)
def test_a_postcode_is_read_however_it_is_typed(typed: str) -> None:
    assert postcodes.read(typed) == PECKHAM


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("M1 1AA", "M1 1AA"),
        ("m11aa", "M1 1AA"),
        ("M60 1NW", "M60 1NW"),
        ("CR2 6XH", "CR2 6XH"),
        ("DN55 1PT", "DN55 1PT"),
        ("w1a 1hq", "W1A 1HQ"),
        ("EC1A1BB", "EC1A 1BB"),
        ("E161AA", "E16 1AA"),
        ("E16AN", "E1 6AN"),
        ("SO15 2AB", "SO15 2AB"),
        ("S015 2AB", "SO15 2AB"),
        ("0X1 1AA", "OX1 1AA"),
        ("1G11 2AA", "IG11 2AA"),
        ("N1O 1AA", "N10 1AA"),
        ("SE15 OAA", "SE15 0AA"),
        ("LI 8JQ", "L1 8JQ"),
        ("LL18 8AA", "LL18 8AA"),
    ],
)
def test_letters_and_digits_are_put_where_only_they_can_stand(typed: str, unit: str) -> None:
    reading = postcodes.read(typed)

    assert reading is not None
    assert reading.unit == unit


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("SE15", Reading(None, None, "SE15")),
        ("se-15", Reading(None, None, "SE15")),
        ("SE 15", Reading(None, None, "SE15")),
        ("SE15 Peckham", Reading(None, None, "SE15")),
        ("Peckham, SE15", Reading(None, None, "SE15")),
        ("EC1A", Reading(None, None, "EC1A")),
        ("SE15 5", Reading(None, "SE15 5", "SE15")),
        ("SE155", Reading(None, "SE15 5", "SE15")),
        ("SE15 5B", Reading(None, "SE15 5", "SE15")),
        ("SE1 5", Reading(None, "SE1 5", "SE1")),
        ("SE15 O", Reading(None, "SE15 0", "SE15")),
        ("BT7 1NN", Reading("BT7 1NN", "BT7 1", "BT7")),
    ],
)
def test_less_than_a_whole_postcode_is_read_as_what_it_is(typed: str, reading: Reading) -> None:
    assert postcodes.read(typed) == reading


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "Peckham",
        "Hull",
        "Sell",
        "12 High Street",
        "to 12",
        "QQ1 1AA",
        "90210",
        "SE",
        "020 7946 0018",
        "🏠",
        "12345",
    ],
)
def test_what_is_no_postcode_is_not_taken_for_one(typed: str) -> None:
    assert postcodes.read(typed) is None


def test_the_area_is_the_letters_a_district_begins_with() -> None:
    assert [Reading(None, None, code).area for code in ("SE15", "W1A", "BT7")] == ["SE", "W", "BT"]


@given(st.text(max_size=200))
def test_reading_never_fails(typed: str) -> None:
    reading = postcodes.read(typed)

    assert reading is None or reading.district


@given(st.from_regex(r"[A-Za-z0Il1]{1,2}[0-9OIl][0-9A-Z]? ?[0-9OIl][A-Za-z]{2}", fullmatch=True))
def test_what_was_read_reads_the_same_again(typed: str) -> None:
    reading = postcodes.read(typed)

    if reading is not None:
        assert postcodes.read(reading.unit or reading.sector or reading.district) == reading


@given(
    st.sampled_from(["SE15 5BZ", "E1 6AN", "W1A 1HQ", "EC1A 1BB", "CR2 6XH"]),
    st.sampled_from(["", " ", "  ", "-", ". "]),
)
def test_case_and_what_stands_between_make_no_difference(unit: str, between: str) -> None:
    outward, inward = unit.split(" ")

    assert postcodes.read(outward.lower() + between + inward.title()) == postcodes.read(unit)


def test_a_compact_postcode_has_no_space() -> None:
    assert postcodes.compact("SE15 5BZ") == "SE155BZ"
