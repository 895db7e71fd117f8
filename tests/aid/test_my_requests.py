"""What somebody asked for, as they see it afterwards: signed in, and by a receipt, before which it is covered."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries

from doorstep.aid import repeats
from doorstep.aid.actions import afterwards, answering, asking, climbing, finishing
from doorstep.aid.asked import When
from doorstep.aid.matching.ladder import How, Urgency, until_coordinator
from doorstep.aid.models import HelpRequest, Offer, Task
from doorstep.aid.queries.waiting import usual
from doorstep.aid.views.sent import in_hand_by, waited
from doorstep.groups.models import Group
from doorstep.messaging.models import Message
from doorstep.people.actions import give_receipt
from doorstep.people.models import Person
from tests.aid.street import NOW, asked, later, make_volunteer
from tests.factories import make_person, sign_in

pytestmark = pytest.mark.django_db
MINE = "/ask/mine/"


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email="amina@canary.example")


@pytest.fixture
def hers(amina: Person) -> Client:
    client = Client()
    sign_in(client, amina)
    return client


def ask_for(person: Person, group: Group, *kinds: str, now: datetime = NOW, **said: Any) -> HelpRequest:
    said.setdefault("address", "12 Choumert Road")
    return asking.open_request(asked(*kinds, **said), person, group, by=person.pk, now=now).request


def taken(request: HelpRequest, group: Group) -> Task:
    ben = make_volunteer(group)
    climbing.look_after(NOW)
    task = request.tasks.get()
    answering.accept(Offer.objects.get(task=task, volunteer=ben), now=NOW)
    task.refresh_from_db()
    begun = min(timezone.now(), task.ends_at) - timedelta(hours=1)
    Task.objects.filter(pk=task.pk).update(starts_at=begun)
    return task


def bearer(person: Person) -> Client:
    client, number = Client(), give_receipt(person, by=None, now=timezone.now())
    assert client.post("/receipt/", {"number": number, "fact": "amina@canary.example"}).status_code == 302
    return client


def text(client: Client, address: str, **posted: object) -> str:
    answer = client.post(address, posted, follow=True) if posted else client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


# -- How it stands ----------------------------------------------------------------------------------------------------


def test_she_reads_how_it_stands_and_the_word_at_the_door(rye: Group, amina: Person, hers: Client) -> None:
    task = taken(ask_for(amina, rye), rye)
    assert "A neighbour has said yes." in text(hers, MINE)

    page = text(hers, f"{MINE}{task.request_id}/")
    assert task.codeword in page
    assert "Rye Lane Neighbours" in page


def test_a_receipt_shows_how_it_stands_and_covers_all_else(rye: Group, amina: Person) -> None:
    task = taken(ask_for(amina, rye), rye)
    client = Client()
    client.post(
        "/receipt/", {"number": give_receipt(amina, by=None, now=timezone.now()), "fact": "amina@canary.example"}
    )
    page = text(client, MINE)

    assert "A neighbour has said yes." in page
    for word in (f">{task.codeword}<", "Rye Lane", "Amina", "Choumert", "hopping", "amina@"):
        assert word not in page
    assert client.get(f"{MINE}{task.request_id}/")["Location"].startswith("/sign-in/")
    assert client.post(f"/ask/tasks/{task.pk}/completion/").status_code == 302
    assert Task.objects.get().status == Task.Status.TAKEN


def test_whoever_holds_a_receipt_can_ask_to_be_reached(rye: Group, amina: Person) -> None:
    ask_for(amina, rye)
    client = Client()
    client.post(
        "/receipt/", {"number": give_receipt(amina, by=None, now=timezone.now()), "fact": "amina@canary.example"}
    )
    said = [text(client, f"{MINE}hearing/", please="yes") for _ in range(4)]

    assert "has been told that you would like to hear" in said[0]
    assert "They have been told already." in said[3]
    assert Message.objects.filter(kind="wants-to-hear").count() == 3


def test_where_nobody_looks_after_anything_that_is_said(rye: Group, amina: Person, hers: Client) -> None:
    finishing.withdraw(ask_for(amina, rye), by=amina.pk, now=timezone.now())
    client = Client()
    number = give_receipt(amina, by=None, now=timezone.now())
    client.post("/receipt/", {"number": number, "fact": "amina@canary.example"})
    assert "Please get in touch with me" not in text(client, MINE)
    assert "nobody was told" in text(hers, f"{MINE}hearing/", please="yes")
    assert not Message.objects.filter(kind="wants-to-hear").exists()


def test_nobody_sees_what_somebody_else_asked_for(rye: Group, amina: Person) -> None:
    request, dev = ask_for(amina, rye), Client()
    sign_in(dev, make_person("Dev"))
    for address in (f"{MINE}{request.pk}/", f"{MINE}{request.pk}/withdrawal/"):
        assert dev.post(address).status_code in {404, 405}
    assert dev.get(f"{MINE}{request.pk}/").status_code == 404
    assert "You have asked for nothing" in text(dev, MINE)


@pytest.mark.parametrize("requests", [1, 3])
def test_a_list_costs_the_same_however_long(
    requests: int, rye: Group, amina: Person, hers: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(requests):
        ask_for(amina, rye, "shopping", "post")
    with django_assert_num_queries(7):
        text(hers, MINE)


# -- What she says of it ----------------------------------------------------------------------------------------------


def test_she_says_that_it_was_done(rye: Group, amina: Person, hers: Client) -> None:
    task = taken(ask_for(amina, rye), rye)
    assert "Whoever did it has been thanked." in text(hers, f"/ask/tasks/{task.pk}/completion/", yes=1)
    assert HelpRequest.objects.get().status == HelpRequest.Status.DONE
    assert "Somebody was first" in text(hers, f"/ask/tasks/{task.pk}/completion/", yes=1)


def test_she_says_that_nobody_came_and_others_are_asked(rye: Group, amina: Person, hers: Client) -> None:
    task = taken(ask_for(amina, rye), rye)
    assert "We are sorry." in text(hers, f"/ask/tasks/{task.pk}/nobody-came/", yes=1)

    task.refresh_from_db()
    assert (task.status, task.filled, task.rung) == (Task.Status.OPEN, 0, 0)
    assert Offer.objects.get().status == Offer.Status.RETURNED
    assert Message.objects.filter(kind="nobody-came", person=task.owner).count() == 1


def test_whose_time_is_over_is_looked_for_today(rye: Group, amina: Person) -> None:
    day = When(Urgency.DAY, date(2026, 11, 26))
    task = taken(ask_for(amina, rye, when=day), rye)
    late = later(days=3)
    afterwards.nobody_came(task, by=amina.pk, now=late)

    task.refresh_from_db()
    assert task.day is None
    assert task.starts_at == late
    assert task.ends_at > late


def test_she_needs_it_no_more(rye: Group, amina: Person, hers: Client) -> None:
    request = ask_for(amina, rye)
    assert "not needed any more" in text(hers, f"{MINE}{request.pk}/withdrawal/", yes=1)
    assert request.tasks.get().status == Task.Status.CANCELLED


def weekly(person: Person, group: Group) -> tuple[HelpRequest, date]:
    """Have them ask for something from next week on; return it with its first day."""
    now, day = timezone.now(), timezone.localdate() + timedelta(days=6)
    return ask_for(person, group, when=When(Urgency.DAY, day, every=repeats.weekly([day.weekday()])), now=now), day


def test_what_comes_again_rests_and_goes_on(rye: Group, amina: Person, hers: Client) -> None:
    request, day = weekly(amina, rye)
    until = day + timedelta(days=20)
    text(hers, f"{MINE}{request.pk}/rest/", until=until.isoformat())

    request.refresh_from_db()
    assert (request.status, request.paused_until) == (HelpRequest.Status.PAUSED, until)
    assert set(request.tasks.values_list("status", flat=True)) == {Task.Status.CANCELLED}
    assert f"It rests until {date_format(until, 'l j F')}, and then goes on by itself." in text(hers, MINE)

    assert "It goes on, and comes again as before." in text(hers, f"{MINE}{request.pk}/return/", yes=1)
    request.refresh_from_db()
    assert (request.status, request.paused_until) == (HelpRequest.Status.OPEN, None)
    assert request.tasks.filter(status=Task.Status.OPEN, day=day).count() == 1


def test_no_rest_until_a_day_that_is_over(rye: Group, amina: Person, hers: Client) -> None:
    request, _day = weekly(amina, rye)
    answer = hers.post(f"{MINE}{request.pk}/rest/", {"until": "2026-01-01"})
    assert (answer.status_code, "still to come" in answer.text, 'value="2026-01-01"' in answer.text) == (
        422,
        True,
        True,
    )


def test_what_comes_once_does_not_rest(rye: Group, amina: Person, hers: Client) -> None:
    request = ask_for(amina, rye)
    assert hers.post(f"{MINE}{request.pk}/rest/").status_code == 422
    assert HelpRequest.objects.get().status == HelpRequest.Status.OPEN


# -- How long it takes ------------------------------------------------------------------------------------------------


def test_of_few_nobody_says_how_long_it_takes(rye: Group, amina: Person) -> None:
    for hours in range(7):
        ask_for(amina, rye)
        Task.objects.filter(taken_at=None).update(taken_at=later(hours=hours + 1), status=Task.Status.TAKEN)
    assert usual(rye, later(days=1)) is None

    ask_for(amina, rye)
    Task.objects.filter(taken_at=None).update(taken_at=later(hours=8), status=Task.Status.TAKEN)
    assert usual(rye, later(days=1)) == timedelta(hours=4.5)
    assert usual(rye, later(weeks=7)) is None


def test_what_nobody_took_counts_as_well(rye: Group, amina: Person) -> None:
    for _ in range(8):
        ask_for(amina, rye)
    assert usual(rye, later(hours=23)) is None
    assert usual(rye, later(days=3)) == timedelta(days=3)


def test_a_withdrawn_one_counts_for_nothing(rye: Group, amina: Person) -> None:
    for _ in range(8):
        finishing.withdraw(ask_for(amina, rye), by=amina.pk, now=NOW)
    assert usual(rye, later(days=3)) is None


@pytest.mark.parametrize(
    ("usually", "words"),
    [
        (None, ""),
        (timedelta(minutes=3), "about an hour"),
        (timedelta(hours=4.5), "about 5 hours"),
        (timedelta(hours=40), "about 2 days"),
    ],
)
def test_it_is_said_roundly_and_never_too_short(usually: timedelta | None, words: str) -> None:
    assert waited(usually) == words


def test_what_is_promised_by_a_coordinator_is_promised_for_the_day(rye: Group, amina: Person) -> None:
    night = NOW.replace(hour=22, minute=30)
    request = asking.open_request(asked(urgency="today"), amina, rye, by=None, now=night).request
    assert in_hand_by(request) == "11:00 on Thursday 26 November"


def test_a_coordinator_has_it_in_hand_after_the_rungs_below() -> None:
    week = timedelta(days=7)
    assert until_coordinator(How.COORDINATOR, Urgency.WEEK, week) == timedelta()
    assert until_coordinator(How.BOARD, Urgency.WEEK, week) == timedelta(hours=6)
    assert until_coordinator(How.WAVES, Urgency.TODAY, week) == timedelta(hours=2)
