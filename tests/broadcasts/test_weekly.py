"""One letter a week for whoever wants it so; what is about safeguarding comes at once."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from doorstep.broadcasts.actions import wanting, weekly
from doorstep.broadcasts.models import Broadcast, Hearer
from doorstep.broadcasts.queries.reach import may_still_stop, reach_of
from doorstep.broadcasts.said import CONTACTS, COORDINATORS
from doorstep.groups.models import Group, Role
from doorstep.messaging.models import Message
from doorstep.networks.models import Affiliation, Network
from doorstep.people.models import Person
from tests.broadcasts.making import SAYS, goes_out, make_draft
from tests.factories import make_group, make_membership, make_person
from tests.networks.making import last_letter, make_contact

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/London"))
MONDAY = datetime(2026, 11, 30, 8, 5, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def _wants_it_weekly(network: Network, clara: Person) -> None:
    wanting.want(clara.pk, network, ["skills", "news", "safeguarding"], weekly=True, now=WEDNESDAY)


def test_two_things_come_in_one_letter_on_monday(network: Network, esther: Person, clara: Person) -> None:
    first = goes_out(make_draft(network, esther), esther, WEDNESDAY)
    goes_out(make_draft(network, esther, replace(SAYS, subject="Café on Sunday", kind="news")), esther, WEDNESDAY)
    assert not Message.objects.filter(person=clara, kind="broadcast").exists()
    assert reach_of(first).weekly == 1
    assert weekly.write_due(MONDAY - timedelta(hours=1)) == 0
    assert weekly.write_due(MONDAY) == 1
    letter = last_letter(clara, "week-of-news")
    assert letter.subject == "2 things from Southern Network"
    assert letter.body.index("Sewing machines wanted") < letter.body.index("Café on Sunday")
    assert letter.news == "week.southern-network"
    assert weekly.write_due(MONDAY + timedelta(minutes=10)) == 0
    assert not Hearer.objects.filter(told_at=None).exists()


def test_what_went_out_later_on_monday_is_in_the_next_letter(network: Network, esther: Person) -> None:
    goes_out(make_draft(network, esther), esther, MONDAY)
    assert weekly.write_due(MONDAY + timedelta(hours=1)) == 0
    assert weekly.write_due(MONDAY + timedelta(days=7)) == 1


def test_what_is_over_before_monday_comes_at_once(network: Network, esther: Person, clara: Person) -> None:
    until = {days: replace(SAYS, last_day=WEDNESDAY.date() + timedelta(days=days)) for days in (4, 5)}
    sunday, monday = (goes_out(make_draft(network, esther, until[days]), esther, WEDNESDAY) for days in (4, 5))
    assert [reach_of(each).weekly for each in (sunday, monday)] == [0, 1]
    assert Message.objects.filter(person=clara, kind="broadcast").count() == 1


def test_on_a_monday_the_next_letter_is_todays_until_it_is_written() -> None:
    eight = MONDAY.replace(minute=0)
    assert weekly.next_letter(eight - timedelta(minutes=1)) == eight
    assert weekly.next_letter(eight) == eight + timedelta(days=7)
    assert weekly.next_letter(WEDNESDAY) == eight


def test_what_no_letter_took_in_time_is_left_out_and_counted_as_not_sent(
    network: Network, esther: Person, clara: Person
) -> None:
    sent = goes_out(make_draft(network, esther, replace(SAYS, last_day=MONDAY.date())), esther, WEDNESDAY)
    other = goes_out(make_draft(network, esther), esther, WEDNESDAY)
    # As if no worker had been there that Monday, nor the day after its last.
    assert weekly.write_due(MONDAY + timedelta(days=7)) == 1
    assert last_letter(clara, "week-of-news").subject == "1 thing from Southern Network"
    Broadcast.objects.filter(pk=sent.pk).update(last_day=timezone.localdate() - timedelta(days=1))
    sent.refresh_from_db()
    found = reach_of(sent)
    assert (found.people, found.weekly, found.no_way, found.not_sent) == (1, 0, 0, 1)
    assert not may_still_stop(sent)
    assert reach_of(other).waiting == 1


def test_until_monday_they_and_their_group_may_say_no(
    network: Network, esther: Person, clara: Person, group: Group
) -> None:
    """What was chosen on Wednesday is asked once more: whoever it is no longer for does not hear it."""
    ben = make_person("Ben", email="ben@example.org")
    make_membership(ben, group, Role.COORDINATOR)
    Affiliation.objects.update(hears="coordinators")
    wanting.want(ben.pk, network, ["skills"], weekly=True, now=WEDNESDAY)
    sent = goes_out(make_draft(network, esther, roles=(CONTACTS, COORDINATORS)), esther, WEDNESDAY)
    assert sent.hearers.count() == 2
    Affiliation.objects.update(hears="contacts")
    weekly.write_due(MONDAY)
    assert [each.person_id for each in sent.hearers.all()] == [clara.pk]
    assert not Message.objects.filter(person=ben, kind="week-of-news").exists()


def test_a_group_that_left_meanwhile_hears_nothing(network: Network, esther: Person, clara: Person) -> None:
    sent = goes_out(make_draft(network, esther), esther, WEDNESDAY)
    Affiliation.objects.update(status="left")
    assert weekly.write_due(MONDAY) == 1
    assert not Message.objects.filter(person=clara, kind="week-of-news").exists()
    assert not sent.hearers.exists()


@pytest.mark.parametrize("many", [2, 20])
def test_asking_once_more_takes_as_many_questions_for_many(
    network: Network, esther: Person, many: int, django_assert_max_num_queries: object
) -> None:
    for number in range(many):
        person = make_person(f"P{number}", email=f"p{number}@example.org")
        make_contact(network, person, make_group(f"Group {number}"))
        wanting.want(person.pk, network, ["skills"], weekly=True, now=WEDNESDAY)
    goes_out(make_draft(network, esther), esther, WEDNESDAY)
    with django_assert_max_num_queries(24):  # type: ignore[operator] # pytest-django's
        assert weekly.write_due(MONDAY) == many + 1


def test_safeguarding_comes_at_once(network: Network, esther: Person, clara: Person) -> None:
    goes_out(make_draft(network, esther, replace(SAYS, kind="safeguarding")), esther, WEDNESDAY)
    assert last_letter(clara, "broadcast").subject == SAYS.subject


def test_ending_the_letter_of_the_week_leaves_safeguarding(network: Network, esther: Person, clara: Person) -> None:
    assert wanting.end_by_name(clara.pk, "week.southern-network", now=WEDNESDAY)
    assert not goes_out(make_draft(network, esther), esther, WEDNESDAY).hearers.exists()
    sent = goes_out(make_draft(network, esther, replace(SAYS, kind="safeguarding")), esther, WEDNESDAY)
    assert sent.hearers.count() == 1
