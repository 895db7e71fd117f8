"""Groups are found under the areas that their patches reach, also after other areas were imported."""

from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from doorstep.core import worker
from doorstep.groups import actions
from doorstep.groups.actions import areas as naming
from doorstep.groups.models import AreaNaming, Group, GroupArea
from doorstep.groups.patches import Parts, draw
from doorstep.groups.queries import areas as in_areas
from doorstep.places import cells
from doorstep.places.models import Edition
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_area, make_group

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, tzinfo=UTC)
RYE = cells.circle(cells.cell_at(*PECKHAM), 1_500)
GREEN = cells.circle(cells.cell_at(*NUNHEAD), 500)


def codes(group: Group) -> list[str]:
    return [area.code for area in group.areas.all()]


def replaced(code: str, name: str, ground: set[int]) -> None:
    """Import wards anew."""
    Edition.objects.filter(kind="ward").update(status=Edition.Status.SUPERSEDED)
    make_area(code, name, sorted(ground))


def test_a_group_is_found_under_the_areas_that_its_patch_reaches() -> None:
    make_area("W1", "Rye", sorted(RYE))
    group = make_group(metres=400)

    assert codes(group) == ["W1"]
    assert list(in_areas.in_area("ward", "W1")) == [group]
    assert codes(make_group(at=LEEDS)) == []


def test_a_group_without_a_patch_is_in_the_area_around_it() -> None:
    make_area("W1", "Rye", sorted(RYE))

    assert codes(make_group(metres=None)) == ["W1"]


def test_a_patch_drawn_anew_moves_its_group() -> None:
    make_area("W1", "Rye", sorted(RYE))
    group = make_group(metres=400)
    drawn = draw(Parts(circles=((cells.cell_at(*LEEDS), 500),)))
    assert drawn
    actions.draw_patch(group, drawn, by=None)

    assert codes(group) == []


def test_after_an_import_the_worker_finds_every_groups_areas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "AT_ONCE", 2)
    groups = [make_group(metres=None) for _ in range(5)]
    with_patch = make_group(at=NUNHEAD, metres=300)
    make_area("W1", "Rye", sorted(RYE))
    make_area("B1", "South", sorted(RYE | GREEN), kind="borough")

    assert actions.name_areas_anew(NOW) == 12
    assert [codes(group) for group in groups] == [["B1", "W1"]] * 5
    assert "B1" in codes(with_patch)
    assert actions.name_areas_anew(NOW) == 0


def test_newer_areas_take_the_place_of_those_before() -> None:
    make_area("W1", "Rye", sorted(RYE))
    make_area("B1", "South", sorted(RYE | GREEN), kind="borough")
    group = make_group(metres=None)
    replaced("W2", "Rye Lane", RYE)
    actions.name_areas_anew(NOW)

    assert codes(group) == ["B1", "W2"]


def test_work_that_broke_off_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "AT_ONCE", 2)
    monkeypatch.setattr(naming, "TURNS", 1)
    groups = [make_group(metres=None) for _ in range(3)]
    make_area("W1", "Rye", sorted(RYE))

    assert actions.name_areas_anew(NOW) == 2
    assert AreaNaming.objects.get().after == groups[1].pk
    assert GroupArea.objects.count() == 2
    assert actions.name_areas_anew(NOW) == 1
    assert AreaNaming.objects.get().done


def test_the_worker_knows_of_it() -> None:
    assert actions.name_areas_anew in [work.run for work in worker.registered()]


def test_how_many_stand_under_each_area_leaves_out_who_is_not_shown() -> None:
    rye = make_area("W1", "Rye", sorted(RYE))
    empty = make_area("B1", "Empty", [cells.cell_at(*LEEDS)], kind="borough")
    make_group(metres=None)
    make_group(metres=None, listing=Group.Listing.RESTING)
    make_group(metres=None, listing=Group.Listing.PROPOSED)
    make_group(metres=None, listing=Group.Listing.CLOSED)

    assert [(one.name, one.groups) for one in in_areas.counted([empty, rye])] == [("Empty", 0), ("Rye", 2)]


def test_cover_counts_the_patches_of_groups_that_help_now() -> None:
    rye = make_area("W1", "Rye", sorted(RYE))
    whole = in_areas.cover_of(rye)
    assert whole
    assert whole.share == 0
    make_group(metres=700, listing=Group.Listing.RESTING)
    resting = in_areas.cover_of(rye)
    assert resting
    assert resting.share == 0
    make_group(metres=700)
    half = in_areas.cover_of(rye)
    assert half
    assert half.share == len(cells.circle(cells.cell_at(*PECKHAM), 700) & RYE) / len(RYE)


def test_gaps_are_the_parts_with_less_than_half_covered() -> None:
    north = {cell for cell in RYE if cells.centre(cell)[0] > PECKHAM[0] + 0.004}
    south = {cell for cell in RYE if cells.centre(cell)[0] < PECKHAM[0] - 0.004}
    middle = RYE - north - south
    borough = make_area("B1", "South", sorted(RYE), kind="borough")
    for code, name, ground in (("W1", "North", north), ("W2", "Middle", middle), ("W3", "South End", south)):
        make_area(code, name, sorted(ground))
    make_group(metres=900)
    cover = in_areas.cover_of(borough)

    assert cover
    assert (cover.kind, cover.parts) == ("ward", 3)
    assert {gap.part.name: gap.is_bare for gap in cover.gaps} == {"North": False, "South End": False}


def test_a_very_large_area_is_not_gone_through_cell_by_cell() -> None:
    rye = make_area("W1", "Rye", sorted(RYE))
    rye.size = in_areas.MOST_CELLS + 1

    assert in_areas.cover_of(rye) is None


def test_naming_many_groups_costs_a_few_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_area("W1", "Rye", sorted(RYE))
    for _ in range(6):
        make_group(metres=400)
    naming.name_areas_anew(NOW)
    AreaNaming.objects.update(after=0, done=False)
    with django_assert_num_queries(11):
        naming.name_areas_anew(NOW)
