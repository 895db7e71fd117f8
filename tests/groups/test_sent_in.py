"""A group is sent in: by whom, confirmed by a typed code, compared, looked at; a finder's group is asked itself."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups import actions
from doorstep.groups.actions.proposing import confirm, let_lapse, send_in
from doorstep.groups.models import ContactAsked, ContactWay, Group, Invitation, Proposal, SourceEntry
from doorstep.groups.patches import Parts
from doorstep.groups.queries import desk
from doorstep.messaging.models import Message
from doorstep.people.models import ContactPoint, Person
from tests.factories import LEEDS, make_about, make_group, make_person, open_desk
from tests.groups.pages import browser, text
from tests.networks.making import answered

pytestmark = pytest.mark.django_db
NEW = "/groups/new/"
SAID = {
    "name": "Choumert Neighbours",
    "who": "of-it",
    "summary": "Shopping and post around the market.",
    "where": "SE15",
    "kinds": ["shopping"],
    "phone": "020 7946 0123",
}
FOUND = SAID | {"who": "found", "email": "hello@choumert.example"}


@pytest.fixture
def clara() -> Person:
    return make_person("Clara", email="clara@example.org")


@pytest.fixture
def hers(clara: Person) -> Client:
    return browser(clara, strong=False)


@pytest.fixture
def staff() -> Client:
    client = Client()
    open_desk(client)
    return client


def sent(who: str = "of-it", **said: object) -> Proposal:
    about = make_about("Choumert Neighbours", Parts(districts=("SE15",)), source="the group", **said)
    return Proposal.objects.get(group=send_in(about, who, now=timezone.now()))


def confirming(proposal: Proposal) -> str:
    return f"/groups/new/sent/{proposal.pk}/"


def kinds(person: Person) -> list[str]:
    return [*Message.objects.filter(person=person).order_by("made_at", "pk").values_list("kind", flat=True)]


# -- Confirming ------------------------------------------------------------------------------------------------------


def test_a_stranger_is_led_to_a_code_and_whoever_signed_in_to_one_button(hers: Client, clara: Person) -> None:
    page = text(Client(), NEW, **SAID)
    proposal = Proposal.objects.get()
    assert "One step more: show us where we can write to you." in page
    assert f"next=%2Fgroups%2Fnew%2Fsent%2F{proposal.pk}%2F" in page
    assert Client().get(confirming(proposal)).status_code == 302
    assert "Did you send in" in text(hers, NEW, **SAID)
    assert Proposal.objects.count() == 1
    assert "We write to you then." in text(hers, confirming(proposal), now="1")
    proposal.refresh_from_db()
    assert (proposal.person_id, proposal.who) == (clara.pk, "of-it")


def test_a_double_press_is_one_and_nobody_else_confirms_it(hers: Client, clara: Person) -> None:
    proposal = sent()
    for _twice in range(2):
        assert hers.post(confirming(proposal)).status_code == 302
    dev = browser(make_person("Dev", email="dev@example.org"))
    assert dev.get(confirming(proposal)).status_code == 404
    assert dev.post(confirming(proposal)).status_code == 404
    assert dev.get(f"/groups/new/sent/{uuid4()}/").status_code == 404
    assert Proposal.objects.get().person_id == clara.pk


def test_a_group_that_a_list_speaks_of_as_well_waits_for_a_person() -> None:
    group = sent().group
    SourceEntry.objects.create(source="a list", key="1", group=group, last_seen=timezone.now())
    assert let_lapse(timezone.now() + timedelta(days=8)) == 0
    assert Group.objects.filter(pk=group.pk).exists()


def test_what_nobody_confirms_lapses_and_what_somebody_did_does_not(clara: Person, hers: Client) -> None:
    proposal, now = sent(), timezone.now()
    assert let_lapse(now + timedelta(days=6)) == 0
    assert let_lapse(now + timedelta(days=8)) == 1
    # Whoever is named there may know nothing of it.
    assert not Group.objects.exists()
    assert not ContactWay.objects.exists()
    assert not Proposal.objects.exists()
    assert hers.get(confirming(proposal)).status_code == 404
    second = sent_again()
    confirm(second, clara, now=now)
    assert let_lapse(now + timedelta(days=8)) == 0


def sent_again() -> Proposal:
    about = make_about("Rye Lane Neighbours", Parts(districts=("SE15",)), source="the group")
    return Proposal.objects.get(group=send_in(about, "of-it", now=timezone.now()))


def test_whoever_comes_too_late_is_told_kindly(hers: Client) -> None:
    proposal = sent()
    actions.put_on_list(proposal.group, by=None)
    for answer in (hers.get(confirming(proposal)), hers.post(confirming(proposal))):
        assert answer.status_code == 409
        assert "nothing from you any more" in answer.content.decode()


def test_nonsense_in_an_address_is_nothing(client: Client) -> None:
    assert "One step more" not in text(client, "/groups/new/sent/?to=nonsense&beside=%00")


# -- Is it one of these? ---------------------------------------------------------------------------------------------


def test_a_group_like_it_is_shown_once_and_whoever_sends_it_has_the_last_word() -> None:
    make_group("Choumert Mutual Aid")
    make_group("Choumert Road Neighbours", at=LEEDS)
    page = text(Client(), NEW, **SAID)
    assert "Is it one of these?" in page
    assert "Choumert Mutual Aid" in page
    assert "Choumert Road Neighbours" not in page
    assert not Proposal.objects.exists()
    assert "It is with us" in text(Client(), NEW, **SAID, another="on")


def test_the_same_number_is_as_good_as_a_name() -> None:
    make_group("Market Street Helpers", at=LEEDS, contact_ways=(("phone", "020 7946 0123"),))
    assert "Market Street Helpers" in text(Client(), NEW, **SAID)


def test_what_waits_is_never_shown_to_whoever_sends_another_in() -> None:
    make_group("Choumert Mutual Aid", listing=Group.Listing.PROPOSED)
    assert "Is it one of these?" not in text(Client(), NEW, **SAID)


# -- The desk --------------------------------------------------------------------------------------------------------


def test_the_desk_sees_whether_it_was_confirmed(staff: Client, clara: Person) -> None:
    proposal = sent()
    other = make_group("Choumert Mutual Aid", listing=Group.Listing.PROPOSED)
    assert desk.waiting().proposals == 1
    assert [group.name for group in desk.proposals()] == [other.name, "Choumert Neighbours"]
    assert "not confirmed yet" in text(staff, "/desk/proposals/")
    page = text(staff, f"/desk/proposals/{proposal.group_id}/")
    assert "Not confirmed yet: anybody may have sent it." in page
    assert "These wait as well" in page
    assert other.name in page
    confirm(proposal, clara, now=timezone.now())
    assert desk.waiting().proposals == 2
    page = text(staff, f"/desk/proposals/{proposal.group_id}/")
    assert "They typed a code that we sent them" in page
    assert "Clara" not in page


@pytest.mark.parametrize(("decision", "kind"), [("list", "group-listed"), ("refuse", "group-not-listed")])
def test_whoever_sent_it_in_is_told_once(staff: Client, clara: Person, decision: str, kind: str) -> None:
    proposal = sent()
    confirm(proposal, clara, now=timezone.now())
    for _twice in range(2):
        staff.post(f"/desk/proposals/{proposal.group_id}/decision/", {"decision": decision})
    assert kinds(clara) == [kind]


def test_whoever_sent_it_in_can_be_invited_to_look_after_it(staff: Client, clara: Person) -> None:
    proposal = sent()
    confirm(proposal, clara, now=timezone.now())
    actions.put_on_list(proposal.group, by=None)
    of = f"/desk/listings/{proposal.group_id}/coordinators/"
    assert "Send a code to whoever sent it in" in text(staff, of)
    assert "Their invitation is on its way." in text(staff, f"{of}sender/", now="1")
    assert "nothing was done" in text(staff, f"{of}sender/", now="1")
    assert Invitation.objects.get().person_id == clara.pk


# -- A finder's group ------------------------------------------------------------------------------------------------


def asked_person() -> Person:
    return ContactAsked.objects.get().person


@pytest.fixture
def found(clara: Person) -> Proposal:
    proposal = sent("found", contact_ways=(("email", "hello@choumert.example"),))
    confirm(proposal, clara, now=timezone.now())
    return proposal


def test_nobody_is_asked_before_the_finder_is_known() -> None:
    text(Client(), NEW, **FOUND)
    assert not Message.objects.exists()


@pytest.mark.usefixtures("found")
def test_the_contact_says_yes_and_both_are_told(staff: Client, clara: Person) -> None:
    group = Group.objects.get()
    assert "has not answered yet" in text(staff, f"/desk/proposals/{group.pk}/")
    answered("YES", asked_person(), sender="hello@choumert.example")
    assert "asked, and says yes" in text(staff, f"/desk/proposals/{group.pk}/")
    assert ContactPoint.objects.get(person=asked_person()).confirmed_at
    text(staff, f"/desk/proposals/{group.pk}/decision/", decision="list")
    assert kinds(asked_person()) == ["may-it-be-listed", "may-it-be-listed-yes", "group-listed"]
    assert kinds(clara) == ["group-listed"]
    assert "Send a code to whoever sent it in" not in text(staff, f"/desk/listings/{group.pk}/coordinators/")


@pytest.mark.usefixtures("found")
def test_the_contact_says_no_and_the_desk_reads_it(staff: Client) -> None:
    answered("No, please don’t.", asked_person(), sender="hello@choumert.example")
    assert "asked, and says no" in text(staff, f"/desk/proposals/{Group.objects.get().pk}/")


@pytest.mark.usefixtures("found")
def test_somebody_elses_yes_is_no_answer() -> None:
    answered("YES", asked_person(), sender="dev@example.org")
    assert ContactAsked.objects.get().said == ""


def test_a_double_press_asks_once(found: Proposal, hers: Client) -> None:
    hers.post(confirming(found))
    assert len(kinds(asked_person())) == 1


def test_without_an_address_the_desk_is_told_to_ask(staff: Client, clara: Person) -> None:
    proposal = sent("found", contact_ways=(("phone", "020 7946 0123"),))
    confirm(proposal, clara, now=timezone.now())
    assert "so nobody of it was asked" in text(staff, f"/desk/proposals/{proposal.group_id}/")


def test_an_address_is_not_written_to_again_and_again(staff: Client, clara: Person) -> None:
    for number in range(3):
        about = make_about(
            f"Street {number} Neighbours",
            Parts(districts=("SE15",)),
            source="the group",
            contact_ways=(("email", "hello@choumert.example"),),
        )
        group = send_in(about, "found", now=timezone.now())
        confirm(Proposal.objects.get(group=group), clara, now=timezone.now())
    assert Message.objects.filter(kind="may-it-be-listed").count() == 2
    assert "was not asked" in text(staff, f"/desk/proposals/{group.pk}/")


def test_who_is_reached_there_already_is_asked_and_nobody_is_begun(clara: Person) -> None:
    ruth = make_person("Ruth", email="hello@choumert.example")
    confirm(sent("found", contact_ways=(("email", "Hello@Choumert.example"),)), clara, now=timezone.now())
    assert asked_person() == ruth
