"""The desk's pages: what waits is looked at, settled once, and every change can be taken back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from doorstep.groups import actions, said
from doorstep.groups.actions.taking import take_in
from doorstep.groups.importing import rows
from doorstep.groups.models import Doubt, Group, Report
from doorstep.groups.patch_words import patch_words
from doorstep.groups.queries import desk
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.library.actions import moving
from doorstep.library.said import Publisher
from tests.factories import make_group
from tests.library.making import make_document

pytestmark = pytest.mark.django_db


def text(client: Client, address: str, **posted: object) -> str:
    answer = client.post(address, posted, follow=True) if posted else client.get(address)
    return str(answer.content.decode())


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
    assert desk.waiting() == desk.Waiting(proposals=1, doubts=1, reports=1, alone=0)
    assert "Nothing waits" not in text(esther, "/desk/")
    assert group.name in text(esther, "/desk/proposals/")


def test_the_desk_counts_what_groups_would_like_to_share_or_to_have_back(esther: Client) -> None:
    shares, off = (make_document(title, publisher=Publisher(group=make_group(title))) for title in ("Parcels", "Calls"))
    moving.offer(shares, by=uuid4(), now=timezone.now())
    page = text(esther, "/desk/")
    assert "Groups would like to share" in page
    assert "/desk/library/sharing/" in page
    assert "Nothing waits" not in page

    moving.take_back(shares, by=uuid4())
    assert "Nothing waits" in text(esther, "/desk/")
    moving.take_off_saying_why(off, "It names a neighbour.", by=uuid4(), now=timezone.now())
    moving.ask_back(off, "Her name is gone.", by=uuid4(), now=timezone.now())
    assert "Taken off, and asked to be read again" in text(esther, "/desk/")
    assert "Nothing waits" not in text(esther, "/desk/")


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
    assert "Nunhead Neighbours</a></li>" not in page
    assert 'aria-label="Patch of Rye Lane Neighbors"' in page
    assert "On some of the same streets:" in page
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
