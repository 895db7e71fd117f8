"""A plan asks nobody for what somebody was just asked for, and two who plan at once are not in each other's way."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from doorstep.aid.actions import choosing
from doorstep.aid.models import GroupWay, Offer
from doorstep.groups.models import Group
from doorstep.people.models import Person
from doorstep.safeguarding.actions import keep_apart
from tests.aid.street import make_street, make_task, make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.aid.test_desk_plan import ask, asked_of, sent
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def rye() -> Group:
    return make_street(GroupWay.Hows.COORDINATOR)[0]


def test_nobody_is_planned_for_what_somebody_was_just_asked_for(rye: Group, clara: Person) -> None:
    ben, task = make_volunteer(rye), asked_now(rye)
    make_volunteer(rye, "Nia")
    client = browser(clara)
    choosing.ask_these(task, [ben.pk], by=clara.pk, now=timezone.now())
    page = text(client, below(rye, "plan"))
    assert "Nobody is to be asked just now" in page
    asked_now(rye, "prescription")
    assert "Left out: 1 for which somebody was just asked" in text(client, below(rye, "plan"))

    Offer.objects.update(made_at=timezone.now() - timedelta(days=1))
    page = text(client, below(rye, "plan"))
    assert "Asked, and not answered yet: <bdi>Ben</bdi>" in page
    assert "Why <bdi>Nia</bdi>" in page


def test_of_what_takes_two_only_the_second_is_planned_once_the_first_was_asked(rye: Group, clara: Person) -> None:
    ben, task = make_volunteer(rye), make_task(rye, at=timezone.now(), hands=2)
    make_volunteer(rye, "Nia")
    choosing.ask_these(task, [ben.pk], by=clara.pk, now=timezone.now())
    page = text(browser(clara), below(rye, "plan"))
    assert page.count("<select") == len(["Nia's", "that of the language"])
    assert "Why <bdi>Nia</bdi>" in page


def test_nobody_is_planned_to_go_with_somebody_whom_they_must_not_meet(rye: Group, clara: Person) -> None:
    ben, nia, ola = (make_volunteer(rye, name) for name in ("Ben", "Nia", "Ola"))
    task = make_task(rye, at=timezone.now(), hands=2)
    keep_apart(ben.person, rye, other=nia.person_id, by=clara.pk, now=timezone.now())
    client = browser(clara)
    said = sent(text(client, below(rye, "plan")))
    assert str(ola.pk) in said.values()
    assert not {str(ben.pk), str(nia.pk)} <= {*said.values()}

    choosing.ask_these(task, [ben.pk], by=clara.pk, now=timezone.now())
    page = text(client, below(rye, "plan"))
    assert "Why <bdi>Ola</bdi>" in page
    assert "Nia" not in page


def test_of_two_tabs_the_second_asks_nobody_besides(rye: Group, clara: Person) -> None:
    ben, nia, task = make_volunteer(rye), make_volunteer(rye, "Nia"), asked_now(rye)
    client = browser(clara)
    page = text(client, below(rye, "plan"))
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[0]
    ask(client, rye, **sent(page, **{"0": str(ben.pk)}), seen=seen)

    late = client.post(below(rye, "plan"), sent(page, **{"0": str(nia.pk)}) | {"do": "ask", "seen": seen})
    assert late.status_code == 422
    assert "Others were asked for it while you chose." in late.text
    assert asked_of(task) == [str(ben.pk)]


@pytest.mark.parametrize("seen", ["", "yesterday", "2026-11-25", "2026-11-25T10:00:00", "9" * 40])
def test_a_moment_that_is_none_stands_in_nobodys_way(seen: str, rye: Group, clara: Person) -> None:
    ben, task = make_volunteer(rye), asked_now(rye)
    client = browser(clara)
    ask(client, rye, **sent(text(client, below(rye, "plan"))), seen=seen)
    assert asked_of(task) == [str(ben.pk)]


def test_one_hand_of_two_is_left_to_nobody_and_the_other_is_planned(rye: Group, clara: Person) -> None:
    make_volunteer(rye)
    make_volunteer(rye, "Nia")
    make_task(rye, at=timezone.now(), hands=2)
    client = browser(clara)
    page = text(client, below(rye, "plan"), do="plan", **sent(text(client, below(rye, "plan")), **{"0": ""}))
    assert page.count("Chosen by you.") == 1
    assert sum(bool(who) for name, who in sent(page).items() if name.startswith("who-")) == 1
