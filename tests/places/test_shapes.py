"""Shapes from GeoJSON, and everything that people upload instead."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.places import cells

# About a kilometre around Peckham Rye.
SQUARE = [[-0.08, 51.46], [-0.06, 51.46], [-0.06, 51.47], [-0.08, 51.47], [-0.08, 51.46]]
HOLE = [[-0.075, 51.462], [-0.065, 51.462], [-0.065, 51.468], [-0.075, 51.468], [-0.075, 51.462]]


def polygon(*rings: object) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def moved(ring: list[list[float]], east: float, north: float = 0) -> list[list[float]]:
    return [[longitude + east, latitude + north] for longitude, latitude in ring]


def outcome(shape: dict[str, Any]) -> set[int] | str:
    """Return the cells of a shape, or the sentence that refuses it."""
    try:
        return cells.shape(shape)
    except cells.ShapeError as refused:
        return str(refused)


def test_a_polygon_becomes_the_cells_with_their_centre_inside() -> None:
    inside = cells.shape(polygon(SQUARE))

    assert len(inside) == pytest.approx(1_390 * 1_112 / 105_333, abs=4)
    for cell in cells.around(inside):
        latitude, longitude = cells.centre(cell)
        assert (cell in inside) == (51.46 < latitude < 51.47 and -0.08 < longitude < -0.06)


def test_holes_are_left_out() -> None:
    whole, pierced = cells.shape(polygon(SQUARE)), cells.shape(polygon(SQUARE, HOLE))

    assert whole - pierced == cells.shape(polygon(HOLE))


def test_features_collections_and_many_polygons_hold_the_same_ground() -> None:
    other = moved(SQUARE, 0.05)
    both = cells.shape(polygon(SQUARE)) | cells.shape(polygon(other))

    assert cells.shape({"type": "MultiPolygon", "coordinates": [[SQUARE], [other]]}) == both
    assert cells.shape(feature({"type": "MultiPolygon", "coordinates": [[SQUARE], [other]]})) == both
    features = [feature(polygon(SQUARE)), feature(polygon(other)), feature(None)]
    assert cells.shape({"type": "FeatureCollection", "features": features}) == both


def test_heights_and_an_open_ring_are_no_trouble() -> None:
    high = [[*position, 12.5] for position in SQUARE]

    assert cells.shape(polygon(high)) == cells.shape(polygon(SQUARE)) == cells.shape(polygon(SQUARE[:-1]))


def test_the_way_around_makes_no_difference() -> None:
    assert cells.shape(polygon(SQUARE[::-1])) == cells.shape(polygon(SQUARE))


def test_a_shape_smaller_than_a_cell_is_the_cells_it_overlaps() -> None:
    tiny = [[-0.0700, 51.4650], [-0.0699, 51.4650], [-0.0699, 51.4651]]

    assert cells.shape(polygon(tiny)) == {cells.cell_at(51.46505, -0.06995)}


def test_a_shape_without_any_width_is_the_cells_of_its_corners() -> None:
    line = [[-0.0700, 51.4650], [-0.0650, 51.4650], [-0.0600, 51.4650]]

    assert cells.shape(polygon(line)) >= {cells.cell_at(51.465, -0.07), cells.cell_at(51.465, -0.06)}


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ({}, "something without a type"),
        ({"type": "Point", "coordinates": [-0.07, 51.46]}, 'This is "Point".'),
        ({"type": "GeometryCollection", "geometries": []}, 'This is "GeometryCollection".'),
        ({"type": ["Polygon"], "coordinates": [SQUARE]}, "something without a type"),
        ({"type": "Polygon"}, "not written as GeoJSON"),
        ({"type": "Polygon", "coordinates": "SE15"}, "not written as GeoJSON"),
        ({"type": "Polygon", "coordinates": []}, "is empty"),
        ({"type": "MultiPolygon", "coordinates": []}, "There is no shape in this"),
        ({"type": "FeatureCollection", "features": []}, "There is no shape in this"),
        ({"type": "FeatureCollection", "features": [polygon(SQUARE)]}, "A collection holds features"),
        ({"type": "FeatureCollection", "features": [{"type": "FeatureCollection"}]}, "A collection holds features"),
        ({"type": "FeatureCollection", "features": [7]}, "This is not GeoJSON"),
        ({"type": "Feature", "geometry": {"type": "Feature"}}, 'This is "Feature".'),
        (feature(None), "There is no shape in this"),
        (polygon(SQUARE[:2]), "at least three different corners"),
        (polygon([[1.0, 51.0]] * 9), "at least three different corners"),
        (polygon([["-0.07", "51.46"]]), "not a pair of numbers"),
        (polygon([[True, False], [True, True], [False, False]]), "not a pair of numbers"),
        (polygon([[-0.07]]), "not a pair of numbers"),
        (polygon([[math.nan, 51.0]]), "not a pair of numbers"),
        (polygon([[math.inf, 51.0]]), "not a pair of numbers"),
        (polygon([[10**400, 51]]), "not a pair of numbers"),
        (polygon([position[::-1] for position in SQUARE]), "latitude and longitude were swapped"),
        (polygon([[533000.0, 176000.0], [534000.0, 176000.0], [534000.0, 177000.0]]), "national grid"),
        (polygon(moved(SQUARE, 20)), "outside Great Britain"),
        (polygon([[-8.0, 50.0], [2.0, 50.0], [2.0, 58.0], [-8.0, 58.0]]), "larger than a region"),
    ],
)
def test_what_is_no_patch_is_refused_with_a_sentence(shape: dict[str, Any], sentence: str) -> None:
    with pytest.raises(cells.ShapeError) as refused:
        cells.shape(shape)

    assert sentence in str(refused.value)


def test_brackets_within_brackets_are_refused() -> None:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]

    with pytest.raises(cells.ShapeError, match="pair of numbers"):
        cells.shape({"type": "Polygon", "coordinates": nested})


def test_an_endless_outline_is_refused_before_it_costs_anything() -> None:
    saw = [[-2 + step / 100_000, 52 + step % 2] for step in range(100_000)]

    with pytest.raises(cells.ShapeError, match="fewer corners"):
        cells.shape(polygon(saw))


coordinates = st.recursive(st.floats() | st.integers() | st.none() | st.text(max_size=3), st.lists, max_leaves=30)
anything = st.recursive(
    coordinates,
    lambda inner: st.dictionaries(
        st.sampled_from(["type", "coordinates", "geometry", "features"]),
        inner
        | st.lists(inner, max_size=3)
        | st.sampled_from(["Polygon", "MultiPolygon", "Feature", "FeatureCollection"]),
    ),
)


@given(st.dictionaries(st.sampled_from(["type", "coordinates", "geometry", "features"]), anything))
def test_whatever_comes_it_is_cells_or_a_sentence(shape: dict[str, object]) -> None:
    assert outcome(shape)


corners = st.lists(st.tuples(st.floats(-0.2, 0.2), st.floats(51.3, 51.6)).map(list), min_size=3, max_size=8)


@given(st.lists(corners, min_size=1, max_size=3))
def test_any_tangle_of_corners_becomes_cells(rings: list[list[list[float]]]) -> None:
    found = outcome(polygon(*rings))

    assert found
    assert not isinstance(found, str) or "three different corners" in found
