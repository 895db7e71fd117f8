"""An evening is begun, and its chapters are written: in any order, from two browsers, and never lost."""

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups import consent
from doorstep.groups.models import Group
from doorstep.people.models import Consent, Person
from doorstep.places import cells
from doorstep.starting.actions import evenings
from doorstep.starting.models import Chair, Chapter, Evening
from tests.factories import PECKHAM, make_group, make_person
from tests.groups.pages import browser, text
from tests.starting.making import CONTACT, HERE, PATCH, WAY, at, make_evening, seen, sits_down, write

pytestmark = pytest.mark.django_db
AT = cells.as_text(HERE)
TYPED = {"name": "Choumert Neighbours", "summary": "Shopping and post.", "where": "SE15", "seen": ""}


# -- Beginning -------------------------------------------------------------------------------------------------------


def test_it_begins_once_however_often_that_is_pressed(hers: Client, clara: Person) -> None:
    page = text(hers, f"/starting/new/?at={AT}")
    assert "A group around SE15 Peckham" in page
    assert consent.joining() in page
    assert "One thing to mend" in text(hers, "/starting/new/", at=AT)
    for _twice in range(2):
        assert "The evening has begun." in text(hers, "/starting/new/", at=AT, agree="on")
    evening = Evening.objects.get()
    assert Chair.objects.get().person_id == clara.pk
    assert Consent.objects.get(person=clara, withdrawn_at=None).to == "starting-a-group"
    assert f"/starting/{evening.pk}/" in text(hers, "/starting/")


def test_a_stranger_signs_in_first_and_comes_back_to_where_they_were() -> None:
    answer = Client().get(f"/starting/new/?at={AT}")
    assert answer.status_code == 302
    assert f"next=%2Fstarting%2Fnew%2F%3Fat%3D{AT}" in answer["Location"]


@pytest.mark.parametrize("typed", ["", "x", "88195da49bfff", "85195da7fffffff", "8828308281fffff"])
def test_without_a_place_of_ours_nothing_is_begun(hers: Client, typed: str) -> None:
    assert hers.get("/starting/new/", {"at": typed}).status_code == 404


def test_what_is_finer_than_may_be_shown_is_kept_as_what_may(hers: Client) -> None:
    fine = cells.as_text(cells.cell_at(*PECKHAM))
    text(hers, "/starting/new/", at=fine, agree="on")
    assert Evening.objects.get().cell == HERE


def test_three_at_once_are_enough(hers: Client, clara: Person) -> None:
    for _number in range(3):
        write(make_evening(clara), clara, patch=PATCH)
    page = text(hers, "/starting/new/", at=AT, agree="on")
    assert "You have begun three already." in page
    assert Evening.objects.count() == 3


# -- Writing ---------------------------------------------------------------------------------------------------------


def test_nobody_else_finds_it(evening: Evening) -> None:
    dev = browser(make_person("Dev", email="dev@example.org"))
    for page in ("", "patch", "people", "way", "policies", "contact", "flyer", "sending", "leaving", "people/code"):
        assert dev.get(at(evening, page) if page else at(evening)).status_code == 404
    assert dev.post(at(evening, "patch"), TYPED).status_code == 404
    assert not Chapter.objects.exists()


def test_chapters_are_written_in_any_order_and_stand_there_the_next_day(hers: Client, evening: Evening) -> None:
    assert "Written down." in text(hers, at(evening, "contact"), phone="020 7946 0123", seen="")
    assert "Written down." in text(hers, at(evening, "way"), how="board", kinds=["shopping"], pounds="12.50", seen="")
    assert "Written down." in text(hers, at(evening, "patch"), **TYPED)
    assert 'value="020 7946 0123"' in text(hers, at(evening, "contact"))
    assert 'value="12.5' in text(hers, at(evening, "way"))
    page = text(hers, at(evening, "patch"))
    assert 'value="Choumert Neighbours"' in page
    assert 'value="SE15"' in page
    assert "<bdi>Choumert Neighbours</bdi>" in text(hers, at(evening))


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(hers: Client, evening: Evening) -> None:
    page = text(hers, at(evening, "patch"), **TYPED | {"where": "ZZ99"})
    assert 'value="Choumert Neighbours"' in page
    assert "to mend" in page
    page = text(hers, at(evening, "contact"), phone="ring me", seen="")
    assert "Write the whole number" in page
    assert 'value="ring me"' in page
    assert "private chat" in text(hers, at(evening, "contact"), website="https://chat.whatsapp.com/abc", seen="")
    assert not Chapter.objects.exists()


def test_a_double_press_is_one_and_so_is_saying_the_same_again(hers: Client, evening: Evening) -> None:
    assert "Written down." in text(hers, at(evening, "patch"), **TYPED)
    assert "It stands there already" in text(hers, at(evening, "patch"), **TYPED)
    assert Chapter.objects.count() == 1


def test_two_browsers_overwrite_each_other_only_knowingly(hers: Client, clara: Person, evening: Evening) -> None:
    ben = make_person("Ben", email="ben@example.org")
    sits_down(evening, ben, clara)
    text(hers, at(evening, "patch"), **TYPED)
    stamp = seen(hers, at(evening, "patch"))
    text(browser(ben, strong=False), at(evening, "patch"), **TYPED | {"name": "Bens Neighbours", "seen": stamp})
    page = text(hers, at(evening, "patch"), **TYPED | {"name": "Claras Neighbours", "seen": stamp})
    assert "Somebody else wrote this down while you typed." in page
    assert 'value="Claras Neighbours"' in page
    assert Chapter.objects.get().said["name"] == "Bens Neighbours"
    again = page.partition('name="seen" value="')[2].partition('"')[0]
    text(hers, at(evening, "patch"), **TYPED | {"name": "Claras Neighbours", "seen": again})
    assert Chapter.objects.get().said["name"] == "Claras Neighbours"


def test_the_patch_is_tapped_on_a_map_that_begins_where_they_looked(hers: Client, evening: Evening) -> None:
    page = text(hers, at(evening, "patch"))
    assert "Tap the hexagons where you help" in page
    tapped = [page.partition('name="tapped" value="')[2].partition('"')[0]]
    moved = text(hers, at(evening, "patch"), **TYPED | {"look": "north", "middle": AT, "tapped": tapped})
    assert 'value="Choumert Neighbours"' in moved
    assert not Chapter.objects.exists()
    assert "Written down." in text(hers, at(evening, "patch"), **TYPED | {"where": "", "tapped": tapped})
    assert Chapter.objects.get().said["tapped"] == tapped
    assert "One hexagon is chosen." in text(hers, at(evening, "patch"))


@pytest.mark.parametrize("listing", [Group.Listing.LISTED, Group.Listing.RESTING])
def test_a_name_like_another_is_asked_about_also_where_that_one_rests(
    hers: Client, evening: Evening, listing: str
) -> None:
    make_group("Choumert Neighbours Group", listing=listing)
    page = text(hers, at(evening, "patch"), **TYPED)
    assert "Is it one of these?" in page
    assert not Chapter.objects.exists()
    page = text(hers, at(evening, "patch"), **TYPED | {"another": "on"})
    assert "These groups help on some of the same streets." in page
    assert Chapter.objects.get().said["another"] is True


def test_a_number_that_another_group_publishes_is_asked_about(hers: Client, evening: Evening) -> None:
    make_group("Rye Lane Neighbours", contact_ways=(("phone", "020 7946 0123"),))
    assert "Is it one of these?" in text(hers, at(evening, "contact"), phone="020 7946 0123", seen="")
    assert "Written down." in text(hers, at(evening, "contact"), phone="020 7946 0123", another="on", seen="")


def test_the_next_thing_is_named_and_what_is_missing_as_well(hers: Client, clara: Person, evening: Evening) -> None:
    assert "Go on: Name and patch" in text(hers, at(evening))
    assert "Before that: Name and patch; How you work; How neighbours reach you." in text(hers, at(evening))
    write(evening, clara, patch=PATCH, way=WAY, contact=CONTACT)
    page = text(hers, at(evening))
    assert "Go on: Who looks after it" in page
    assert "Until there is one, what worries somebody comes to the coordinators." in page
    assert "Written down." in text(hers, at(evening, "people"), alone="yes")
    assert "You begin without them." in text(hers, at(evening))


def test_an_evening_is_kept_while_somebody_goes_on(clara: Person, evening: Evening) -> None:
    before = evening.touched_at
    Evening.objects.update(warned_at=timezone.now())
    evenings.write(evening, "way", WAY, seen="", by=clara.pk, now=timezone.now())
    evening.refresh_from_db()
    assert evening.touched_at > before
    assert evening.warned_at is None


def test_a_form_filled_in_upon_what_never_stood_there_is_shown_again(hers: Client, evening: Evening) -> None:
    page = text(hers, at(evening, "contact"), phone="020 7946 0123", seen="x")
    assert "Somebody else wrote this down while you typed." in page
    assert "Written down." in text(hers, at(evening, "contact"), phone="020 7946 0123", seen="")
