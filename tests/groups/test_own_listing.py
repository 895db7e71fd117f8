"""A listing in the hands of its coordinators: one changes what it says, two change what it is."""

import pytest
from django.utils import timezone

from doorstep.groups import actions, said
from doorstep.groups.models import Change, Decision, Group, Provenance
from doorstep.groups.speakers import LIST, Speaker
from doorstep.people.models import Person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


def fields(group: Group, by: Person, page: str = "") -> dict[str, object]:
    """Give what the page would send when nothing is touched."""
    form = browser(by).get(f"/groups/{group.slug}/listing/{page}").context["form"]
    return {name: form.initial.get(name, "") for name in form.fields if name != "shape"}


def test_one_coordinator_changes_what_it_says_and_no_list_changes_it_back(nunhead: Group, clara: Person) -> None:
    sent = fields(nunhead, clara) | {"summary": "Shopping and a chat.", "phone": "020 7946 0150", "kinds": ["shopping"]}
    assert "name" not in sent
    assert "Saved." in text(browser(clara), f"/groups/{nunhead.slug}/listing/", **sent)

    now = said.in_listing(Group.objects.get())
    assert (now["summary"], now["contact_ways"]) == ("Shopping and a chat.", [["phone", "020 7946 0150"]])
    assert set(Change.objects.filter(by=clara.pk).values_list("field", "voice")) == {
        ("summary", "group"),
        ("contact_ways", "group"),
        ("kinds", "group"),
    }
    assert Provenance.objects.get(field="summary").voice == "group"
    assert "Nothing was different" in text(browser(clara), f"/groups/{nunhead.slug}/listing/", **fields(nunhead, clara))


def test_a_name_sent_to_the_page_of_small_facts_changes_nothing(nunhead: Group, clara: Person) -> None:
    sent = fields(nunhead, clara) | {"name": "Clara's own", "where": "SE22"}
    text(browser(clara), f"/groups/{nunhead.slug}/listing/", **sent)
    assert Group.objects.get().name == "Nunhead Neighbours"
    assert not Change.objects.filter(by=clara.pk).exists()


def test_what_another_changed_meanwhile_is_not_written_over_unseen(nunhead: Group, clara: Person) -> None:
    sent = fields(nunhead, clara) | {"summary": "Clara's."}
    actions.change(nunhead, {"summary": "A list's."}, by=None, speaker=Speaker(LIST, "a list", "7"))
    page = text(browser(clara), f"/groups/{nunhead.slug}/listing/", **sent)
    assert "Somebody else changed this listing meanwhile" in page
    assert "Clara&#x27;s." in page
    assert Group.objects.get().summary == "A list's."


def test_a_wrong_fact_says_what_to_mend(nunhead: Group, clara: Person) -> None:
    sent = fields(nunhead, clara) | {"website": "https://chat.whatsapp.com/AbC"}
    answer = browser(clara).post(f"/groups/{nunhead.slug}/listing/", sent)
    assert answer.status_code == 422
    assert "private chat" in answer.content.decode()


def test_one_coordinator_says_that_they_are_still_here(nunhead: Group, clara: Person) -> None:
    Group.objects.update(confirmed_on=None)
    assert "Confirmed as of today" in text(browser(clara), f"/groups/{nunhead.slug}/listing/confirmation/", yes="1")
    assert Group.objects.get().confirmed_on == timezone.localdate()
    assert Change.objects.get(field="confirmed_on").voice == "group"


def test_a_new_name_waits_for_another(nunhead: Group, clara: Person, esther: Person) -> None:
    address = f"/groups/{nunhead.slug}/listing/what/"
    sent = fields(nunhead, clara, "what/")
    assert "Nothing was different" in text(browser(clara), address, **sent)
    page = text(browser(clara), address, **(sent | {"name": "Nunhead Friends", "where": "SE15"}))
    assert "Another coordinator has to agree" in page
    decision = Decision.objects.get(kind=Decision.Kind.CHANGE)
    assert decision.values == {"name": "Nunhead Friends", "patch": {"districts": ["SE15"]}}
    assert Group.objects.get().name == "Nunhead Neighbours"
    again = text(browser(esther), address, **(sent | {"name": "Another"}))
    assert "The same waits for an answer already" in again
    assert "Another" in again


def test_a_patch_that_is_nowhere_says_what_to_mend(nunhead: Group, clara: Person) -> None:
    sent = fields(nunhead, clara, "what/") | {"where": "Atlantis"}
    answer = browser(clara).post(f"/groups/{nunhead.slug}/listing/what/", sent)
    assert answer.status_code == 422
    assert "Atlantis" in answer.content.decode()


def test_resting_and_closing_wait_for_another_or_for_a_day(nunhead: Group, clara: Person) -> None:
    address = f"/groups/{nunhead.slug}/listing/state/"
    assert "it is done in a day" in text(browser(clara), address, kind="rest")
    answer = browser(clara).post(address, {"kind": "rest"})
    assert answer.status_code == 409
    assert "The same waits for an answer already" in answer.content.decode()
    assert browser(clara).post(address, {"kind": "list"}).status_code == 409
    text(browser(clara), address, kind="add-coordinator")
    assert Decision.objects.get().kind == Decision.Kind.REST
    assert Group.objects.get().status == Group.Listing.LISTED


def test_what_the_desk_closed_says_whom_to_ask(nunhead: Group, clara: Person) -> None:
    actions.close(nunhead, by=None)
    page = text(browser(clara), f"/groups/{nunhead.slug}/listing/what/")
    assert "took the group off the list" in page
    assert "Decide to be back" not in page
