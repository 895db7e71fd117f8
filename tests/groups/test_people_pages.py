"""The people of a group on their coordinators' pages: who is in, who asks, how somebody is reached."""

import re
from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.groups.actions import listing, members
from doorstep.groups.models import Group, Membership, Role
from doorstep.groups.speakers import ITSELF, THE_DESK, Speaker
from doorstep.groups.views import people, writing_in
from doorstep.journal.models import JournalEntry
from doorstep.limits.actions import take
from doorstep.people import actions as persons
from doorstep.people.models import Consent, ContactPoint, Person, Receipt
from doorstep.people.safe import SafeToContact
from tests.factories import make_group, make_membership, make_person, make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


def below(group: Group, *parts: object) -> str:
    return "/".join(["/groups", group.slug, "people", *map(str, parts), ""])


# -- Who is in -------------------------------------------------------------------------------------------------------


def test_the_people_stand_by_role_with_their_first_names(nunhead: Group, clara: Person, ben: Person) -> None:
    members.rest(Membership.objects.get(person=ben), by=ben.pk)
    page = text(browser(clara), below(nunhead))
    assert page.index("Coordinators</h2>") < page.index("Clara") < page.index("Volunteers</h2>") < page.index("Ben")
    assert "Resting" in page
    assert "ben@canary.example" not in page


@pytest.mark.usefixtures("clara", "ben")
def test_a_street_coordinator_reads_the_names_of_their_team_alone(nunhead: Group) -> None:
    team, grace, femi = make_team(nunhead), make_person("Grace"), make_person("Femi")
    make_membership(grace, nunhead, Role.STREET_COORDINATOR, team)
    make_membership(femi, nunhead, Role.VOLUNTEER, team)
    page = text(browser(grace), below(nunhead))
    assert [name in page for name in ("Grace", "Femi", "Ben", "Clara")] == [True, True, False, False]
    assert "Invite somebody" not in page
    assert "Change what they do" not in text(browser(grace), below(nunhead, femi.pk))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    rows: int, nunhead: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    team = make_team(nunhead)
    for number in range(rows - 1):
        make_membership(make_person(f"Neighbour {number}"), nunhead, Role.VOLUNTEER, team)
    client = browser(clara)
    with django_assert_num_queries(7):
        client.get(below(nunhead))


def test_the_list_has_pages(nunhead: Group, clara: Person) -> None:
    for number in range(30):
        make_membership(make_person(f"Neighbour {number}"), nunhead)
    first, second = (text(browser(clara), below(nunhead) + f"?page={page}") for page in (1, 2))
    assert "Page 1 of 2" in first
    assert "Neighbour 29" in second
    assert "Clara" not in second


# -- Who asks --------------------------------------------------------------------------------------------------------


def test_who_asks_is_welcomed_or_declined(nunhead: Group, clara: Person, dev: Person) -> None:
    femi, now = make_person("Femi"), timezone.now()
    rows = [members.ask(person, nunhead, words="x", now=now) for person in (dev, femi)]
    client = browser(clara)

    assert "2 neighbours ask to help" in text(client, below(nunhead))
    assert "Dev" in text(client, below(nunhead, "asking"))
    assert "have been told" in text(client, below(nunhead, "asking", rows[0].pk, "answer"), answer="welcome")
    assert "told, kindly" in text(client, below(nunhead, "asking", rows[1].pk, "answer"), answer="decline")
    assert "Nobody waits" in text(client, below(nunhead, "asking"))
    assert [Membership.objects.get(pk=row.pk).status for row in rows] == ["joined", "declined"]


def test_who_was_answered_meanwhile_is_not_answered_twice(nunhead: Group, clara: Person, dev: Person) -> None:
    row = members.ask(dev, nunhead, words="x", now=timezone.now())
    members.welcome(row, by=clara.pk, now=timezone.now())
    page = text(browser(clara), below(nunhead, "asking", row.pk, "answer"), answer="decline")
    assert "Somebody was first" in page
    assert Membership.objects.get(pk=row.pk).status == Membership.Status.JOINED


def test_one_coordinator_brings_no_resting_one_back_by_an_answer(nunhead: Group, clara: Person, esther: Person) -> None:
    row = Membership.objects.get(person=esther, role=Role.COORDINATOR)
    members.rest(row, by=esther.pk)
    page = text(browser(clara), below(nunhead, "asking", row.pk, "answer"), answer="welcome")
    assert "Somebody was first" in page
    assert Membership.objects.get(pk=row.pk).status == Membership.Status.RESTING


@pytest.mark.parametrize(("speaker", "status"), [(THE_DESK, 404), (ITSELF, 200)])
def test_what_the_desk_closed_shows_its_people_no_more_and_what_closed_itself_does(
    speaker: Speaker, status: int, nunhead: Group, clara: Person, ben: Person
) -> None:
    listing.close(nunhead, by=None, speaker=speaker)
    client = browser(clara)
    for page in (below(nunhead), below(nunhead, ben.pk), below(nunhead, "asking"), below(nunhead, "invitations")):
        assert client.get(page).status_code == status, page
    assert client.post(below(nunhead, ben.pk, "reach"), {"why": "other"}).status_code == (404 if status == 404 else 422)
    assert (below(nunhead) in text(client, "/groups/mine/")) == (status == 200)


def test_a_group_that_closed_itself_writes_nobody_in(nunhead: Group, clara: Person) -> None:
    listing.close(nunhead, by=None, speaker=ITSELF)
    page = text(browser(clara), below(nunhead, "new"), called="Rose", phone="", agree="on")
    assert "takes nobody on just now" in page
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_who_asks_costs_the_same_for_one_and_for_three(
    rows: int, nunhead: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        members.ask(make_person(f"Neighbour {number}"), nunhead, words="x", now=timezone.now())
    client = browser(clara)
    with django_assert_num_queries(5):
        client.get(below(nunhead, "asking"))


# -- How somebody is reached -----------------------------------------------------------------------------------------


def test_a_look_needs_a_reason_shows_it_once_and_is_written_down(nunhead: Group, clara: Person, ben: Person) -> None:
    client = browser(clara)
    assert "ben@canary.example" not in text(client, below(nunhead, ben.pk))
    assert client.post(below(nunhead, ben.pk, "reach")).status_code == 422
    assert client.post(below(nunhead, ben.pk, "reach"), {"why": "curious"}).status_code == 422
    assert not JournalEntry.objects.filter(verb="looked at").exists()

    page = text(client, below(nunhead, ben.pk, "reach"), why="worried")
    assert "ben@canary.example" in page
    entry = JournalEntry.objects.get(verb="looked at")
    assert (entry.by, entry.thing, entry.thing_id) == (clara.pk, "people.person", str(ben.pk))
    assert entry.facts == {"what": "contact points", "why": "worried", "group": nunhead.pk}


def test_no_more_than_twenty_looks_an_hour(nunhead: Group, clara: Person, ben: Person) -> None:
    for _ in range(people.LOOKING.most):
        take(people.LOOKING, str(clara.pk))
    answer = browser(clara).post(below(nunhead, ben.pk, "reach"), {"why": "worried"})
    assert answer.status_code == 422
    assert "ben@canary.example" not in answer.content.decode()
    assert not JournalEntry.objects.filter(verb="looked at").exists()


def reached(nunhead: Group, clara: Person, safe: SafeToContact) -> str:
    """Look how somebody with this number, and nothing else, is reached."""
    rose = members.write_in(nunhead, "Rose", "", words="x", by=clara.pk, now=timezone.now())
    persons.add_contact_point(rose, ContactPoint.Means.PHONE, "020 7946 0123", safe=safe, by=rose.pk)
    return text(browser(clara), below(nunhead, rose.pk, "reach"), why="they-asked")


@pytest.mark.parametrize(
    ("safe", "words"),
    [
        (SafeToContact(), "You can ring, or write a message."),
        (SafeToContact(), "leave no message"),
        (SafeToContact(voicemail=True), "you can leave a message"),
        (SafeToContact(messages=False), "Write no messages there."),
        (SafeToContact(calls=False), "Do not ring there."),
    ],
)
def test_what_is_safe_is_said_beside_the_number(safe: SafeToContact, words: str, nunhead: Group, clara: Person) -> None:
    page = reached(nunhead, clara, safe)
    assert "+442079460123" in page
    assert words in page
    assert ("tel:" in page) == safe.calls


def test_what_is_safe_at_no_time_is_not_shown(nunhead: Group, clara: Person) -> None:
    page = reached(nunhead, clara, SafeToContact(calls=False, messages=False))
    assert "79460123" not in page
    assert "asked that nobody uses it" in page


def test_what_is_not_safe_now_is_not_shown_before_it_is(nunhead: Group, clara: Person) -> None:
    now = timezone.localtime()
    begin, end = ((now + timedelta(hours=hours)).time().replace(second=0, microsecond=0) for hours in (2, 3))
    page = reached(nunhead, clara, SafeToContact(from_time=begin, to_time=end))
    assert "79460123" not in page
    assert f"only from {begin:%H:%M} to {end:%H:%M}" in page


def test_within_their_hours_the_hours_are_said(nunhead: Group, clara: Person) -> None:
    page = reached(nunhead, clara, SafeToContact(from_time=time(0), to_time=time(23, 59, 59)))
    assert "Only from 00:00 to 23:59." in page


def test_of_whom_nothing_is_known_that_is_said(nunhead: Group, clara: Person) -> None:
    femi = make_person("Femi")
    make_membership(femi, nunhead)
    assert "Nobody has told us" in text(browser(clara), below(nunhead, femi.pk, "reach"), why="to-plan")


# -- Written in ------------------------------------------------------------------------------------------------------


def test_a_neighbour_is_written_in_by_hand(nunhead: Group, clara: Person) -> None:
    client, team = browser(clara), make_team(nunhead)
    sent = {"called": "Rose", "phone": "020 7946 0123", "team": str(team.pk)}
    assert "Read it out to them first" in text(client, below(nunhead, "new"), **sent)
    assert not Membership.objects.filter(role=Role.VOLUNTEER).exists()

    page = text(client, below(nunhead, "new"), **sent, agree="on")
    row = Membership.objects.get(role=Role.VOLUNTEER)
    assert "They are in" in page
    assert (row.status, row.team) == (Membership.Status.JOINED, team)
    assert "thirty days after I leave" in Consent.objects.get(person=row.person).words


@pytest.mark.parametrize(
    ("field", "value", "words"), [("called", "", "Write a name"), ("phone", "soon", "whole number")]
)
def test_a_wrong_entry_is_kept_and_says_what_to_mend(
    field: str, value: str, words: str, nunhead: Group, clara: Person
) -> None:
    sent = {"called": "Rose", "phone": "020 7946 0123", "agree": "on", field: value}
    answer = browser(clara).post(below(nunhead, "new"), sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Membership.objects.count() == 1


def test_nobody_writes_in_a_whole_town(nunhead: Group, clara: Person) -> None:
    for _ in range(writing_in.WRITING_IN.most):
        take(writing_in.WRITING_IN, str(clara.pk))
    assert "That was a lot at once" in text(browser(clara), below(nunhead, "new"), called="Rose", agree="on")
    assert Membership.objects.count() == 1


def test_a_button_pressed_twice_writes_one_neighbour_in(nunhead: Group, clara: Person) -> None:
    client, sent = browser(clara), {"called": "Rose", "phone": "020 7946 0123", "agree": "on"}
    first, second = (client.post(below(nunhead, "new"), sent) for _ in range(2))
    assert (first.status_code, first["Location"]) == (302, second["Location"])
    assert Membership.objects.count() == 2


# -- A receipt for them ----------------------------------------------------------------------------------------------


def written_in(nunhead: Group, clara: Person) -> Person:
    return members.write_in(nunhead, "Rose", "020 7946 0123", words="x", by=clara.pk, now=timezone.now())


def test_a_neighbour_on_a_landline_is_read_a_receipt_that_opens(nunhead: Group, clara: Person) -> None:
    rose = written_in(nunhead, clara)
    assert "Make a receipt" in text(browser(clara), below(nunhead, rose.pk))
    page = browser(clara).post(below(nunhead, rose.pk, "receipt")).content.decode()
    digits = re.search(r"\d{4} \d{4} \d{4} \d{4}", page)
    assert digits
    library = Client()
    library.post("/receipt/", {"number": digits[0], "fact": "020 7946 0123"})
    assert "You came with a receipt" in library.get("/me/").content.decode()


def test_whoever_can_sign_in_is_given_none_by_others(nunhead: Group, clara: Person, ben: Person) -> None:
    assert "Make a receipt" not in text(browser(clara), below(nunhead, ben.pk))
    assert browser(clara).post(below(nunhead, ben.pk, "receipt")).status_code == 404
    assert not Receipt.objects.exists()


def test_a_street_coordinator_and_another_groups_coordinator_make_none(nunhead: Group, clara: Person) -> None:
    team, grace, dev = make_team(nunhead), make_person("Grace"), make_person("Dev")
    rose = written_in(nunhead, clara)
    make_membership(rose, nunhead, Role.VOLUNTEER, team)
    make_membership(grace, nunhead, Role.STREET_COORDINATOR, team)
    make_membership(dev, make_group("Elsewhere"), Role.COORDINATOR)
    for person in (grace, dev):
        assert browser(person).post(below(nunhead, rose.pk, "receipt")).status_code == 404
    assert not Receipt.objects.exists()
