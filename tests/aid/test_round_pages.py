"""The pages of rounds, and of what comes again, as a coordinator and a driver use them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid import repeats
from doorstep.aid.actions import asking, driving, rounds
from doorstep.aid.actions.rounds import Start
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Drive, HelpRequest, Round, Stop, Task
from doorstep.aid.repeat_words import in_words
from doorstep.groups.models import Group
from doorstep.people.models import Person
from tests.aid.street import HERE, amina, make_street, make_volunteer
from tests.factories import sign_in

pytestmark = pytest.mark.django_db


def in_days(days: int) -> date:
    return timezone.localdate(timezone=timezone.get_default_timezone()) + timedelta(days=days)


@pytest.fixture
def street() -> tuple[Group, Person]:
    return make_street()


@pytest.fixture
def clara(client: Client, street: tuple[Group, Person]) -> Client:
    sign_in(client, street[1], strong=True)
    return client


def parcel(group: Group) -> Task:
    when = When(Urgency.DAY, in_days(3), "morning")
    said = Asked(("food-parcel",), HERE, "SE15", when, address="12 Choumert Road", know="Ring twice.", what="Soup.")
    return asking.open_request(said, amina(), group, by=None, now=timezone.now()).request.tasks.get()


def make_round(street: tuple[Group, Person], parcels: int = 1) -> Round:
    start, by, now = Start(in_days(3), "morning", "St Mary's hall", 20), street[1].pk, timezone.now()
    planned = rounds.plan_round(street[0], start, by=by, now=now)
    rounds.add_doors(planned, {parcel(street[0]): 1 for _ in range(parcels)}, by=by, now=now)
    return planned


def make_drive(planned: Round, by: Person, called: str = "Ben") -> Drive:
    volunteer = make_volunteer(planned.group, called, going="car")
    drive = rounds.ask_driver(planned, volunteer, 10, by=by.pk, now=timezone.now())
    assert drive
    driving.say_yes(drive, by=volunteer.person_id, now=timezone.now())
    return drive


def said(client: Client, address: str, **form: str) -> str:
    """Send a form and follow where it leads."""
    answer = client.post(address, form, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def at(group: Group, *rest: object) -> str:
    return "/".join(["/groups", group.slug, "requests", *map(str, rest), ""])


# -- A round -----------------------------------------------------------------------------------------------------------


def test_a_round_from_the_plan_to_what_is_left_over(clara: Client, street: tuple[Group, Person]) -> None:
    group = street[0]
    task, ben = parcel(group), make_volunteer(group, going="car")
    start = {"day": in_days(3).isoformat(), "part": "morning", "pick_up": "St Mary’s hall", "parcels": "20"}
    assert "Add doors and drivers next" in said(clara, at(group, "rounds", "new"), **start)
    planned = Round.objects.get()
    here = at(group, "rounds", planned.pk)

    assert "1 parcel of 20" in said(clara, here + "doors/", **{f"parcels-{task.pk}": "1"})
    said(clara, here + "drivers/", volunteer=str(ben.pk), room="8")
    drive = Drive.objects.get()

    driver = Client()
    sign_in(driver, ben.person)
    assert "I drive" in driver.get(f"/helping/rounds/{drive.pk}/").content.decode()
    said(driver, f"/helping/rounds/{drive.pk}/answer/", answer="yes")
    assert "Shared out" in said(clara, here + "sharing/")

    sheet = clara.post(f"{here}drivers/{drive.pk}/sheet/").content.decode()
    task.refresh_from_db()
    assert all(words in sheet for words in ("Amina", "12 Choumert Road", "Ring twice.", task.codeword))
    assert not any(words in sheet for words in ("Soup.", "7946"))

    assert "12 Choumert Road" not in driver.get(f"/helping/rounds/{drive.pk}/").content.decode()
    assert "12 Choumert Road" in driver.post(f"/helping/rounds/{drive.pk}/doors/").content.decode()
    said(driver, f"/helping/rounds/{drive.pk}/doors/{Stop.objects.get().pk}/", outcome="done")
    task.refresh_from_db()
    assert task.status == Task.Status.DONE

    assert "19 parcels are left over" in said(clara, here + "end/", left_over="19")


def test_from_paper_afterwards(clara: Client, street: tuple[Group, Person]) -> None:
    planned = make_round(street, 2)
    make_drive(planned, street[1])
    rounds.share_out(planned, by=street[1].pk, now=timezone.now())
    first, second = planned.stops.order_by("place")
    ticks = {f"stop-{first.pk}": "done", f"stop-{second.pk}": "not-in"}
    said(clara, at(street[0], "rounds", planned.pk, "ticks"), **ticks)
    assert [*planned.stops.order_by("place").values_list("status", flat=True)] == ["done", "not-in"]


def test_what_is_missing_stands_beside_its_field(clara: Client, street: tuple[Group, Person]) -> None:
    answer = clara.post(at(street[0], "rounds", "new"), {"pick_up": "St Mary's hall", "part": "morning"})
    assert answer.status_code == 422
    assert all(words in answer.content.decode() for words in ("Choose a day.", "St Mary&#x27;s hall"))


def test_with_nobody_to_drive_it_says_what_to_do(clara: Client, street: tuple[Group, Person]) -> None:
    answer = clara.post(at(street[0], "rounds", make_round(street).pk, "sharing"))
    assert (answer.status_code, "ask somebody to drive" in answer.content.decode()) == (422, True)


def test_called_off(clara: Client, street: tuple[Group, Person]) -> None:
    planned = make_round(street)
    assert "Called off" in said(clara, at(street[0], "rounds", planned.pk, "cancellation"))
    assert clara.post(at(street[0], "rounds", planned.pk, "cancellation")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_rounds_costs_the_same(
    clara: Client, street: tuple[Group, Person], rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        make_round(street)
    with django_assert_num_queries(4):
        clara.get(at(street[0], "rounds"))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_round_costs_the_same(
    clara: Client, street: tuple[Group, Person], rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    planned = make_round(street, rows)
    for number in range(rows):
        make_drive(planned, street[1], f"Ben{number}")
    rounds.share_out(planned, by=street[1].pk, now=timezone.now())
    with django_assert_num_queries(6):
        clara.get(at(street[0], "rounds", planned.pk))


@pytest.mark.parametrize("rows", [1, 3])
def test_doors_and_drivers_to_choose_from_cost_the_same(
    clara: Client, street: tuple[Group, Person], rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    planned = make_round(street)
    for number in range(rows):
        parcel(street[0])
        make_volunteer(street[0], f"Olu{number}")
    with django_assert_num_queries(7):
        clara.get(at(street[0], "rounds", planned.pk, "doors"))
    with django_assert_num_queries(9):
        clara.get(at(street[0], "rounds", planned.pk, "drivers"))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_drivers_pages_cost_the_same(
    client: Client, street: tuple[Group, Person], rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    drives = [make_drive(make_round(street, rows), street[1], "Ben")]
    for _ in range(rows - 1):
        drive = rounds.ask_driver(make_round(street), drives[0].volunteer, 5, by=street[1].pk, now=timezone.now())
        assert drive
    rounds.share_out(drives[0].round, by=street[1].pk, now=timezone.now())
    sign_in(client, drives[0].person)
    with django_assert_num_queries(2):
        client.get("/helping/rounds/")
    with django_assert_num_queries(3):
        client.get(f"/helping/rounds/{drives[0].pk}/")


# -- What comes again --------------------------------------------------------------------------------------------------


def weekly(group: Group, *wanted: str) -> HelpRequest:
    day = in_days(1)
    when = When(Urgency.DAY, day, "morning", repeats.weekly([day.weekday()]))
    said = Asked(wanted or ("phone-call",), HERE, "SE15", when)
    return asking.open_request(said, amina(), group, by=None, now=timezone.now()).request


def first_of(asked: HelpRequest) -> Task:
    return asked.tasks.filter(status=Task.Status.OPEN).order_by("day")[0]


def test_one_is_moved_and_one_is_left_out(clara: Client, street: tuple[Group, Person]) -> None:
    asked = weekly(street[0])
    task, here = first_of(asked), at(street[0], asked.pk, "repeats")
    assert "It is on that day now" in said(clara, f"{here}{task.pk}/day/", **{f"{task.pk}-day": in_days(3).isoformat()})
    task.refresh_from_db()
    assert (task.day, task.instead_of) == (in_days(3), in_days(1))

    assert "Left out" in said(clara, f"{here}{task.pk}/skipping/")
    task.refresh_from_db()
    assert task.status == Task.Status.CANCELLED


def test_a_day_that_is_over_is_said_beside_its_field(clara: Client, street: tuple[Group, Person]) -> None:
    asked = weekly(street[0])
    task = first_of(asked)
    address = f"{at(street[0], asked.pk, 'repeats')}{task.pk}/day/"
    for day, words in ((in_days(-1).isoformat(), "still to come"), ("", "Choose a day."), ("soon", "Write a day")):
        answer = clara.post(address, {f"{task.pk}-day": day})
        assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_a_rest_and_back(clara: Client, street: tuple[Group, Person]) -> None:
    asked = weekly(street[0])
    here = at(street[0], asked.pk, "repeats")
    assert "It rests until somebody says" in said(clara, here + "rest/")
    assert "Somebody was first" in said(clara, here + "rest/")
    assert "It goes on." in said(clara, here + "return/")
    answer = clara.post(here + "rest/", {"until": in_days(0).isoformat()})
    assert (answer.status_code, "still to come" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_all_that_comes_again_stands_on_one_page_also_while_it_rests(
    clara: Client, street: tuple[Group, Person], rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        asked = weekly(street[0])
    said(clara, at(street[0], asked.pk, "repeats", "rest"))
    with django_assert_num_queries(5):
        page = clara.get(at(street[0], "repeats")).content.decode()
    assert page.count("every ") == rows
    assert page.index("Rests until somebody says") < page.find("Comes next on") or rows == 1


def test_what_is_asked_once_has_no_such_page(clara: Client, street: tuple[Group, Person]) -> None:
    assert clara.get(at(street[0], parcel(street[0]).request_id, "repeats")).status_code == 404


@pytest.mark.parametrize("wanted", [("phone-call",), ("phone-call", "dog-walking", "other")])
def test_what_comes_again_costs_the_same(
    clara: Client,
    street: tuple[Group, Person],
    wanted: tuple[str, ...],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    asked = weekly(street[0], *wanted)
    with django_assert_num_queries(5):
        clara.get(at(street[0], asked.pk, "repeats"))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,FR", "every Tuesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=DAILY;COUNT=5", "every day, 5 times in all"),
        ("FREQ=DAILY;BYDAY=MO", "every Monday"),
        ("FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270301", "every month on the first Tuesday, until 1 March 2027"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", "every 3 months on day 5"),
        ("FREQ=MONTHLY", "every month"),
        ("nonsense", "again and again"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert in_words(rule) == words
