"""Further up the ladder: the group next door, the network's desk, waves for one task, and how many it takes."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid.actions import answering, climbing
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import GroupWay, HelpRequest, Offer, Skill, Task, Volunteer
from doorstep.groups.models import ContactWay, Group
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.helping import MINE, SOON, code, page
from tests.aid.street import NOW, later, make_street, make_task, make_volunteer, offers_of
from tests.aid.test_desk import asked_now, below
from tests.factories import open_desk
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
LIST = "/desk/nobody-found/"


@pytest.fixture
def esther() -> Client:
    client = Client()
    open_desk(client, "Esther's desk")
    return client


def stands(task: Task, rung: Rung, **said: object) -> Task:
    """Put a task on a rung, from which the worker takes it on at once."""
    HelpRequest.objects.filter(pk=task.request_id).update(may_pass_on=True)
    Task.objects.filter(pk=task.pk).update(rung=rung, due_at=timezone.now(), **said)
    return task


def goes_on(task: Task) -> Task:
    climbing.look_after(timezone.now() + SOON)
    return Task.objects.select_related("request", "group", "team").get(pk=task.pk)


# -- The group next door, and the network's desk ---------------------------------------------------------------------


def test_where_it_may_be_passed_on_the_owner_is_told_and_the_next_step_says_so(rye: Group, clara: Person) -> None:
    task = goes_on(stands(asked_now(rye), Rung.COORDINATOR))
    assert task.rung == Rung.NEIGHBOURS
    assert Message.objects.filter(kind="may-go-next-door", person=clara).count() == 1
    shown = text(browser(clara), below(rye, task.request_id))
    assert "They agreed that a group next door may be asked: pass it on." in shown
    assert f'class="button" href="{below(rye, task.request_id, "group")}"' in shown
    assert "Its coordinator was told that a group next door may be asked." in shown


def test_where_they_did_not_agree_nobody_is_sent_next_door(rye: Group, clara: Person) -> None:
    task = stands(asked_now(rye), Rung.COORDINATOR)
    HelpRequest.objects.update(may_pass_on=False)
    task = goes_on(task)
    assert task.rung == Rung.NETWORK
    assert not Message.objects.filter(kind="may-go-next-door").exists()
    assert "pass it on" not in text(browser(clara), below(rye, task.request_id))


def test_what_nobody_was_found_for_stands_at_the_networks_desk_without_a_name(rye: Group, esther: Client) -> None:
    ContactWay.objects.create(group=rye, means="phone", value="020 7946 0777")
    task = stands(asked_now(rye), Rung.NEIGHBOURS)
    assert "Somebody was found everywhere" in text(esther, LIST)
    goes_on(task)
    shown = text(esther, LIST)
    for words in ("Rye Lane Neighbours", "shopping", "SE15", 'href="tel:02079460777"'):
        assert words in shown
    for words in ("Amina", "Choumert", str(task.pk), str(task.request_id)):
        assert words not in shown
    assert "Requests for which nobody was found yet</span><span" in text(esther, "/desk/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    rows: int, esther: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        stands(asked_now(make_street()[0]), Rung.NETWORK)
    with django_assert_num_queries(6):
        assert esther.get(LIST).content.count(b"Rye Lane Neighbours") == rows


def test_on_the_board_the_next_step_is_that_a_coordinator_is_told(rye: Group, clara: Person) -> None:
    task = stands(asked_now(rye), Rung.BOARD)
    page = text(browser(clara), below(rye, task.request_id))
    assert re.search("If nobody says yes by [^.]*, the coordinator is told.", page)


# -- Waves for one task ----------------------------------------------------------------------------------------------


def test_a_coordinator_lets_the_nearest_be_asked_for_one_task() -> None:
    rye, clara = make_street(GroupWay.Hows.COORDINATOR)
    ben = make_volunteer(rye)
    task = goes_on(asked_now(rye))
    assert (task.rung, offers_of(task)) == (Rung.COORDINATOR, {})
    client = browser(clara)
    assert "Ask the nearest, a few at a time" in text(client, below(rye, task.request_id))
    seen = text(client, below(rye, "tasks", task.pk, "waves"), sure="yes")
    assert "The nearest are being asked" in seen
    assert "Clara let the nearest be asked" in seen
    assert offers_of(task) == {str(ben.person_id): Offer.Status.OPEN}
    assert "Ask the nearest, a few at a time" not in seen
    assert "Somebody was a moment quicker" in text(client, below(rye, "tasks", task.pk, "waves"), sure="yes")


def test_after_the_waves_it_goes_back_to_the_coordinator_and_not_on_the_board() -> None:
    rye, clara = make_street(GroupWay.Hows.COORDINATOR)
    task = make_task(rye)
    climbing.ask_in_waves(task, by=clara.pk, now=NOW)
    task.refresh_from_db()
    assert (task.rung, task.on_board) == (Rung.COORDINATOR, False)
    assert task.due_at
    assert task.due_at > later(minutes=1)


# -- How many it takes -----------------------------------------------------------------------------------------------


def takes(client: Client, task: Task, **said: str) -> str:
    return text(client, below(task.group, "tasks", task.pk, "hands"), **said)


def said_yes(task: Task, volunteer: Volunteer) -> Offer:
    goes_on(task)
    offer = Offer.objects.get(task=task, volunteer=volunteer)
    answering.accept(offer, now=timezone.now())
    return offer


def test_a_task_comes_to_take_two_while_it_is_open(rye: Group, clara: Person) -> None:
    van = Skill.objects.create(group=rye, name="van")
    task, client = asked_now(rye), browser(clara)
    assert "How many it takes" in text(client, below(rye, task.request_id))
    assert "Saved." in takes(client, task, hands="2", skill=str(van.pk))
    task.refresh_from_db()
    assert (task.hands, task.skill) == (2, van)
    for wrong in ({"hands": "3"}, {"hands": "1", "skill": "999"}):
        takes(client, task, **wrong)
        task.refresh_from_db()
        assert task.hands == 2


def test_where_one_is_enough_after_all_who_said_yes_does_it(rye: Group, clara: Person) -> None:
    task, ben = asked_now(rye), make_volunteer(rye)
    Task.objects.update(hands=2)
    said_yes(task, ben)
    assert "The second is being found" in text(code(ben), MINE)
    takes(browser(clara), task, hands="1")
    assert Task.objects.get().status == Task.Status.TAKEN
    assert "The second is being found" not in text(code(ben), MINE)
    takes(browser(clara), task, hands="2")
    assert Task.objects.get().hands == 1


def test_who_goes_together_learns_with_whom(rye: Group) -> None:
    task, ben, femi = asked_now(rye), make_volunteer(rye), make_volunteer(rye, "Femi")
    Task.objects.update(hands=2)
    goes_on(task)
    for each in (ben, femi):
        answering.accept(Offer.objects.get(task=task, volunteer=each), now=timezone.now())
    assert "You go together with <bdi>Femi</bdi>" in text(code(ben), page(ben, "door"), x="")
    assert "You go together with <bdi>Ben</bdi>" in text(code(femi), page(femi, "door"), x="")
