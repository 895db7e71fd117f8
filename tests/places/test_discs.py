"""Discs are wide enough: what is nearer than they say lies in them, wherever the doorstep is in its coarser cell."""

import random

import pytest

from doorstep.aid.queries.nearest import DISCS
from doorstep.places import cells, discs


@pytest.mark.parametrize(("resolution", "steps"), DISCS[:-2])
def test_whatever_is_nearer_than_its_reach_lies_in_a_disc(resolution: int, steps: int) -> None:
    chance = random.Random(resolution)
    for _ in range(20):
        here = cells.cell_at(50 + 9 * chance.random(), -6 + 7 * chance.random())
        disc = discs.disc(here, resolution, steps)
        for other in _around(here, disc.reach, chance):
            inside = any(part.range[0] <= other <= part.range[1] for part in disc.parts)
            assert inside or cells.distance(other, here) >= disc.reach


def test_the_discs_of_the_finder_grow() -> None:
    found = [discs.disc(cells.cell_at(51.469, -0.069), *shape) for shape in DISCS]

    assert [each.size for each in found] == sorted(each.size for each in found)
    assert found[0].reach > 500  # metres: the own street and the next ones
    assert found[0].size == len(cells.uncompact(cells.around([cells.cell_at(51.469, -0.069)])))


def test_a_doorstep_known_only_roughly_has_discs_too() -> None:
    roughly = cells.cell_at(51.469, -0.069, 8)

    assert discs.disc(roughly, 9, 1).reach > 0


def _around(here: int, reach: float, chance: random.Random) -> list[int]:
    """Choose places all around, many of them just about as far as the disc reaches."""
    north, east = cells.centre(here)
    spread = 1.3 * reach / 111_000
    return [cells.cell_at(north + chance.gauss(0, spread), east + chance.gauss(0, 1.6 * spread)) for _ in range(200)]
