"""What is said of who is asked, and when: as the group goes about it, after sending and as long as it is open."""

from datetime import datetime

import pytest
from django.test import Client, RequestFactory

from doorstep.aid.actions import asking, climbing
from doorstep.aid.matching.ladder import Rung, is_night
from doorstep.aid.models import GroupWay
from doorstep.aid.views.sent import shown
from doorstep.people.models import Person
from tests.aid.street import NOW, asked, make_street, make_volunteer
from tests.factories import make_person, sign_in
from tests.groups.pages import text

pytestmark = pytest.mark.django_db
Hows = GroupWay.Hows
NIGHT = NOW.replace(hour=22)
ON_THE_WAY = {
    Hows.WAVES: "Neighbours are asked whether they can, the nearest first.",
    Hows.BOARD: "It goes on the board of",
    Hows.COORDINATOR: "has it in hand, and asks a neighbour who could.",
}
STANDS = {
    Hows.WAVES: "Neighbours are asked, the nearest first.",
    Hows.BOARD: "It stands on the group’s board",
    Hows.COORDINATOR: "A coordinator of the group has it in hand.",
}
SLEEPS = "neighbours answer from eight in the morning on"


@pytest.fixture
def amina() -> Person:
    return make_person("Amina", email="amina@canary.example")


def sent(amina: Person, how: str, at: datetime = NOW) -> str:
    """Read the page after sending."""
    group, _clara = make_street(how)
    opened = asking.open_request(asked(), amina, group, by=None, now=at)
    return shown(RequestFactory().get("/ask/"), opened).content.decode()


@pytest.mark.parametrize("how", Hows.values)
def test_after_sending_it_is_said_as_the_group_goes_about_it(amina: Person, how: str) -> None:
    page = sent(amina, how)
    assert [each for each, words in ON_THE_WAY.items() if words in page] == [how]
    assert ("If nobody has said yes by" in page) == (how != Hows.COORDINATOR)
    assert SLEEPS not in page


def test_at_night_nobody_is_promised_an_answer_before_the_morning(amina: Person) -> None:
    assert SLEEPS in sent(amina, Hows.WAVES, NIGHT)
    assert [is_night(NOW.replace(hour=hour)) for hour in (7, 8, 20, 21)] == [True, False, False, True]


@pytest.mark.parametrize("how", Hows.values)
def test_as_long_as_it_is_open_it_is_said_so_too(amina: Person, how: str) -> None:
    page = mine(amina, how)
    assert [each for each, words in STANDS.items() if words in page] == [how]


def mine(amina: Person, how: str) -> str:
    """Read her own page, once somebody was asked."""
    client, (group, _clara) = Client(), make_street(how)
    make_volunteer(group)
    asking.open_request(asked(), amina, group, by=None, now=NOW)
    climbing.look_after(NOW)
    sign_in(client, amina)
    return text(client, "/ask/mine/")


def test_what_nobody_took_is_with_a_coordinator_however_the_group_goes_about_it(amina: Person) -> None:
    client, (group, _clara) = Client(), make_street()
    opened = asking.open_request(asked(), amina, group, by=None, now=NOW)
    opened.request.tasks.update(rung=Rung.COORDINATOR)
    sign_in(client, amina)
    assert STANDS[Hows.COORDINATOR] in text(client, "/ask/mine/")
