"""Which groups cover a doorstep and which are nearest, held against looking at every one."""

import random

import pytest
from pytest_django import DjangoAssertNumQueries

from doorstep.groups import actions
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts
from doorstep.groups.queries.nearby import Covering, Nearby, around
from doorstep.places import cells
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_group

pytestmark = pytest.mark.django_db


def covering(cell: int) -> list[Covering]:
    return around(cell)[0]


def nearest(cell: int, count: int = 10) -> list[Nearby]:
    return around(cell, count)[1]


def scattered(seed: int, count: int) -> list[Group]:
    """Make groups without patches: a dense town, a sparse country, and two at one spot."""
    chance = random.Random(seed)
    places = [
        (chance.gauss(51.47, 0.03), chance.gauss(-0.06, 0.05))
        if chance.random() < 0.6
        else (chance.uniform(50.5, 58.0), chance.uniform(-5.0, 1.0))
        for _ in range(count - 1)
    ]
    return Group.objects.bulk_create(
        Group(name=f"G{i}", slug=f"g{i}", initial="G", status="listed", cell=cells.cell_at(*place))
        for i, place in enumerate([*places, places[0]])
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_nearest_are_those_that_looking_at_every_group_finds(seed: int) -> None:
    groups = scattered(seed, 120)
    chance = random.Random(seed + 100)
    for _ in range(30):
        doorstep = cells.shown(cells.cell_at(chance.uniform(50.5, 58.0), chance.uniform(-5.0, 1.0)))
        every = sorted((cells.distance(doorstep, group.cell), group.pk) for group in groups)
        assert [(near.metres, near.group) for near in nearest(doorstep)] == every[:10]


def test_very_many_groups_at_one_place_are_no_trouble() -> None:
    here = cells.cell_at(*PECKHAM)
    Group.objects.bulk_create(
        Group(name=f"G{i}", slug=f"g{i}", initial="G", status="listed", cell=here) for i in range(450)
    )
    assert [near.metres for near in nearest(cells.cell_at(*NUNHEAD), 3)] == [
        cells.distance(here, cells.cell_at(*NUNHEAD))
    ] * 3


def test_fewer_groups_than_asked_for_are_all_given() -> None:
    assert nearest(cells.cell_at(*PECKHAM)) == []
    near, far = make_group(at=NUNHEAD), make_group(at=LEEDS)
    assert [found.group for found in nearest(cells.cell_at(*PECKHAM))] == [near.pk, far.pk]


def test_only_listed_groups_are_near() -> None:
    for listing in (Group.Listing.PROPOSED, Group.Listing.RESTING, Group.Listing.CLOSED):
        make_group(listing=listing)
    assert nearest(cells.cell_at(*PECKHAM)) == []


def test_a_patch_covers_what_its_cells_cover() -> None:
    chance = random.Random(7)
    patches = {}
    for _ in range(12):
        at = (chance.gauss(51.465, 0.01), chance.gauss(-0.06, 0.015))
        metres = chance.choice([150, 500, 900, 1600])
        patches[make_group(at=at, metres=metres).pk] = cells.circle(cells.cell_at(*at), metres)
    for _ in range(60):
        doorstep = cells.cell_at(chance.gauss(51.465, 0.012), chance.gauss(-0.06, 0.02))
        assert {found.group for found in covering(doorstep)} == {
            key for key, patch in patches.items() if doorstep in patch
        }
        neighbourhood = cells.shown(doorstep)
        shares = {key: len(patch & cells.uncompact([neighbourhood])) / 7 for key, patch in patches.items()}
        found = {found.group: found.share for found in covering(neighbourhood)}
        assert found == pytest.approx({key: share for key, share in shares.items() if share})


def test_the_smallest_patch_that_covers_all_comes_first() -> None:
    wide, close = make_group(metres=4000), make_group(metres=1500)
    assert [found.group for found in covering(cells.shown(cells.cell_at(*PECKHAM)))] == [close.pk, wide.pk]


def test_a_street_teams_patch_counts_with_its_name() -> None:
    group = make_group(at=NUNHEAD, metres=900)
    there = Parts(circles=((cells.cell_at(*NUNHEAD), 300.0),))
    team = actions.name_street_team(group, "Evelina Road", there, by=None)
    assert [(found.group, found.team) for found in covering(cells.cell_at(*NUNHEAD))] == [
        (group.pk, team.pk),
        (group.pk, None),
    ]


def test_the_finder_asks_the_database_twice_at_most(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    scattered(3, 100)
    doorstep = cells.cell_at(*PECKHAM)
    with django_assert_num_queries(2):
        around(doorstep)


def test_groups_that_nobody_may_find_cover_nothing() -> None:
    make_group(at=PECKHAM, listing=Group.Listing.PROPOSED)
    make_group(at=PECKHAM, listing=Group.Listing.CLOSED)
    assert covering(cells.cell_at(*PECKHAM)) == []
