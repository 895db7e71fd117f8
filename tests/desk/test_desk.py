"""The desk's pages: what waits is looked at, settled once, and every change can be taken back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from doorstep.desk.words import patch_words
from doorstep.groups import actions, said
from doorstep.groups.actions.taking import take_in
from doorstep.groups.importing import rows
from doorstep.groups.models import Change, Doubt, Group, Report
from doorstep.groups.queries import desk
from doorstep.groups.speakers import THE_DESK
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.places import cells
from tests.factories import NUNHEAD, make_group, open_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther(client: Client) -> Client:
    open_desk(client, "Esther's desk")
    return client


@pytest.fixture
def grace() -> Client:
    other = Client()
    open_desk(other, "Grace's desk")
    return other


def text(client: Client, address: str, **posted: object) -> str:
    answer = client.post(address, posted, follow=True) if posted else client.get(address)
    return str(answer.content.decode())


def fields(client: Client, group: Group) -> dict[str, object]:
    """Give what the page of a listing would send when nothing is touched."""
    form = client.get(f"/desk/listings/{group.pk}/").context["form"]
    return {name: form.initial.get(name, "") for name in form.fields if name != "shape"}


def doubtful(name: str = "Amina", place: str = "SE15", **line: str) -> Doubt:
    row = rows.read(2, {"name": name, "postcode": place, **line}, "a list")
    take_in([row], "a list", by=None)
    return Doubt.objects.get(name=name)


# -- What waits ------------------------------------------------------------------------------------------------------


def test_the_desk_counts_what_waits(esther: Client) -> None:
    assert "Nothing waits" in text(esther, "/desk/")
    group = make_group(listing=Group.Listing.PROPOSED)
    actions.report(make_group(), "other", "It moved.")
    doubtful()
    assert desk.waiting() == desk.Waiting(proposals=1, doubts=1, reports=1)
    assert "Nothing waits" not in text(esther, "/desk/")
    assert group.name in text(esther, "/desk/proposals/")


def test_a_proposal_is_looked_at_and_listed(esther: Client) -> None:
    make_group("Rye Lane Neighbours")
    make_group("Nunhead Neighbours")
    make_group("Zeta", contact_ways=(("phone", "020 7946 0101"),))
    reached = (("phone", "020 7946 0101"),)
    group = make_group(
        "Rye Lane Neighbors",
        listing=Group.Listing.PROPOSED,
        summary="Shopping.",
        contact_ways=reached,
    )
    page = text(esther, f"/desk/proposals/{group.pk}/")
    for words in ("Shopping.", "020 7946 0101", "Rye Lane Neighbours", "SE15"):
        assert words in page, words
    assert "Zeta" in page
    assert "Nunhead" not in page
    assert "Listed. Neighbours find it" in text(esther, f"/desk/proposals/{group.pk}/decision/", decision="list")
    assert Client().get(group.get_absolute_url()).status_code == 200
    entry = JournalEntry.objects.filter(thing="groups.group", thing_id=str(group.pk)).latest("pk")
    assert entry.by is not None


def test_whoever_is_second_is_told_who_was_first(esther: Client, grace: Client) -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    address = f"/desk/proposals/{group.pk}/decision/"
    text(esther, address, decision="list")
    answer = grace.post(address, {"decision": "refuse"})
    assert answer.status_code == 409
    assert "Esther&#x27;s desk settled it at" in answer.content.decode()
    assert Group.objects.get(pk=group.pk).status == Group.Listing.LISTED


def test_what_the_desk_is_not_asked_it_does_not_do(esther: Client) -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    assert esther.post(f"/desk/proposals/{group.pk}/decision/", {"decision": "burn"}).status_code == 200
    assert esther.get("/desk/proposals/999999999999999999999999/").status_code == 404
    assert esther.post("/desk/changes/99/undoing/").status_code == 404
    assert Group.objects.get(pk=group.pk).status == Group.Listing.PROPOSED


@pytest.mark.parametrize("address", ["proposals", "doubts", "reports", "changes", "listings/?name=Rye"])
def test_a_list_asks_no_more_for_three_than_for_one(
    esther: Client, address: str, django_assert_max_num_queries: "pytest.FixtureRequest"
) -> None:
    address = f"/desk/{address}" if "?" in address else f"/desk/{address}/"
    asked = []
    for number in (1, 3):
        for each in range(number):
            make_group(f"Rye {number} {each}", listing=Group.Listing.PROPOSED)
            actions.report(make_group(f"Rye Lane {number} {each}"), "closed", "")
            doubtful(f"Amina {'ABCDE'[number]}{'xyz'[each]}")
        with django_assert_max_num_queries(20) as counted:  # type: ignore[operator] # the fixture of pytest-django
            assert esther.get(address).status_code == 200
        asked.append(len(counted))
    assert asked[0] == asked[1]


def test_a_patch_of_hexagons_is_said_by_their_number() -> None:
    seven = "88194ad063fffff"
    assert patch_words({"districts": ["SE15"], "cells": [seven]}) == "SE15, 7 hexagons"
    assert patch_words({}) == ""


# -- Doubts ----------------------------------------------------------------------------------------------------------


def test_a_doubt_becomes_a_new_group(esther: Client) -> None:
    doubt = doubtful(summary="We help.", website="https://chat.whatsapp.com/AbC")
    assert not Group.objects.exists()
    page = text(esther, f"/desk/doubts/{doubt.pk}/")
    assert "One person, by its name" in page
    assert "whatsapp" not in page
    text(esther, f"/desk/doubts/{doubt.pk}/settlement/", decision="add")
    assert Group.objects.get().status == Group.Listing.LISTED
    assert Doubt.objects.get().status == Doubt.Settled.ADDED


def test_a_doubt_is_a_group_we_had_and_fills_only_what_is_empty(esther: Client) -> None:
    group = make_group("Rye Lane Neighbours", summary="Ours.", source="the group")
    doubt = doubtful("Rye Lane Neighbors", summary="Theirs.", description="Much.", phone="020 7946 0101")
    assert doubt.resembles == group
    assert "Taken as the group we had" in text(esther, f"/desk/doubts/{doubt.pk}/settlement/", decision="merge")
    now = said.in_listing(Group.objects.get())
    assert (now["name"], now["summary"], now["description"]) == ("Rye Lane Neighbours", "Ours.", "Much.")
    assert now["contact_ways"] == [["phone", "020 7946 0101"]]


def test_a_doubt_is_another_group_by_its_address(esther: Client) -> None:
    group, doubt = make_group("Nunhead Bells"), doubtful()
    settle = f"/desk/doubts/{doubt.pk}/settlement/"
    answer = esther.post(settle, {"decision": "merge", "slug": "nobody"})
    assert answer.status_code == 422
    assert "We know no group with this address" in answer.content.decode()
    text(esther, settle, decision="merge", slug=f"https://doorstep.example/groups/{group.slug}/")
    assert Doubt.objects.get().status == Doubt.Settled.MERGED


def test_of_two_who_settle_a_doubt_the_second_is_told(esther: Client, grace: Client) -> None:
    doubt = doubtful()
    text(esther, f"/desk/doubts/{doubt.pk}/settlement/", decision="leave-out")
    answer = grace.post(f"/desk/doubts/{doubt.pk}/settlement/", {"decision": "add"})
    assert answer.status_code == 409
    assert "Esther&#x27;s desk settled it at" in answer.content.decode()
    assert not Group.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_settle_a_doubt_at_once_one_does() -> None:
    doubt = doubtful()

    def one(number: int) -> bool:
        try:
            settle: Callable[..., object] = (actions.add_as_new, actions.leave_out)[number % 2]
            settle(Doubt.objects.get(pk=doubt.pk), by=None)
        except SomebodyWasFirstError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(8))) == 1
    assert Group.objects.count() == (Doubt.objects.get().status == Doubt.Settled.ADDED)


# -- Reports ---------------------------------------------------------------------------------------------------------


def test_a_report_is_settled_once(esther: Client, grace: Client) -> None:
    group = make_group("Rye Lane Neighbours")
    told = actions.report(group, "closed", "Nobody answers <b>there</b>.")
    assert "Nobody answers &lt;b&gt;there&lt;/b&gt;." in text(esther, f"/desk/reports/{told.pk}/")
    assert "Closed. Its page says so." in text(esther, f"/desk/reports/{told.pk}/settlement/", settled="closed")
    assert Group.objects.get().status == Group.Listing.CLOSED
    answer = grace.post(f"/desk/reports/{told.pk}/settlement/", {"settled": "nothing-wrong"})
    assert answer.status_code == 409
    assert Report.objects.get().status == "closed"


# -- Listings and changes --------------------------------------------------------------------------------------------


def test_a_listing_is_corrected_and_the_correction_taken_back(esther: Client) -> None:
    group = make_group("Rye Lane Neighbours", summary="Shoping.", kinds=(("shopping", ""), ("other", "bread")))
    sent = fields(esther, group) | {"summary": "Shopping.", "phone": "020 7946 0101\n020 7946 0102"}
    assert "Saved." in text(esther, f"/desk/listings/{group.pk}/", **sent)
    kept = Change.objects.filter(group=group).exclude(field="status")
    changed = {each.field: (each.before, each.after) for each in kept}
    assert changed == {
        "summary": ("Shoping.", "Shopping."),
        "contact_ways": ([], [["phone", "020 7946 0101"], ["phone", "020 7946 0102"]]),
    }
    change = Change.objects.get(field="summary")
    assert "Undone." in text(esther, f"/desk/changes/{change.pk}/undoing/", yes="1")
    assert Group.objects.get().summary == "Shoping."
    assert "changed again since" in text(esther, f"/desk/changes/{change.pk}/undoing/", yes="1")


def test_what_nobody_touched_is_no_change(esther: Client) -> None:
    group = make_group(
        languages=("bn", "zu"),
        kinds=(("other", "bread"), ("shopping", "")),
        contact_ways=(("website", "https://a.example/"), ("phone", "020 7946 0101")),
        description="One.\n\nTwo.",
    )
    before = Change.objects.count()
    sent = fields(esther, group) | {"description": "One.\r\n\r\nTwo."}
    assert "Nothing was different" in text(esther, f"/desk/listings/{group.pk}/", **sent)
    assert Change.objects.count() == before


def test_a_correction_that_comes_second_keeps_what_was_typed(esther: Client, grace: Client) -> None:
    group = make_group("Rye Lane Neighbours", summary="First.")
    sent = fields(esther, group)
    text(grace, f"/desk/listings/{group.pk}/", **(sent | {"summary": "Grace's."}))
    page = text(esther, f"/desk/listings/{group.pk}/", **(sent | {"summary": "Esther's."}))
    assert "Somebody else changed this listing meanwhile" in page
    assert "Esther&#x27;s." in page
    assert Group.objects.get().summary == "Grace's."


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Write the group’s name"),
        ("phone", "soon", "does not read like one"),
        ("website", "https://chat.whatsapp.com/AbC", "private chat"),
        ("where", "Atlantis", "Atlantis"),
    ],
)
def test_a_wrong_correction_says_what_to_mend(esther: Client, field: str, value: str, words: str) -> None:
    group = make_group(summary="Shopping.")
    answer = esther.post(f"/desk/listings/{group.pk}/", fields(esther, group) | {field: value})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert said.in_listing(Group.objects.get()) == said.in_listing(group)


def test_a_patch_is_drawn_anew_and_taken_back(esther: Client) -> None:
    group = make_group(metres=None)
    text(esther, f"/desk/listings/{group.pk}/", **(fields(esther, group) | {"where": "SE22"}))
    assert Group.objects.get().district_codes == ["SE22"]
    change = Change.objects.get(field="patch")
    text(esther, f"/desk/changes/{change.pk}/undoing/", yes="1")
    assert not Group.objects.get().patches.exists()


def test_a_state_is_moved_and_taken_back_where_there_is_a_way(esther: Client) -> None:
    group = make_group()
    text(esther, f"/desk/listings/{group.pk}/state/", move="rest")
    resting = Change.objects.filter(field="status").latest("pk")
    text(esther, f"/desk/changes/{resting.pk}/undoing/", yes="1")
    assert Group.objects.get().status == Group.Listing.LISTED
    listed = Change.objects.get(field="status", before="proposed")
    assert "changed again since" in text(esther, f"/desk/changes/{listed.pk}/undoing/", yes="1")
    fresh = make_group()
    listed = Change.objects.get(group=fresh, before="proposed")
    assert "cannot go back" in text(esther, f"/desk/changes/{listed.pk}/undoing/", yes="1")
    assert "confirmed" in text(esther, f"/desk/listings/{fresh.pk}/state/", move="confirm").lower()
    assert "nothing was done" in text(esther, f"/desk/listings/{fresh.pk}/state/", move="burn")


def test_a_new_name_is_found_and_stands_under_its_letter() -> None:
    group = make_group("Rye Lane Neighbours")
    actions.change(group, {"name": "Zeta Square"}, by=None, speaker=THE_DESK)
    now = Group.objects.get()
    assert (now.initial, now.sort_name) == ("Z", "zeta square")
    assert desk.looks_like(make_group("Zeta Squares", listing=Group.Listing.PROPOSED)) == [now]


def test_a_place_under_a_patch_drawn_since_is_not_put_back(esther: Client) -> None:
    group = make_group(metres=None)
    there = cells.as_text(cells.cell_at(*NUNHEAD))
    [moved] = actions.change(group, {"cell": there}, by=None, speaker=THE_DESK)
    actions.change(group, {"patch": {"districts": ["SE15"]}}, by=None, speaker=THE_DESK)
    assert "changed again since" in text(esther, f"/desk/changes/{moved.pk}/undoing/", yes="1")
