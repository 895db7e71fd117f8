"""Distances are said in bands, between fixed cells."""

import pytest

from doorstep.groups.bands import band
from doorstep.places import cells
from tests.factories import LEEDS, NUNHEAD, PECKHAM


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (PECKHAM, "very near"),
        (NUNHEAD, "about ten minutes’ walk"),
        ((51.4750, -0.0930), "about twenty minutes’ walk"),
        ((51.4520, -0.0850), "about half an hour’s walk"),
        ((51.4390, -0.0530), "about 2 miles"),
        ((51.5030, -0.1280), "about 3 miles"),
        (LEEDS, "about 200 miles"),
    ],
)
def test_a_distance_is_said_as_a_neighbour_would(other: tuple[float, float], words: str) -> None:
    assert band(cells.cell_at(*PECKHAM), cells.cell_at(*other)) == words


def test_doorsteps_in_one_neighbourhood_are_told_the_same() -> None:
    neighbourhood = cells.shown(cells.cell_at(*PECKHAM))
    said = {band(doorstep, cells.cell_at(*NUNHEAD)) for doorstep in cells.uncompact([neighbourhood])}
    assert len(said) == 1
