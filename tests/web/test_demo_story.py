"""What the demo world tells of asking and helping: something of each, at whatever hour it is planted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Q

from doorstep.aid.models import Drive, HelpRequest, Offer, Repeat, Round, Task
from doorstep.aid.queries import desk
from doorstep.groups.models import Group
from doorstep.groups.queries.members import standing_in
from doorstep.networks.models import Network
from doorstep.networks.queries.desk import applications_at, officer_of
from doorstep.networks.queries.directory import groups_in
from doorstep.people.models import Person
from doorstep.web.demo import plant
from doorstep.web.demo.cast import CAST, find

pytestmark = pytest.mark.django_db
WEDNESDAY_NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
SATURDAY_MORNING = datetime(2026, 11, 28, 9, tzinfo=UTC)
NIGHT_OF_A_FRIDAY = datetime(2026, 7, 3, 1, tzinfo=UTC)


def called(name: str) -> Person:
    found = find(next(part for part in CAST if part.name == name))
    assert found
    return found


@pytest.mark.parametrize("now", [WEDNESDAY_NOON, SATURDAY_MORNING, NIGHT_OF_A_FRIDAY])
def test_there_is_something_of_each(now: datetime) -> None:
    plant(now)
    group = Group.objects.get(name="Nunhead Neighbours")
    mine = desk.needing(standing_in(called("Clara").pk, group), now)
    waiting = {(task.kind, task.status) for task in mine}
    # New, and nobody speaks its language; late, and nobody said whether it was done; a yes that waits for a nod.
    assert waiting == {("other", "open"), ("prescription", "taken"), ("phone-call", "nod")}
    assert Offer.objects.filter(task__kind="prescription", task__status="open", status="open").exists()
    assert Task.objects.filter(kind="dog-walking", status="taken", day=(now + timedelta(days=1)).date()).exists()


def test_the_weekly_shop_is_in_its_third_month_and_ben_does_it() -> None:
    plant(WEDNESDAY_NOON)
    weekly = Repeat.objects.get().request
    assert weekly.person_id == called("Amina").pk
    assert weekly.asked_at < WEDNESDAY_NOON - timedelta(weeks=9)
    assert weekly.tasks.filter(status="done").count() >= 9
    went = Offer.objects.filter(task__in=weekly.tasks.all(), status__in=("done", "accepted"))
    assert {offer.person_id for offer in went} == {called("Ben").pk}
    assert weekly.tasks.filter(status="taken", day__gte=WEDNESDAY_NOON.date()).exists()


def test_saturdays_round_is_shared_out() -> None:
    plant(WEDNESDAY_NOON)
    planned = Round.objects.get()
    assert (planned.status, planned.day.isoweekday()) == (Round.Status.SHARED, 6)
    assert planned.drives.filter(status=Drive.Status.READY).count() == 2
    assert not planned.stops.filter(Q(drive=None) | Q(place=0)).exists()


def test_what_was_asked_is_never_later_than_now() -> None:
    plant(WEDNESDAY_NOON)
    assert not HelpRequest.objects.filter(asked_at__gt=WEDNESDAY_NOON).exists()
    assert not Offer.objects.filter(made_at__gt=WEDNESDAY_NOON).exists()


def test_a_network_has_three_groups_and_one_that_asks() -> None:
    plant(WEDNESDAY_NOON)
    network = Network.objects.get()
    assert [group.name for group in groups_in(network)] == [
        "Nunhead Neighbours",
        "Peckham Rye Neighbours",
        "Walworth Good Neighbours",
    ]
    assert officer_of(called("Esther").pk, network.slug)
    assert applications_at(network).count() == 1
