"""A volunteer who is worried: who is told what, and who rings them."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid.models import Volunteer, Worry
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.helping import MINE, code, page, taken
from tests.aid.street import make_street, make_volunteer
from tests.factories import make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def rye() -> Group:
    return make_street()[0]


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return make_volunteer(rye)


@pytest.fixture
def grace(rye: Group) -> Person:
    person = make_person("Grace", email="grace@canary.example")
    make_membership(person, rye, Role.SAFEGUARDING_LEAD)
    return person


def test_the_leads_are_told_to_ring_and_nothing_else(rye: Group, ben: Volunteer, grace: Person) -> None:
    taken(rye, ben)
    seen = text(code(ben), page(ben, "worry"))
    assert "Never promise anybody to keep it to yourself." in seen
    assert "They have been told that you want to be rung" in text(code(ben), page(ben, "worry"), x="")
    text(code(ben), page(ben, "worry"), x="")

    assert Worry.objects.count() == 1
    told = Message.objects.filter(kind="worried")
    assert {message.person_id for message in told} == {grace.pk}
    assert all("Ben" not in message.body and "Amina" not in message.body for message in told)


def test_a_lead_sees_whom_to_ring_and_nobody_else_does(rye: Group, ben: Volunteer, grace: Person) -> None:
    taken(rye, ben)
    text(code(ben), page(ben, "worry"), x="")
    row, clara = Worry.objects.get(), rye.memberships.get(role=Role.COORDINATOR).person
    ways, end = f"/helping/worries/{row.pk}/ways/", f"/helping/worries/{row.pk}/end/"

    assert "1 volunteer asks you to ring them." in text(browser(grace), MINE)
    assert "Ben" in text(browser(grace), "/helping/worries/")
    assert "ben@canary.example" in text(browser(grace), ways, x="")
    assert JournalEntry.objects.filter(verb="looked at", thing_id=str(ben.person_id), by=grace.pk).count() == 1
    assert "Ben" not in text(browser(clara), "/helping/worries/")
    assert browser(clara).post(ways).status_code == 404
    assert browser(clara).post(end).status_code == 404

    assert "Nobody waits to be rung." in text(browser(grace), end, x="")
    assert Worry.objects.get().status == Worry.Status.HEARD


def test_where_there_is_no_lead_the_coordinators_listen(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    assert "has no safeguarding lead yet" in text(code(ben), page(ben, "worry"))
    text(code(ben), page(ben, "worry"), x="")
    clara = rye.memberships.get(role=Role.COORDINATOR).person
    assert "Ben" in text(browser(clara), "/helping/worries/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_whom_to_ring_costs_the_same(
    rows: int, rye: Group, grace: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        person = make_person(f"Neighbour {number}")
        Worry.objects.create(person=person, group=rye, raised_at=timezone.now())
    client = browser(grace)
    with django_assert_num_queries(4):
        assert client.get("/helping/worries/").content.count(b"I spoke with them") == rows
