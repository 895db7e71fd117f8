"""Somebody rings, or stands at a door: known or new, written down at any point, rung back in time."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.actions import talking
from doorstep.aid.models import Address, Conversation, HelpRequest, Task
from doorstep.aid.views.calls import AT_DOORS, LOOKING_UP
from doorstep.groups.models import Group, Role
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.limits.actions import take
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.actions import expire
from tests.aid.street import make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.factories import LEEDS, make_group, make_membership, make_person, make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
SAID = {
    "called": "Rose",
    "kinds": ["shopping"],
    "postcode": "SE15 4AB",
    "address": "3 Rye Lane",
    "urgency": "week",
    "part": "any",
    "phone": "020 7946 0123",
    "may_call": "on",
}


@pytest.fixture
def esther(rye: Group, clara: Person) -> Person:  # noqa: ARG001 # Clara is first
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    return esther


def rings(client: Client, group: Group, **said: object) -> Conversation:
    """Begin a conversation with somebody, and return what is kept of it."""
    client.post(below(group, "calls", "new"), {"phone": "", "surname": "", "postcode": "", **said})
    return Conversation.objects.latest("kept_at")


# -- Do we know them -------------------------------------------------------------------------------------------------


def test_who_asked_before_is_known_by_their_number(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    page = text(browser(clara), below(rye, "calls"), phone="02079460501")
    assert "It is them" in page
    assert "Amina" in page
    entry = JournalEntry.objects.get(verb="looked at")
    assert (entry.by, entry.thing_id, entry.facts["why"]) == (clara.pk, str(task.person_id), "they-asked")


def test_who_asked_before_is_known_by_surname_and_postcode(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    people.describe(task.person, surname="Okafor", postcode="SE15 4AB", by=None)
    client = browser(clara)
    assert "Amina" in text(client, below(rye, "calls"), surname="okafor", postcode="se154ab")
    assert client.post(below(rye, "calls"), {"surname": "Okafor"}).status_code == 422
    assert client.post(below(rye, "calls"), {"surname": "Okafor", "postcode": "SE15"}).status_code == 422


def test_whom_another_group_knows_is_a_stranger_here(rye: Group, clara: Person) -> None:
    other = make_group("Bellenden Neighbours")
    make_membership(make_person("Fay"), other, Role.COORDINATOR)
    asked_now(other)
    assert "We do not know them yet." in text(browser(clara), below(rye, "calls"), phone="020 7946 0501")
    assert not JournalEntry.objects.filter(verb="looked at").exists()


def test_nobody_tries_out_a_telephone_book(rye: Group, clara: Person) -> None:
    asked_now(rye)
    for _ in range(LOOKING_UP.most):
        take(LOOKING_UP, str(clara.pk))
    answer = browser(clara).post(below(rye, "calls"), {"phone": "020 7946 0501"})
    assert answer.status_code == 422
    assert "Amina" not in answer.content.decode()


# -- Written down ----------------------------------------------------------------------------------------------------


def test_what_somebody_new_says_becomes_a_request(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye, phone="020 7946 0123")
    page = client.post(below(rye, "calls", row.pk), SAID | {"do": "open"}).content.decode()

    request = HelpRequest.objects.get()
    assert "Read these digits out to them" in page
    assert "Read this word out too." in page
    assert f">{Task.objects.get().codeword}<" in page
    assert (request.person_id, request.on_behalf, request.asked_by) == (row.person_id, "coordinator", clara.pk)
    assert (request.district, Address.objects.get().words) == ("SE15", "3 Rye Lane")
    assert ContactPoint.objects.get(person=row.person).safe.messages is False
    assert not Conversation.objects.exists()
    assert str(request.pk) in client.get(below(rye, "calls", row.pk)).headers["Location"]


def test_what_is_wrong_is_said_and_nothing_is_lost(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    wrong = SAID | {"postcode": "nowhere", "address": "", "phone": "soon", "urgency": "day"}
    answer = client.post(below(rye, "calls", row.pk), wrong | {"do": "open"})
    assert answer.status_code == 422
    for words in ("could not find this postcode", "write which door", "Write the whole number", "Say on which day"):
        assert words in answer.content.decode()
    row.refresh_from_db()
    assert (row.said["called"], row.said["phone"]) == ("Rose", "soon")
    assert not HelpRequest.objects.exists()


def test_it_is_kept_at_any_point(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    assert "Saved." in text(client, below(rye, "calls", row.pk), called="Ro", what="Bre", do="keep")
    page = text(client, below(rye, "calls", row.pk))
    assert 'value="Ro"' in page
    assert "Bre" in page


def test_whoever_is_known_need_not_say_it_again(rye: Group, clara: Person) -> None:
    task, client = asked_now(rye), browser(clara)
    row = rings(client, rye, phone="020 7946 0501", person=task.person_id)
    assert (row.person_id, row.is_new) == (task.person_id, False)
    sent = SAID | {"called": "", "postcode": "", "phone": "", "do": "open"}
    assert "See the request" in client.post(below(rye, "calls", row.pk), sent).content.decode()
    again = HelpRequest.objects.exclude(pk=task.request_id).get()
    assert (again.person_id, again.cell, again.district) == (task.person_id, task.request.cell, "SE15")


def test_nobody_is_taken_for_whom_their_number_does_not_lead_to(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    assert rings(browser(clara), rye, phone="020 7946 0999", person=task.person_id).person_id != task.person_id


def test_a_doorstep_outside_the_patch_is_said_at_once(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    page = client.post(below(rye, "calls", row.pk), SAID | {"postcode": "LS1", "do": "open"}).content.decode()
    assert "lies outside your patch" in page
    assert f"{HelpRequest.objects.get().pk}/group/" in page


def test_what_is_asked_in_a_street_goes_to_its_team(rye: Group, clara: Person) -> None:
    team = make_team(rye)
    client = browser(clara)
    row = rings(client, rye)
    task = asked_now(rye)
    HelpRequest.objects.filter(pk=task.request_id).update(person=row.person)
    Conversation.objects.update(is_new=False)
    client.post(below(rye, "calls", row.pk), SAID | {"postcode": "", "do": "open"})
    assert HelpRequest.objects.exclude(pk=task.request_id).get().team == team


# -- Rung back -------------------------------------------------------------------------------------------------------


def test_no_answer_waits_on_the_desk_for_two_hours(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    text(client, below(rye, "calls", row.pk), called="Rose", do="no-answer")
    row.refresh_from_db()
    assert (row.status, row.tries, row.said["called"]) == ("no-answer", 1, "Rose")
    assert timedelta(hours=1) < row.due_at - timezone.now() < timedelta(hours=3)
    assert "to ring" not in text(client, below(rye))

    Conversation.objects.update(due_at=timezone.now())
    assert "1 neighbour to ring now" in text(client, below(rye))
    assert "Rose" in text(client, below(rye, "calls"))
    assert "Nobody answered once so far." in text(client, below(rye, "calls", row.pk))


def test_whom_to_ring_has_pages_and_nobody_is_left_out(rye: Group, clara: Person) -> None:
    client = browser(clara)
    known, typed = make_person("Rose"), {"phone": "", "surname": "", "postcode": ""}
    rows = [talking.begin(rye, known, typed, by=clara.pk, now=timezone.now(), once=None) for _ in range(31)]
    pages = [text(client, f"{below(rye, 'calls')}?page={number}") for number in (1, 2)]
    assert [sum(str(row.pk) in page for row in rows) for page in pages] == [30, 1]


def test_try_again_at_a_time(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    at = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    text(client, below(rye, "calls", row.pk), again_at=f"{at:%Y-%m-%dT%H:%M}", do="again")
    row.refresh_from_db()
    assert (row.status, row.due_at) == ("again", at)
    past = {"again_at": "2020-01-01T10:00", "do": "again", "called": "Rose"}
    answer = client.post(below(rye, "calls", row.pk), past)
    assert answer.status_code == 422
    assert 'value="Rose"' in answer.content.decode()


def test_it_is_forgotten_with_whoever_was_made_known_for_it(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    text(client, below(rye, "calls", row.pk), do="drop")
    assert not Conversation.objects.exists()
    assert not Person.objects.filter(pk=row.person_id).exists()

    task = asked_now(rye)
    row = rings(client, rye, phone="020 7946 0501", person=task.person_id)
    text(client, below(rye, "calls", row.pk), do="drop")
    assert Person.objects.filter(pk=task.person_id).exists()


def test_a_colleague_rings_instead_and_whoever_rang_can_read_it(rye: Group, clara: Person, esther: Person) -> None:
    row = rings(browser(clara), rye)
    client = browser(esther)
    assert client.get(below(rye, "calls", row.pk)).status_code == 404
    assert "Clara</bdi> rings somebody" in text(client, below(rye, "calls"))
    assert "You look after it now." in text(client, below(rye, "calls", row.pk, "owner"), sure="yes")
    assert JournalEntry.objects.filter(verb="looked at", thing_id=str(row.person_id), by=esther.pk).count() == 1
    assert browser(clara).get(below(rye, "calls", row.pk)).status_code == 404
    with pytest.raises(SomebodyWasFirstError):
        talking.keep(row, {}, by=clara.pk, now=timezone.now())


def test_what_is_only_kept_goes_after_28_days(rye: Group, clara: Person) -> None:
    rings(browser(clara), rye)
    expire(timezone.now() + timedelta(days=29))
    assert not Conversation.objects.exists()


# -- At a door -------------------------------------------------------------------------------------------------------

AT_A_DOOR = SAID | {"once": "abc"}


def test_a_volunteer_writes_down_what_is_asked_at_a_door(rye: Group) -> None:
    ben = make_volunteer(rye)
    client = browser(ben.person, strong=False)
    assert "A neighbour asks you for a hand." in text(client, below(rye, "door"))
    page = client.post(below(rye, "door"), AT_A_DOOR).content.decode()
    assert "Read these digits out to them" in page
    assert f">{Task.objects.get().codeword}<" in page
    request = HelpRequest.objects.get()
    assert (request.on_behalf, request.asked_by) == ("volunteer", ben.person_id)
    assert Task.objects.get().owner == rye.memberships.get(role=Role.COORDINATOR).person_id

    client.post(below(rye, "door"), AT_A_DOOR)
    assert HelpRequest.objects.count() == 1


def test_what_is_missing_at_a_door_is_said(rye: Group) -> None:
    answer = browser(make_volunteer(rye).person).post(below(rye, "door"), {"called": "", "once": "abc"})
    assert answer.status_code == 422
    assert "Tick at least one." in answer.content.decode()
    assert not HelpRequest.objects.exists()


def test_a_stranger_writes_nothing_down(rye: Group) -> None:
    assert browser(make_person("Dev")).get(below(rye, "door")).status_code == 404


def test_nobody_writes_down_a_whole_town(rye: Group) -> None:
    ben = make_volunteer(rye)
    for _ in range(AT_DOORS.most):
        take(AT_DOORS, str(ben.person_id))
    assert browser(ben.person).post(below(rye, "door"), AT_A_DOOR).status_code == 422
    assert not HelpRequest.objects.exists()


def test_where_nobody_looks_after_requests_nobody_is_made_known() -> None:
    group = make_group("Dulwich Neighbours", at=LEEDS)
    ben, before = make_volunteer(group), Person.objects.count()
    answer = browser(ben.person).post(below(group, "door"), AT_A_DOOR)
    assert "Nobody looks after requests" in answer.content.decode()
    assert Person.objects.count() == before
