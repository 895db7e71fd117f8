"""On the telephone nothing is lost: clicked twice, typed on two pages; and all is asked that the web asks."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from doorstep.aid.actions import owning, talking
from doorstep.aid.models import Conversation, HelpRequest, Skill, Task
from doorstep.aid.queries import callers
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.street import make_volunteer
from tests.aid.test_desk import below
from tests.aid.test_desk_calls import AT_A_DOOR, SAID, rings
from tests.factories import make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther(rye: Group, clara: Person) -> Person:  # noqa: ARG001 # Clara is first
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    return esther


# -- Clicked twice, typed on two pages --------------------------------------------------------------------------------


def test_a_double_click_begins_one_conversation(rye: Group, clara: Person) -> None:
    client, before = browser(clara), Person.objects.count()
    once = re.search(r'name="once" value="([\w-]+)"', text(client, below(rye, "calls")))
    assert once
    rows = {rings(client, rye, once=once[1]).pk for _ in range(2)}
    assert rows == {UUID(once[1])}
    assert Person.objects.count() == before + 1

    client.post(below(rye, "calls", once[1]), SAID | {"do": "open"})
    assert rings(client, rye, once=once[1]).pk != UUID(once[1])


def test_a_double_click_makes_one_request_and_shows_the_same_digits(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    pages = [client.post(below(rye, "calls", row.pk), SAID | {"do": "open"}).content.decode() for _ in range(2)]
    first, second = (re.findall(r'<strong dir="ltr">([\d ]+)</strong>', page) for page in pages)
    assert first == second
    assert len(first) == 1
    assert HelpRequest.objects.count() == 1
    HelpRequest.objects.update(asked_at=timezone.now() - timedelta(hours=2))
    late = client.post(below(rye, "calls", row.pk), SAID | {"do": "open"}).content.decode()
    assert "<strong dir" not in late
    assert f">{Task.objects.get().codeword}<" not in late


def test_what_is_typed_on_two_pages_stands_together(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    stale = callers.as_kept(row)
    assert stale in text(client, below(rye, "calls", row.pk))
    text(client, below(rye, "calls", row.pk), called="Rose", what="Bread", seen=stale)

    answer = client.post(below(rye, "calls", row.pk), {"called": "Rosie", "know": "Two stairs", "seen": stale})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "It was kept from another page meanwhile" in page
    assert [words in page for words in ('value="Rosie"', "Bread", "Two stairs")] == [True, True, True]
    row.refresh_from_db()
    assert row.said["called"] == "Rose"
    text(client, below(rye, "calls", row.pk), called="Rosie", what="Bread", seen=callers.as_kept(row))
    row.refresh_from_db()
    assert row.said["called"] == "Rosie"


def test_no_answer_clicked_twice_is_one_try(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    for _ in range(2):
        said = {"called": "Rose", "do": "no-answer", "seen": callers.as_kept(row)}
        assert "Kept. It stands on the desk" in text(client, below(rye, "calls", row.pk), **said)
    assert Conversation.objects.get().tries == 1


def test_what_was_typed_after_a_colleague_took_over_is_given_back(rye: Group, clara: Person, esther: Person) -> None:
    row = rings(browser(clara), rye)
    stale = callers.as_kept(row)
    text(browser(esther), below(rye, "calls", row.pk, "owner"), sure="yes")
    answer = browser(clara).post(below(rye, "calls", row.pk), {"called": "Rose", "what": "Bread", "seen": stale})
    assert answer.status_code == 409
    assert "Bread" in answer.content.decode()
    for other in (stale[:-1], callers.as_kept(Conversation.objects.get())):
        assert browser(clara).post(below(rye, "calls", row.pk), {"seen": other}).status_code == 404


def test_it_is_forgotten_once_and_not_what_another_page_kept(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    stale = callers.as_kept(row)
    text(client, below(rye, "calls", row.pk), called="Rose", seen=stale)
    assert client.post(below(rye, "calls", row.pk), {"called": "", "do": "drop", "seen": stale}).status_code == 422
    row.refresh_from_db()
    for _ in range(2):
        said = {"called": "Rose", "do": "drop", "seen": callers.as_kept(row)}
        assert "Forgotten." in text(client, below(rye, "calls", row.pk), **said)
    assert not Conversation.objects.exists()


def test_what_has_to_be_mended_is_said_to_the_second_click_too(rye: Group, clara: Person) -> None:
    client = browser(clara)
    row = rings(client, rye)
    said = SAID | {"postcode": "nowhere", "do": "open", "seen": callers.as_kept(row)}
    for _ in range(2):
        assert "could not find this postcode" in client.post(below(rye, "calls", row.pk), said).content.decode()


def test_trying_again_wants_a_time(rye: Group, clara: Person) -> None:
    row = rings(browser(clara), rye)
    answer = browser(clara).post(below(rye, "calls", row.pk), {"called": "Rose", "do": "again"})
    assert answer.status_code == 422
    assert "Write when to try again." in answer.content.decode()


# -- All that the web asks -------------------------------------------------------------------------------------------


def test_what_comes_again_takes_two_or_a_language_is_asked_on_the_telephone_too(rye: Group, clara: Person) -> None:
    van = Skill.objects.create(group=rye, name="Has a van")
    client = browser(clara)
    row = rings(client, rye)
    assert "Has a van" in text(client, below(rye, "calls", row.pk))
    said = {"urgency": "every", "weekdays": ["TU", "FR"], "weeks": "2", "two": "on", "spoken": "bn", "skill": van.pk}
    client.post(below(rye, "calls", row.pk), SAID | said | {"same_volunteer": "on", "do": "open"})

    request = HelpRequest.objects.get()
    assert (request.every, request.languages, request.same_volunteer) == (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
        ["bn"],
        True,
    )
    assert {(task.hands, task.skill) for task in request.tasks.all()} == {(2, van)}
    assert {task.day.weekday() for task in request.tasks.all() if task.day} <= {1, 4}


def test_what_comes_again_says_on_which_days(rye: Group, clara: Person) -> None:
    row = rings(browser(clara), rye)
    answer = browser(clara).post(below(rye, "calls", row.pk), SAID | {"urgency": "every", "do": "open"})
    assert "Tick at least one day." in answer.content.decode()
    assert not HelpRequest.objects.exists()


@pytest.mark.parametrize("where", ["call", "door"])
def test_for_somebody_else_they_have_to_agree(rye: Group, clara: Person, where: str) -> None:
    client = browser(clara)
    address = below(rye, "calls", rings(client, rye).pk) if where == "call" else below(rye, "door")
    sent = SAID | {"once": "abc", "do": "open", "whom": "somebody"}
    assert "They have to be asked first." in client.post(address, sent).content.decode()
    assert not HelpRequest.objects.exists()

    client.post(address, sent | {"agreed": "on"})
    request = HelpRequest.objects.get()
    assert (request.on_behalf, request.asked_by) == ("relative", clara.pk)


def test_at_a_door_a_double_click_shows_the_same_digits(rye: Group) -> None:
    client = browser(make_volunteer(rye).person)
    pages = [client.post(below(rye, "door"), AT_A_DOOR).content.decode() for _ in range(2)]
    first, second = (re.findall(r'<strong dir="ltr">([\d ]+)</strong>', page) for page in pages)
    assert first == second
    assert len(first) == 1


# -- A coordinator leaves, or forgets --------------------------------------------------------------------------------


def test_who_is_on_duty_rings_instead_of_who_left(rye: Group, clara: Person, esther: Person) -> None:
    row = rings(browser(esther), rye)
    assert owning.keep_owned(timezone.now()) == 0
    rye.memberships.filter(person=esther).delete()
    assert owning.keep_owned(timezone.now()) == 1
    row.refresh_from_db()
    assert row.owner == clara.pk
    assert JournalEntry.objects.filter(verb="looked at", thing_id=str(row.person_id), by=clara.pk).count() == 1
    assert Message.objects.filter(kind="rings-now", person=clara).count() == 1


def test_before_it_is_forgotten_whoever_looks_after_it_is_told_once(rye: Group, clara: Person) -> None:
    for _ in range(2):
        rings(browser(clara), rye)
    now = timezone.now()
    told = [talking.warn_before_forgotten(now + timedelta(days=days)) for days in (20, 22, 23, 27)]
    assert told == [0, 1, 0, 1]
    assert {each.kind for each in Message.objects.filter(person=clara)} == {"forgotten-soon"}
