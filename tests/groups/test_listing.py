"""A listing's life, through the actions."""

import datetime

import pytest

from doorstep.groups import actions
from doorstep.groups.models import Group, GroupDistrict
from doorstep.groups.patches import Parts
from doorstep.groups.queries import directory
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.places import cells
from tests.factories import PECKHAM, make_about, make_group

pytestmark = pytest.mark.django_db


def test_nobody_sees_a_group_before_a_human_look() -> None:
    group = make_group("Rye Lane Neighbours", listing=Group.Listing.PROPOSED)
    assert not directory.shown().exists()
    assert not directory.page_of(group.slug).exists()
    assert directory.by_name("Rye Lane") == []
    assert list(directory.waiting()) == [group]


def test_once_listed_it_is_found_by_letter_name_and_district() -> None:
    group = make_group("Rye Lane Neighbours", place="From the market to the park")
    assert list(directory.by_letter("R")) == [group]
    assert directory.by_name("rye lan") == [group]
    assert directory.by_name("the markt") == [group]
    assert "SE15" in group.district_codes
    assert list(directory.by_district("SE15")) == [group]


def test_a_resting_group_stays_and_a_closed_one_keeps_only_its_page() -> None:
    resting = make_group("Resting Neighbours", listing=Group.Listing.RESTING)
    closed = make_group("Closed Neighbours", listing=Group.Listing.CLOSED)
    assert list(directory.shown()) == [resting]
    assert directory.by_name("closed") == []
    assert directory.page_of(closed.slug).exists()


def test_only_declared_moves_are_made() -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    with pytest.raises(NotAMoveError):
        actions.rest(group, by=None)
    assert Group.objects.get(pk=group.pk).status == Group.Listing.PROPOSED


def test_of_two_who_move_it_at_once_the_second_is_told() -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    same = Group.objects.get(pk=group.pk)
    actions.put_on_list(group, by=None)
    with pytest.raises(SomebodyWasFirstError):
        actions.close(same, by=None)
    assert Group.objects.get(pk=group.pk).status == Group.Listing.LISTED


def test_everything_that_happens_is_journalled_in_order() -> None:
    group = make_group(listing=Group.Listing.RESTING)
    actions.confirm(group, datetime.date(2026, 3, 1), by=None)
    entries = JournalEntry.objects.filter(thing="groups.group", thing_id=str(group.pk)).order_by("pk")
    assert [entry.verb for entry in entries] == ["proposed", "patch drawn", "listed", "resting", "confirmed"]
    assert entries[3].facts == {"before": "listed"}


def test_names_that_are_alike_get_addresses_of_their_own() -> None:
    slugs = [make_group(name).slug for name in ("Rye Lane", "Rye Lane!", "New", "Café Ñandú", "邻里", "🙂")]
    assert slugs == ["rye-lane", "rye-lane-2", "new-2", "cafe-nandu", "邻里", "group"]


def test_a_group_needs_a_place() -> None:
    with pytest.raises(ValueError, match="needs a patch or a place"):
        actions.propose(make_about(), cell=None, by=None)
    assert not Group.objects.exists()


def test_the_middle_of_a_bent_patch_is_inside_it() -> None:
    here = cells.cell_at(*PECKHAM)
    ring = {"type": "Polygon", "coordinates": [_square(0.02), _square(0.012)]}
    group = actions.propose(make_about(parts=Parts(shapes=(ring,))), by=None)
    assert group.cell in cells.shape(ring)
    assert group.cell != here


def _square(half: float) -> list[list[float]]:
    latitude, longitude = PECKHAM
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    return [[longitude + 1.6 * half * x, latitude + half * y] for x, y in corners]


def test_drawing_again_replaces_the_patch_and_its_districts() -> None:
    group = make_group()
    actions.draw_patch(group, Parts(districts=("SE1",)), by=None)
    assert "SE15" not in set(GroupDistrict.objects.filter(group=group).values_list("code", flat=True))
    assert group.patches.count() == 1


def test_a_patch_of_a_whole_district_is_stored_compactly() -> None:
    group = actions.propose(make_about(parts=Parts(districts=("SE15",))), by=None)
    patch = group.patches.get()
    assert patch.cells.count() < patch.size
    assert cells.uncompact(patch.cells.values_list("cell", flat=True)) == Parts(districts=("SE15",)).cells()
