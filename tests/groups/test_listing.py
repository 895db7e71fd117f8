"""A listing's life, through the actions."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.groups import actions
from doorstep.groups.actions.slugs import free_slug
from doorstep.groups.models import Change, Group, GroupDistrict
from doorstep.groups.patches import Drawn, Parts, draw
from doorstep.groups.queries import directory
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.places import cells
from tests.factories import LEEDS, PECKHAM, make_about, make_group

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
        actions.refuse(same, by=None)
    assert Group.objects.get(pk=group.pk).status == Group.Listing.LISTED


def test_a_refused_group_is_never_seen() -> None:
    group = make_group("Spam Casino", listing=Group.Listing.REFUSED)
    assert not directory.page_of(group.slug).exists()
    assert not directory.shown().exists()
    assert not directory.waiting().exists()


def test_a_way_into_a_chat_is_never_written_down_whoever_asks() -> None:
    for said in ({"summary": "t.me/joinchat/x"}, {"kinds": (("other", "wa.me/44"),)}, {"place": "chat.whatsapp.com/x"}):
        with pytest.raises(actions.ChatLinkError):
            make_group(**said)
    assert not Group.objects.exists()


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


def drawn(parts: Parts) -> Drawn:
    patch = draw(parts)
    assert patch
    return patch


def test_a_street_team_keeps_to_its_groups_patch() -> None:
    group = make_group(metres=500)
    around = Parts(circles=((cells.cell_at(*PECKHAM), 900.0),))
    team = actions.name_street_team(group, "Choumert Road", around, by=None)
    assert team.patch.size == group.patches.get(team=None).size
    with pytest.raises(actions.OutsideError):
        actions.name_street_team(group, "Far away", Parts(circles=((cells.cell_at(*LEEDS), 300.0),)), by=None)
    assert [team.name for team in group.street_teams.all()] == ["Choumert Road"]


def test_a_patch_drawn_again_cuts_its_street_teams() -> None:
    group = make_group(metres=900)
    team = actions.name_street_team(group, "All of it", Parts(circles=((cells.cell_at(*PECKHAM), 900.0),)), by=None)
    actions.draw_patch(group, drawn(Parts(circles=((cells.cell_at(*PECKHAM), 300.0),))), by=None)
    assert group.patches.get(team=team).size == group.patches.get(team=None).size


def test_the_a_to_z_is_sorted_as_people_read_it() -> None:
    names = ["balham", "BFR", "Bermondsey", "Éalham", "bi", "Zeta", "helpers"]
    for name in names:
        make_group(name)
    assert [group.name for group in directory.by_letter("B")] == ["balham", "Bermondsey", "BFR", "bi"]
    assert [group.name for group in directory.by_letter("E")] == ["Éalham"]


@pytest.mark.django_db(transaction=True)
def test_many_of_one_name_at_once_get_addresses_of_their_own() -> None:
    def one(number: int) -> None:
        try:
            actions.propose_once(make_about("Same Name", Parts(districts=("SE15",)), summary=f"{number % 4}"), by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(8)))
    assert sorted(Group.objects.values_list("slug", flat=True)) == [
        "same-name",
        "same-name-2",
        "same-name-3",
        "same-name-4",
    ]


def _square(half: float) -> list[list[float]]:
    latitude, longitude = PECKHAM
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    return [[longitude + 1.6 * half * x, latitude + half * y] for x, y in corners]


def test_drawing_again_replaces_the_patch_and_its_districts() -> None:
    group = make_group()
    actions.draw_patch(group, drawn(Parts(districts=("SE1",))), by=None)
    assert "SE15" not in set(GroupDistrict.objects.filter(group=group).values_list("code", flat=True))
    assert group.patches.count() == 1


def test_a_patch_of_a_whole_district_is_stored_compactly() -> None:
    group = actions.propose(make_about(parts=Parts(districts=("SE15",))), by=None)
    patch = group.patches.get()
    assert patch.cells.count() < patch.size
    assert cells.uncompact(patch.cells.values_list("cell", flat=True)) == Parts(districts=("SE15",)).cells()


def test_a_name_that_very_many_have_finds_its_address_with_a_few_questions(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    slugs = ["rye", *(f"rye-{number}" for number in range(2, 700))]
    Group.objects.bulk_create([Group(name="Rye", slug=slug, status="listed", cell=1) for slug in slugs])
    with django_assert_max_num_queries(25):
        assert free_slug("Rye") == "rye-700"


def test_a_double_press_is_one_confirmation() -> None:
    group, today = make_group(confirmed_on=None), timezone.localdate()
    actions.confirm(group, today, by=None)
    changes = Change.objects.count()
    actions.confirm(group, today, by=None)
    assert Change.objects.count() == changes
