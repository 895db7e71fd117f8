"""Of days and households, through the pages: standing ones, bank holidays, and the same neighbour each time."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid import repeats
from doorstep.aid.actions import asking, rounds
from doorstep.aid.actions.rounds import Start
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import HelpRequest, Household, Task
from doorstep.groups.models import Group
from doorstep.people.models import Person
from tests.aid.street import HERE, amina, make_street
from tests.aid.test_round_pages import at, in_days, said
from tests.factories import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def street() -> tuple[Group, Person]:
    return make_street()


@pytest.fixture
def clara(client: Client, street: tuple[Group, Person]) -> Client:
    sign_in(client, street[1], strong=True)
    return client


def again(group: Group, first: date, *wanted: str, now: datetime | None = None) -> HelpRequest:
    """Have Amina ask for something every week."""
    when = When(Urgency.DAY, first, "morning", repeats.weekly([first.weekday()]))
    said = Asked(wanted or ("food-parcel",), HERE, "SE15", when, same_volunteer=True)
    return asking.open_request(said, amina(), group, by=None, now=now or timezone.now()).request


def test_a_standing_household_comes_again_with_as_many_parcels_and_one_for_the_day_does_not(
    clara: Client, street: tuple[Group, Person]
) -> None:
    group, coordinator = street
    standing = again(group, in_days(1))
    once = Asked(("food-parcel",), HERE, "SE22", When(Urgency.DAY, in_days(1), "morning"))
    for_the_day = asking.open_request(once, amina(), group, by=None, now=timezone.now()).request
    first, second = (
        rounds.plan_round(
            group, Start(in_days(days), "morning", "St Mary's hall", 9), by=coordinator.pk, now=timezone.now()
        )
        for days in (1, 8)
    )
    here = at(group, "rounds", first.pk, "doors")
    page = clara.get(here).text
    assert (page.count("Comes again and again."), page.count("For this once.")) == (1, 1)
    tasks = Task.objects.filter(request__in=(standing, for_the_day), day=in_days(1))
    said(clara, here, **{f"parcels-{task.pk}": "3" if task.request == standing else "1" for task in tasks})
    assert Household.objects.get(request=standing).parcels == 3

    page = clara.get(at(group, "rounds", second.pk, "doors")).text
    assert (page.count("Comes again and again."), page.count("For this once.")) == (1, 0)
    assert 'value="3"' in page


def test_what_makes_way_for_a_bank_holiday_says_so(clara: Client, street: tuple[Group, Person]) -> None:
    asked = again(street[0], date(2026, 12, 25), "shopping", now=datetime(2026, 12, 15, 10, tzinfo=UTC))
    page = clara.get(at(street[0], asked.pk, "repeats")).text
    assert "Thursday 24 December" in page
    assert "instead of Friday 25 December" in page


def test_that_the_same_neighbour_is_wanted_stands_there(clara: Client, street: tuple[Group, Person]) -> None:
    asked = again(street[0], in_days(2))
    assert "The same neighbour each time, if they can" in clara.get(at(street[0], asked.pk, "repeats")).text
    HelpRequest.objects.update(same_volunteer=False)
    assert "The same neighbour each time" not in clara.get(at(street[0], asked.pk, "repeats")).text
