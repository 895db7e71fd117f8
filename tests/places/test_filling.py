"""Parks and water belong to what is around them."""

from doorstep.places import cells
from doorstep.places.filling import filled

MIDDLE = cells.cell_at(51.469, -0.069)


def ring(rings: int) -> set[int]:
    """Return the cells exactly so many rings around the middle."""
    inner = {MIDDLE}
    for _ in range(rings - 1):
        inner = cells.around(inner)
    return cells.around(inner) - inner


def test_a_hole_is_filled() -> None:
    labels = dict.fromkeys(ring(2), "SE15")

    assert filled(labels, "SE15") >= {MIDDLE} | ring(1) | ring(2)


def test_a_large_park_is_filled() -> None:
    labels = dict.fromkeys(ring(9), "TW10")

    assert filled(labels, "TW10") >= {MIDDLE}.union(*(ring(each) for each in range(1, 10)))


def test_what_another_place_has_is_not_taken() -> None:
    labels = dict.fromkeys(ring(3), "SE15") | {MIDDLE: "SE22"}

    assert MIDDLE not in filled(labels, "SE15")


def test_nothing_grows_for_ever() -> None:
    grown = filled({MIDDLE: "SE15"}, "SE15")

    assert grown == {MIDDLE} | ring(1) | ring(2) | ring(3)


def test_neighbours_never_claim_the_same_cell_and_leave_none_between_them() -> None:
    left, right = cells.cell_at(51.469, -0.10), cells.cell_at(51.469, -0.08)
    labels = dict.fromkeys(cells.around([left]), "SE5") | dict.fromkeys(cells.around([right]), "SE15")

    assert not filled(labels, "SE5") & filled(labels, "SE15")
    assert filled(labels, "SE5") | filled(labels, "SE15") >= cells.around(cells.around(labels))
