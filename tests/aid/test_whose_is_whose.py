"""What is asked of the database about somebody is about them, and about nobody else who is there as well."""

import pytest
from django.urls import reverse

from doorstep.aid.actions import calendars, keeping, reporting, talking
from doorstep.aid.actions.asking import open_request
from doorstep.aid.queries import callers, worries
from doorstep.aid.queries.helping import has_calendar, helping
from doorstep.aid.queries.keeping import begun_by, said_by
from doorstep.groups.models import Group, Role
from doorstep.groups.standing import Standing
from doorstep.people.models import Person
from tests.aid.street import NOW, amina, asked, later, make_volunteer
from tests.factories import make_membership, make_person
from tests.groups.pages import browser

pytestmark = pytest.mark.django_db


def test_the_last_request_is_their_own_though_somebody_asked_since(rye: Group, clara: Person) -> None:
    first, since = amina(), amina("020 7946 0777")
    opened = [open_request(asked(), who, rye, by=None, now=later(hours=at)) for at, who in enumerate((first, since))]
    standing = Standing(clara.pk, rye, frozenset({Role.COORDINATOR}))

    assert callers.last_request(rye, first.pk) == opened[0].request
    assert callers.last_request_seen_by(standing, first.pk) == opened[0].request


def test_the_number_to_ring_is_theirs(rye: Group, clara: Person) -> None:
    make_person("Zoe", phone="020 7946 0001")
    row = talking.begin(rye, amina(), {"phone": "", "surname": "", "postcode": ""}, by=clara.pk, now=NOW, once=None)
    make_person("Yan", phone="020 7946 0002")

    point = callers.point_of(row)
    assert point
    assert point.person_id == row.person_id


def test_how_somebody_helps_says_nothing_of_the_others(rye: Group) -> None:
    ben, _nia = make_volunteer(rye), make_volunteer(rye, "Nia")
    assert [*helping(ben.person_id)] == [ben]


def test_a_calendar_is_theirs(rye: Group) -> None:
    ben, nia = make_volunteer(rye), make_volunteer(rye, "Nia")
    calendars.open_calendar(nia.person, now=NOW)
    assert (has_calendar(ben.person_id), has_calendar(nia.person_id)) == (False, True)


def test_what_somebody_began_to_ask_is_theirs(rye: Group) -> None:
    first, other = make_person("Amina", email="amina@canary.example"), make_person("Zoe")
    keeping.keep({"kinds": ["post"]}, rye, first, reached_by={}, postcode="SE15 4AB", now=NOW)
    assert begun_by(other) is None
    assert said_by(first) == {"kinds": ["post"]}


def test_in_a_group_that_another_house_looks_after_nobody_can_ask_to_help(rye: Group) -> None:
    page = reverse("helping:willing", args=[rye.slug])
    client = browser(make_person("Dev", email="dev@canary.example"), strong=False)
    assert client.get(page).status_code == 200
    Group.objects.update(hops=1, home="https://elsewhere.example/groups/rye/")
    assert client.get(page).status_code == 404


def test_a_lead_who_is_worried_rings_others_and_not_themselves(rye: Group) -> None:
    lead, ben = make_person("Lena"), make_volunteer(rye)
    make_membership(lead, rye, Role.SAFEGUARDING_LEAD)
    reporting.worry(lead, rye, now=NOW)
    theirs = reporting.worry(ben.person, rye, now=NOW)

    assert [*worries.heard_by(lead.pk)] == [theirs]
