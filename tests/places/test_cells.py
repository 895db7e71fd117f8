"""Cells: the arithmetic that everything about distance and cover rests on."""

import math
from itertools import pairwise

import h3.api.basic_int as h3  # type: ignore[import-untyped] # the package ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.places import cells

PECKHAM = cells.cell_at(51.469, -0.069)

# Great Britain, Ireland and the seas around.
points = st.tuples(st.floats(49.0, 61.0), st.floats(-10.0, 2.5))
stored = points.map(lambda point: cells.cell_at(*point))
sizes = st.integers(cells.COARSEST, cells.STORED)


def some_cells(around: int, rings: int, chosen: list[int]) -> list[int]:
    """Pick cells of one neighbourhood, so that some of them fold."""
    disk = h3.grid_disk(around, rings)
    return [disk[number % len(disk)] for number in chosen]


neighbourhoods = st.builds(some_cells, stored, st.integers(0, 6), st.lists(st.integers(0, 126), min_size=1))


def test_a_cell_fits_into_a_signed_64_bit_integer() -> None:
    assert 0 < PECKHAM < 2**63


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (-91, 0), (0, 181), (math.nan, 0), (0, math.inf)])
def test_what_is_no_point_on_earth_has_no_cell(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="no point on Earth"):
        cells.cell_at(latitude, longitude)


def test_what_is_shown_is_of_resolution_8_and_stays_so() -> None:
    assert cells.size(cells.shown(PECKHAM)) == 8
    assert cells.shown(cells.shown(PECKHAM)) == cells.shown(PECKHAM)


def test_a_thousand_steps_north_are_a_kilometre() -> None:
    a, b = cells.cell_at(51.5, -0.1, 15), cells.cell_at(51.5 + 1000 / 111_195, -0.1, 15)

    assert cells.distance(a, b) == pytest.approx(1000, abs=2)


@given(stored, stored)
def test_distance_is_the_same_both_ways_and_as_h3_measures_it(a: int, b: int) -> None:
    assert cells.distance(a, b) == cells.distance(b, a)
    assert cells.distance(a, b) == pytest.approx(
        h3.great_circle_distance(h3.cell_to_latlng(a), h3.cell_to_latlng(b), unit="m"), rel=1e-5, abs=0.01
    )


def test_ancestors_begin_with_the_cell_and_end_with_the_coarsest() -> None:
    assert [cells.size(cell) for cell in cells.ancestors(PECKHAM)] == [9, 8, 7, 6, 5, 4, 3, 2]
    assert cells.ancestors(PECKHAM)[0] == PECKHAM


@given(stored, st.integers(6, 9))
def test_descendants_are_one_contiguous_range(cell: int, size: int) -> None:
    hub = h3.cell_to_parent(cell, size)
    first, last = cells.children_range(hub)
    children = h3.cell_to_children(hub, cells.STORED)

    assert (first, last) == (min(children), max(children))
    assert all(first <= child <= last for child in children)


@given(stored, stored, sizes)
def test_a_range_holds_a_cell_only_if_it_is_a_descendant(cell: int, other: int, size: int) -> None:
    hub = h3.cell_to_parent(cell, size)
    first, last = cells.children_range(hub)

    assert (first <= other <= last) == (h3.cell_to_parent(other, size) == hub)


def test_a_finer_cell_has_no_descendants_at_a_coarser_size() -> None:
    with pytest.raises(ValueError, match="no descendants"):
        cells.children_range(PECKHAM, 8)
    with pytest.raises(ValueError, match="no descendants"):
        cells.uncompact([PECKHAM], 8)


@given(neighbourhoods)
def test_compact_and_uncompact_are_each_others_undoing(chosen: list[int]) -> None:
    folded = cells.compact(chosen)

    assert cells.uncompact(folded) == set(chosen)
    assert folded == sorted(folded)
    assert cells.compact(folded) == folded


@given(stored)
def test_compact_takes_cells_of_any_size_and_keeps_the_ground(cell: int) -> None:
    hub = h3.cell_to_parent(cell, 7)
    pieces = [*h3.cell_to_children(hub, 8)[1:], *h3.cell_to_children(h3.cell_to_children(hub, 8)[0], 9), cell]

    assert cells.compact(pieces) == [hub]


def test_nothing_is_folded_coarser_than_a_patch_may_be() -> None:
    whole = h3.cell_to_parent(PECKHAM, 3)

    assert cells.compact(cells.uncompact([whole])) == [whole]
    assert max(map(cells.size, cells.compact([whole]))) >= cells.COARSEST


@given(neighbourhoods)
def test_ranges_hold_exactly_the_descendants(chosen: list[int]) -> None:
    lines = cells.ranges(cells.compact(chosen))
    around = h3.grid_disk(chosen[0], 8)

    assert {cell for cell in around if any(first <= cell <= last for first, last in lines)} == set(chosen) & set(around)
    assert all(a[1] < b[0] for a, b in pairwise(lines))


def test_siblings_side_by_side_become_one_range() -> None:
    hub = h3.cell_to_parent(PECKHAM, 7)

    assert cells.ranges(h3.cell_to_children(hub, 8)) == [cells.children_range(hub)]


@given(stored, st.floats(0, 3_000))
def test_a_circle_holds_what_is_near_and_nothing_else(cell: int, radius: float) -> None:
    circle = cells.circle(cell, radius)
    around = h3.grid_disk(cell, 16)

    assert circle == {other for other in around if cells.distance(cell, other) <= radius}
    assert cell in circle


@given(stored, st.one_of(st.floats(0, 4_000), st.sampled_from([200.7, 531.5, 1406.5, 3725.5])))
def test_the_ranges_of_a_disc_miss_nothing_in_it(cell: int, radius: float) -> None:
    lines = cells.disc_ranges(cell, radius)

    assert all(any(first <= near <= last for first, last in lines) for near in cells.circle(cell, radius))
    assert len(lines) <= 19


@pytest.mark.parametrize("radius", [20_000.0, 60_000.0])
def test_the_ranges_of_a_wide_disc_miss_nothing_either(radius: float) -> None:
    lines = cells.disc_ranges(PECKHAM, radius)

    assert all(any(first <= near <= last for first, last in lines) for near in cells.circle(PECKHAM, radius))


@pytest.mark.parametrize("radius", [-1, math.nan, 1_000_000])
def test_a_circle_larger_than_a_country_is_refused_kindly(radius: float) -> None:
    with pytest.raises(cells.ShapeError, match="Choose a radius"):
        cells.circle(PECKHAM, radius)


@pytest.mark.parametrize("cell", [PECKHAM, cells.shown(PECKHAM)])
def test_a_cell_survives_being_a_link(cell: int) -> None:
    assert cells.from_text(cells.as_text(cell)) == cell
    assert len(cells.as_text(cell)) == 15


@pytest.mark.parametrize(
    "text",
    [
        "",
        "89",
        "x" * 15,
        "ffffffffffffffff",
        "8b194ad0677ffff",
        cells.as_text(cells.ancestor(PECKHAM, 7)),
        "é" * 15,
        "0" * 15,
    ],
)
def test_what_is_no_cell_of_ours_is_no_link(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 # any text of it will do
        cells.from_text(text)


@given(st.text(max_size=20))
def test_a_link_is_read_or_refused(text: str) -> None:
    try:
        cell = cells.from_text(text)
    except ValueError:
        return
    assert cells.size(cell) in {cells.SHOWN, cells.STORED}
