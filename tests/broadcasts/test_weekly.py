"""One letter a week for whoever wants it so; what is about safeguarding comes at once."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from doorstep.broadcasts.actions import wanting, weekly
from doorstep.broadcasts.models import Hearer
from doorstep.broadcasts.queries.reach import reach_of
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.broadcasts.making import SAYS, goes_out, make_draft
from tests.networks.making import last_letter

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


def test_what_is_no_longer_worth_knowing_is_left_out(network: Network, esther: Person, clara: Person) -> None:
    over = replace(SAYS, last_day=WEDNESDAY.date())
    goes_out(make_draft(network, esther, over), esther, WEDNESDAY)
    weekly.write_due(MONDAY)
    assert not Message.objects.filter(person=clara, kind="week-of-news").exists()


def test_safeguarding_comes_at_once(network: Network, esther: Person, clara: Person) -> None:
    goes_out(make_draft(network, esther, replace(SAYS, kind="safeguarding")), esther, WEDNESDAY)
    assert last_letter(clara, "broadcast").subject == SAYS.subject


def test_ending_the_letter_of_the_week_leaves_safeguarding(network: Network, esther: Person, clara: Person) -> None:
    assert wanting.end_by_name(clara.pk, "week.southern-network", now=WEDNESDAY)
    assert not goes_out(make_draft(network, esther), esther, WEDNESDAY).hearers.exists()
    sent = goes_out(make_draft(network, esther, replace(SAYS, kind="safeguarding")), esther, WEDNESDAY)
    assert sent.hearers.count() == 1
