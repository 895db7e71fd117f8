"""Great Britain in hexagons, and how they become a drawing."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.places import cells, districts, hexagons, land, mosaic
from doorstep.places.frames import HIGH, WIDE, Box, Frame, path
from tests.factories import LEEDS, PECKHAM

LONDON = Box(51.28, -0.52, 51.70, 0.34)
# The Channel off Brighton, the North Sea, the Irish Sea, the Wash.
SEA = [(50.6, -0.1), (55.0, 1.0), (53.9, -4.2), (53.05, 0.45)]


@pytest.mark.parametrize("at", [PECKHAM, LEEDS, (57.2, -4.6), (60.15, -1.15), (49.92, -6.3), (58.2, -6.4)])
def test_where_people_live_and_where_moors_are_is_land(at: tuple[float, float]) -> None:
    assert land.is_land(cells.cell_at(*at))


@pytest.mark.parametrize("at", SEA)
def test_the_sea_is_no_land(at: tuple[float, float]) -> None:
    assert not land.is_land(cells.cell_at(*at))


def test_land_is_written_as_it_is_read() -> None:
    assert land.written(land.region_by_cell()) == land.LAND.read_text("ascii")


def test_the_regions_written_down_are_those_of_the_nearest_districts() -> None:
    some = sorted(land.land())[::199]
    assert {cell: land.region_by_cell()[cell] for cell in some} == {
        cell: districts.region_of(districts.at(cell)) for cell in some
    }


def test_every_region_has_a_piece_of_the_country_save_the_smallest_in_london() -> None:
    assert mosaic.regions().keys() - mosaic.country().keys() <= {"EC", "WC", "E", "N", "NW", "SM", "W"}
    assert districts.region_of("SE15") == "SE"


def test_no_two_districts_claim_a_hexagon_and_each_lies_nearest_to_its_own() -> None:
    pieces = mosaic.region("SE")
    every = [cell for piece in pieces.values() for cell in piece]
    assert len(every) == len(set(every))
    assert pieces.keys() <= set(mosaic.regions()["SE"])
    assert all(districts.at(cell) == code for code, piece in pieces.items() for cell in piece)


@pytest.mark.parametrize("name", ["SE", "IV", "EC", "PA", "ZE"])
def test_a_region_has_no_more_hexagons_than_a_page_can_carry(name: str) -> None:
    assert 0 < sum(map(len, mosaic.region(name).values())) <= 2 * mosaic.MOST


def test_a_district_knows_those_it_borders_on() -> None:
    assert {"SE15", "SE22", "SE5", "SE14"} <= mosaic.around("SE15").keys()
    assert "LS1" not in mosaic.around("SE15")


# -- Frames ----------------------------------------------------------------------------------------------------------


def test_a_frame_holds_its_box_in_whole_units() -> None:
    frame = Frame.around(LONDON)
    (west, north), (east, south) = frame.at((LONDON.north, LONDON.west)), frame.at((LONDON.south, LONDON.east))
    assert 0 < west < east < frame.width <= WIDE
    assert 0 < north < south < frame.height <= HIGH
    assert frame.box.south < LONDON.south < LONDON.north < frame.box.north


def test_one_point_is_shown_with_the_streets_around_it() -> None:
    assert Frame.around(Box(*PECKHAM, *PECKHAM)).metres() >= 800


def test_tiles_lie_where_the_drawing_says() -> None:
    """The north-western corner of a tile is known from the rule of the pyramid (OpenStreetMap wiki, Slippy map)."""
    frame = Frame.around(LONDON)
    for tile in frame.tiles():
        longitude = tile.column / 2**tile.zoom * 360 - 180
        latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * tile.row / 2**tile.zoom))))
        assert frame.at((latitude, longitude)) == pytest.approx((tile.x, tile.y), abs=1)
    assert len(list(frame.tiles())) <= 36


def test_a_path_leaves_out_what_adds_nothing() -> None:
    frame = Frame(0, 0, 360, 360, 360)
    ring = [(85.0, -180.0 + x) for x in (0, 0.1, 10, 20, 20)]
    assert path([ring], frame) == ""
    square = [(0.0, 0.0), (0.0, 1.0), (0.0, 2.0), (-2.0, 2.0), (-2.0, 0.0), (0.0, 0.0)]
    assert path([square], frame) == "M180 180l2 0 0 2-2 0z"


@given(st.integers(0, 300))
def test_neighbours_still_share_their_border_in_whole_units(number: int) -> None:
    piece = sorted(mosaic.region("SE")["SE15"])
    cell = piece[number % len(piece)]
    frame = Frame.around(Box.of(hexagons.corners_of(cell)))
    drawn = {frame.at(corner) for corner in hexagons.corners_of(cell)}
    beside = [{frame.at(corner) for corner in hexagons.corners_of(each)} for each in cells.around([cell]) - {cell}]
    assert all(len(drawn & other) == 2 for other in beside)


def test_a_path_is_nothing_but_whole_numbers() -> None:
    rings = hexagons.outlines(mosaic.region("SE")["SE15"])
    assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", path(rings, Frame.around(LONDON)))
