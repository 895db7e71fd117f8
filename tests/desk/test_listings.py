"""Listings corrected at the desk, and corrections taken back."""

import pytest
from django.test import Client

from doorstep.groups import actions, said
from doorstep.groups.models import Change, Group
from doorstep.groups.queries import desk
from doorstep.groups.speakers import THE_DESK
from doorstep.places import cells
from tests.factories import NUNHEAD, make_group

pytestmark = pytest.mark.django_db


def text(client: Client, address: str, **posted: object) -> str:
    answer = client.post(address, posted, follow=True) if posted else client.get(address)
    return str(answer.content.decode())


def fields(client: Client, group: Group) -> dict[str, object]:
    """Give what the page of a listing would send when nothing is touched."""
    form = client.get(f"/desk/listings/{group.pk}/").context["form"]
    return {name: form.initial.get(name, "") for name in form.fields if name != "shape"}


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


def test_only_of_what_takes_people_are_the_coordinators_looked_for(esther: Client) -> None:
    link = "Its coordinators"
    assert link in text(esther, f"/desk/listings/{make_group('Nunhead Neighbours').pk}/")
    closed = make_group("Rye Lane Neighbours", listing=Group.Listing.CLOSED)
    assert link not in text(esther, f"/desk/listings/{closed.pk}/")


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
