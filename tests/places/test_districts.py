"""The districts that come with the software."""

import pytest

from doorstep.places import cells, districts


def test_all_of_great_britains_districts_are_there() -> None:
    assert len(districts.all_districts()) == 2_995
    assert sum(district.has_streets for district in districts.all_districts().values()) == 2_740


def test_a_district_has_a_centre_and_in_london_the_name_people_use() -> None:
    peckham, leeds = districts.all_districts()["SE15"], districts.all_districts()["LS6"]

    assert peckham.label == "SE15 Peckham"
    assert cells.distance(peckham.cell, cells.cell_at(51.4695, -0.0625)) < 800
    assert leeds.label == "LS6"


def test_a_code_that_is_none_has_no_district() -> None:
    assert districts.get("SE15") is not None
    assert districts.get("SE77") is None
    assert districts.get("se15") is None


@pytest.mark.parametrize("code", ["SE15", "E1W", "EC2N", "IV27", "ZE1", "TR21", "CR0"])
def test_the_nearest_district_to_its_own_centre_is_itself(code: str) -> None:
    assert districts.at(districts.all_districts()[code].cell) == code


def test_the_nearest_district_is_found_as_by_looking_at_every_one() -> None:
    streets = [district for district in districts.all_districts().values() if district.has_streets]
    for north in range(12):
        cell = cells.cell_at(50.1 + north * 0.8, -0.3 - north * 0.31)
        point = cells.centre(cell)
        nearest = min(streets, key=lambda district: cells.metres(point, district.centre))
        assert districts.at(cell) == nearest.code


def test_post_boxes_and_former_districts_are_known_but_own_no_ground() -> None:
    boxes, former = districts.all_districts()["W1A"], districts.all_districts()["AB1"]

    assert (boxes.kind, former.kind) == ("box", "former")
    assert districts.at(boxes.cell) != "W1A"
    assert districts.mosaic("W1A") == {boxes.cell}


@pytest.mark.parametrize("code", ["SE15", "CR0", "PH33"])
def test_a_piece_of_the_mosaic_is_what_is_nearest_to_its_centre(code: str) -> None:
    piece, centre = districts.mosaic(code), districts.all_districts()[code].cell
    around = cells.circle(centre, min(2 * max(cells.distance(centre, cell) for cell in piece), 15_000))
    nearest = {cell for cell in around if districts.at(cell) == code}

    assert piece <= nearest | {centre}
    # Slivers between cells may be cut off from their piece.
    assert len(nearest - piece) <= len(piece) / 100


def test_a_lone_glen_does_not_run_out_to_sea() -> None:
    centre = districts.all_districts()["IV27"].cell

    assert max(cells.distance(centre, cell) for cell in districts.mosaic("IV27")) < 15_300


def test_there_is_no_mosaic_of_an_unknown_district() -> None:
    with pytest.raises(KeyError):
        districts.mosaic("SE77")
