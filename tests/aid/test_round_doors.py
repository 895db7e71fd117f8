"""A whole round of doors is opened as one door is: shown to whoever has shown who they are, few, and with a reason."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.accounts.actions import open_session
from doorstep.accounts.models import Session
from doorstep.aid import kinds
from doorstep.aid.actions import finishing, rounds
from doorstep.aid.models import Drive, OwnKind, Round, Task
from doorstep.aid.queries import rounds as asks
from doorstep.aid.views import doing, requests
from doorstep.aid.views import rounds as pages
from doorstep.groups.actions import members
from doorstep.groups.models import Group, Membership, Role
from doorstep.journal.models import JournalEntry
from doorstep.limits.actions import take
from doorstep.people.models import Person
from doorstep.places import queries as places
from doorstep.places.queries import Spot
from tests.aid.helping import ADDRESS
from tests.aid.street import make_street, make_task, make_volunteer
from tests.aid.test_round_pages import at, in_days, make_drive, make_round, parcel, said
from tests.factories import make_membership, make_person, sign_in
from tests.groups.pages import LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def street() -> tuple[Group, Person]:
    return make_street()


@pytest.fixture
def clara(client: Client, street: tuple[Group, Person]) -> Client:
    sign_in(client, street[1], strong=True)
    return client


def shared(street: tuple[Group, Person], doors: int = 1) -> Drive:
    planned = make_round(street, doors)
    drive = make_drive(planned, street[1])
    rounds.share_out(planned, by=street[1].pk, now=timezone.now())
    return drive


def browser(drive: Drive, hours: float = 0) -> Client:
    client = Client()
    token = open_session(drive.person_id, Session.How.CODE, now=timezone.now() - timedelta(hours=hours))
    client.cookies[settings.SESSION_COOKIE_NAME] = token
    return client


def of_a_colleague(drive: Drive, how_many: int = 1) -> Person:
    """Let another coordinator look after some of the doors."""
    group = drive.round.group
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, group, Role.COORDINATOR)
    stops = drive.stops.order_by("place")[:how_many]
    Task.objects.filter(stop__in=[stop.pk for stop in stops]).update(owner=esther.pk)
    return esther


def sheet(drive: Drive) -> str:
    return at(drive.round.group, "rounds", drive.round_id, "drivers", drive.pk, "sheet")


def looks() -> list[str]:
    return [entry.facts["why"] for entry in JournalEntry.objects.filter(verb="looked at")]


# -- The driver ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hours", "opens"), [(0, True), (11, True), (13, False)])
def test_a_code_alone_opens_a_round_for_half_a_day(street: tuple[Group, Person], hours: int, opens: bool) -> None:
    drive = shared(street)
    here = f"/helping/rounds/{drive.pk}/"
    answer = browser(drive, hours).post(f"{here}doors/")
    assert (ADDRESS in answer.content.decode()) == opens
    assert opens or answer["Location"] == f"{LATER}?next={here.replace('/', '%2F')}"


def test_a_round_is_opened_so_often_in_an_hour(street: tuple[Group, Person]) -> None:
    drive = shared(street)
    for _each in range(doing.DOORS.most):
        take(doing.DOORS, str(drive.person_id))
    assert browser(drive).post(f"/helping/rounds/{drive.pk}/doors/").status_code == 429
    assert looks() == []


def test_could_not_of_one_door_takes_it_out_of_the_round(street: tuple[Group, Person]) -> None:
    drive = shared(street, 2)
    ben, stop = browser(drive), drive.stops.order_by("place")[0]
    offer = stop.task.offers.get(status="accepted")
    said(ben, f"/helping/offers/{offer.pk}/report/", what="could-not")

    assert ben.post(f"/helping/rounds/{drive.pk}/doors/").content.decode().count(ADDRESS) == 1
    assert ben.post(f"/helping/rounds/{drive.pk}/doors/{stop.pk}/", {"outcome": "done"}).status_code == 404


# -- The sheet -------------------------------------------------------------------------------------------------------


def test_a_sheet_of_ones_own_doors_asks_nothing(clara: Client, street: tuple[Group, Person]) -> None:
    drive = shared(street)
    assert ADDRESS in clara.post(sheet(drive)).content.decode()
    assert looks() == ["to-help"]


def test_a_sheet_with_a_colleagues_door_is_opened_with_a_reason(clara: Client, street: tuple[Group, Person]) -> None:
    drive = shared(street, 2)
    of_a_colleague(drive)
    asked = clara.post(sheet(drive))
    assert (asked.status_code, "A colleague looks after 1 of these doors" in asked.content.decode()) == (200, True)
    wrong = clara.post(sheet(drive), {"opens": "yes"})
    assert (wrong.status_code, "Choose a reason." in wrong.content.decode()) == (422, True)
    assert looks() == []
    assert ADDRESS not in asked.content.decode() + wrong.content.decode()

    opened = clara.post(sheet(drive), {"opens": "yes", "why": "to-plan"})
    assert opened.content.decode().count(ADDRESS) == 2
    assert looks() == ["to-plan"] * 2


def test_each_door_of_a_colleague_counts_as_one_opened(clara: Client, street: tuple[Group, Person]) -> None:
    drive = shared(street, 2)
    of_a_colleague(drive, 2)
    for _each in range(requests.OPENING.most - 1):
        take(requests.OPENING, str(street[1].pk))
    answer = clara.post(sheet(drive), {"opens": "yes", "why": "to-plan"})
    assert (answer.status_code, ADDRESS in answer.content.decode()) == (422, False)
    assert looks() == []


def test_more_than_are_opened_in_an_hour_are_printed_by_whoever_looks_after_them(
    clara: Client, street: tuple[Group, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = type(requests.OPENING)("a few", most=1, per=timedelta(hours=1))
    monkeypatch.setattr(pages, "OPENING", few)
    drive = shared(street, 2)
    esther = of_a_colleague(drive, 2)
    answer = clara.post(sheet(drive), {"opens": "yes", "why": "to-plan"})
    assert (answer.status_code, "Ask one of them to print it" in answer.content.decode()) == (422, True)

    colleague = Client()
    sign_in(colleague, esther, strong=True)
    assert colleague.post(sheet(drive)).content.decode().count(ADDRESS) == 2


def test_of_a_driver_who_was_sent_away_there_is_no_sheet(clara: Client, street: tuple[Group, Person]) -> None:
    drive = shared(street)
    members.remove(Membership.objects.get(person=drive.person_id), by=street[1].pk, now=timezone.now())
    assert "Somebody was first" in said(clara, sheet(drive))


@pytest.mark.parametrize("doors", [1, 3])
def test_asking_why_costs_the_same(
    clara: Client, street: tuple[Group, Person], doors: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    drive = shared(street, doors)
    of_a_colleague(drive, doors)
    with django_assert_num_queries(5):
        clara.post(sheet(drive))


# -- Sharing out -----------------------------------------------------------------------------------------------------


def test_a_withdrawn_door_does_not_stand_in_the_way(clara: Client, street: tuple[Group, Person]) -> None:
    planned = make_round(street, 2)
    make_drive(planned, street[1])
    task = Task.objects.earliest("made_at")
    finishing.withdraw(task.request, by=task.person_id, now=timezone.now())
    assert "Every driver has been told" in said(clara, at(street[0], "rounds", planned.pk, "sharing"))


# -- The plan --------------------------------------------------------------------------------------------------------


def plan(client: Client, group: Group, postcode: str) -> str:
    start = {"day": in_days(3).isoformat(), "part": "morning", "pick_up": "The hall", "parcels": "20"}
    return client.post(at(group, "rounds", "new"), start | {"postcode": postcode}, follow=True).content.decode()


def test_drivers_set_out_from_the_pick_up(clara: Client, street: tuple[Group, Person]) -> None:
    plan(clara, street[0], "SE15 4AB")
    spot = places.resolve("SE15 4AB")
    assert isinstance(spot, Spot)
    assert Round.objects.get().cell == spot.cell != street[0].cell


def test_without_a_postcode_they_set_out_from_the_middle(clara: Client, street: tuple[Group, Person]) -> None:
    plan(clara, street[0], "")
    assert Round.objects.get().cell == street[0].cell


@pytest.mark.parametrize("typed", ["SE15", "nowhere", "ZZ99 9ZZ"])
def test_a_pick_up_that_is_nowhere_is_said_beside_its_field(
    clara: Client, street: tuple[Group, Person], typed: str
) -> None:
    seen = plan(clara, street[0], typed)
    assert "Write the whole postcode" in seen
    assert f'value="{typed}"' in seen
    assert not Round.objects.exists()


def test_what_a_group_added_itself_is_brought_round_where_it_is_done_at_a_door(
    clara: Client, street: tuple[Group, Person]
) -> None:
    group = street[0]
    meal = kinds.own(OwnKind.objects.create(group=group, name="A hot meal", number=0))
    call = kinds.own(OwnKind.objects.create(group=group, name="A poem by telephone", number=1, at_a_door=False))
    cook = make_volunteer(group, "Olu", kinds=meal.bit)
    planned = make_round(street)
    bread = parcel(group)
    wanted, *_others = (make_task(group, slug, at=timezone.now()) for slug in (meal.slug, call.slug, "shopping"))

    seen = clara.get(at(group, "rounds", planned.pk, "doors")).content.decode()
    assert [f"parcels-{each.pk}" in seen for each in (bread, wanted, *_others)] == [True, True, False, False]
    assert "A hot meal · For this once." in seen
    assert [*asks.could_drive(planned)] == [cook]
    said(clara, at(group, "rounds", planned.pk, "doors"), **{f"parcels-{wanted.pk}": "2"})
    assert planned.stops.get(task=wanted).parcels == 2
