"""Whoever asks several people at once reads before to how many it goes by which way, and what the texts cost."""

from decimal import Decimal
from functools import partial

import pytest
from django.utils import translation
from pytest_django import Settings

from config import env
from doorstep.aid import letters
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.groups.models import Group
from doorstep.messaging.costs import Costs, costs
from doorstep.messaging.models import Message
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from tests.aid.street import make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.aid.texting import with_phone
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
BEFORE = "Nobody has been asked yet"


@pytest.fixture
def those(rye: Group) -> list[Volunteer]:
    """Make two who are reached by text, one by e-mail, and one whom nobody reaches."""
    unreached = make_volunteer(rye, "Dara")
    ContactPoint.objects.filter(person=unreached.person_id).delete()
    both = [with_phone(rye), with_phone(rye, "Olu", "07700 900124")]
    return [*both, make_volunteer(rye, "Esi"), unreached]


@pytest.fixture
def task(rye: Group, clara: Person) -> Task:
    task = asked_now(rye)
    Task.objects.filter(pk=task.pk).update(owner=clara.pk)
    return task


def asking(task: Task, volunteers: list[Volunteer]) -> Costs:
    return costs(partial(letters.offered, task), [each.person_id for each in volunteers])


def test_it_is_said_by_which_way_and_in_how_many_texts(task: Task, those: list[Volunteer], settings: Settings) -> None:
    found = asking(task, those)
    assert (
        found.ways
        == "2 by text (1 text each), 1 by e-mail and 1 not at all: we may not write to them, or do not know how"
    )
    settings.TEXT_PRICE = (Decimal("0.04"), "GBP")
    assert asking(task, those[:3]).ways == "2 by text (1 text each, about £0.08) and 1 by e-mail"
    assert not Message.objects.filter(kind="offered").exists()


def test_each_is_counted_in_their_own_language(task: Task, those: list[Volunteer]) -> None:
    people.choose_language(those[0].person, "ar", by=None)
    found = asking(task, those[:2])
    assert found.parts[0] != found.parts[1]
    assert found.ways == f"2 by text ({sum(found.parts)} texts together)"
    with translation.override("es"):
        assert asking(task, those[:2]).parts == found.parts


def test_what_a_human_sends_costs_no_text(task: Task, those: list[Volunteer], settings: Settings) -> None:
    settings.TEXT = env.as_texts("DOORSTEP_TEXT_URL", "smsworks://:token@api.thesmsworks.co.uk?from=447700900999")
    settings.SCREEN, settings.TEXT_PRICE = False, (Decimal("0.04"), "GBP")
    ContactPoint.objects.filter(person=those[1].person_id).delete()
    people.add_contact_point(those[1].person, "phone", "020 7946 0123", by=None)
    ways = "1 by text (1 text each, about £0.04) and 2 by hand, by one of you"
    assert asking(task, those[:3]).ways == ways


def test_what_a_plan_costs_stands_above_its_button(rye: Group, clara: Person, task: Task, settings: Settings) -> None:
    settings.TEXT_PRICE = (Decimal("0.04"), "GBP")
    with_phone(rye)
    client, here = browser(clara), below(rye, "plan")
    assert "If you ask all of them" not in text(client, here)
    another = asked_now(rye, "post")
    assert "If you ask all of them: 2 by text (1 text each, about £0.08)." in text(client, here)
    assert text(client, here, **{"do": "plan", f"who-{another.pk}-0": "", f"was-{another.pk}-0": "x"})
    assert not Offer.objects.filter(task__in=[task, another]).exists()


def test_who_asks_several_reads_it_and_asks_once_more(
    rye: Group, clara: Person, task: Task, those: list[Volunteer], settings: Settings
) -> None:
    settings.TEXT_PRICE = (Decimal("0.04"), "GBP")
    client, here, two = browser(clara), below(rye, "tasks", task.pk, "volunteers"), [str(each.pk) for each in those[:2]]
    assert "If you ask all of them: 2 by text (1 text each, about £0.08)" in text(client, here)
    page = text(client, here, whom=two)
    assert "This goes to 2 people: 2 by text (1 text each, about £0.08)." in page
    assert (BEFORE in page, Offer.objects.exists()) == (True, False)
    assert page.count("checked") == 2
    assert "They have been asked" in text(client, here, whom=two, sure="yes")
    assert Offer.objects.count() == 2


def test_one_alone_or_without_a_price_is_asked_at_once(
    rye: Group, clara: Person, task: Task, those: list[Volunteer], settings: Settings
) -> None:
    client, here = browser(clara), below(rye, "tasks", task.pk, "volunteers")
    assert "They have been asked" in text(client, here, whom=[str(each.pk) for each in those[:2]])
    settings.TEXT_PRICE = (Decimal("0.04"), "GBP")
    assert "They have been asked" in text(client, here, whom=[str(those[2].pk)])
