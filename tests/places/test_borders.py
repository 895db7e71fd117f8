"""On which side of a border a point is, told by the pieces of the border in one cell."""

import random

import shapely

from doorstep.places import cells
from doorstep.places.borders import come_near, crossed, is_inside
from doorstep.places.shapes import Outline

# A bent outline with a hole, and an island beside it.
BENT: Outline = [
    [
        [[-0.10, 51.45], [-0.06, 51.45], [-0.06, 51.48], [-0.078, 51.4555], [-0.10, 51.48], [-0.10, 51.45]],
        [[-0.096, 51.452], [-0.091, 51.452], [-0.091, 51.456], [-0.096, 51.456], [-0.096, 51.452]],
    ],
    [[[-0.059, 51.46], [-0.0575, 51.46], [-0.0575, 51.461], [-0.059, 51.461]]],
]


def held(outline: Outline, latitude: float, longitude: float) -> bool | None:
    """Tell whether a point lies inside by its cell's pieces alone; None where no border crosses its cell."""
    cell = cells.cell_at(latitude, longitude)
    found = {one.cell: one for one in crossed(outline)}.get(cell)
    if found is None:
        return None
    return is_inside(found.edges, cells.centre(cell), (latitude, longitude), holds_centre=found.holds_centre)


def test_every_point_in_a_cell_on_the_border_is_told_as_the_whole_outline_tells_it() -> None:
    whole = shapely.MultiPolygon([(polygon[0], polygon[1:]) for polygon in BENT])
    border = {one.cell: one for one in crossed(BENT)}
    chance = random.Random("points")
    asked = 0
    for _ in range(5_000):
        latitude, longitude = chance.uniform(51.44, 51.49), chance.uniform(-0.11, -0.05)
        cell = cells.cell_at(latitude, longitude)
        inside = whole.contains(shapely.Point(longitude, latitude))
        if cell in border:
            asked += 1
            one = border[cell]
            assert (
                is_inside(one.edges, cells.centre(cell), (latitude, longitude), holds_centre=one.holds_centre) == inside
            )
        else:
            north, east = cells.centre(cell)
            assert whole.contains(shapely.Point(east, north)) == inside
    assert asked > 1_000


def test_a_centre_itself_is_where_its_cell_says() -> None:
    for one in crossed(BENT):
        assert held(BENT, *cells.centre(one.cell)) == one.holds_centre


def test_an_area_smaller_than_a_cell_has_its_border_in_it() -> None:
    shed: Outline = [[[[-0.0690, 51.4690], [-0.0689, 51.4690], [-0.0689, 51.4691], [-0.0690, 51.4691]]]]

    assert held(shed, 51.46905, -0.06895) is True
    assert held(shed, 51.46915, -0.06895) is False


def test_borders_that_come_near_are_told_from_those_that_do_not() -> None:
    wall = [(-0.07, 51.46, -0.07, 51.47)]
    beside = [(-0.0699, 51.461, -0.0699, 51.462)]  # seven metres
    across = [(-0.069, 51.461, -0.069, 51.462)]  # seventy

    assert come_near(wall, beside, 25)
    assert not come_near(wall, across, 25)
