"""When a group starts near somebody who stands by, they are told: once for each group, several in one message."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.groups import actions
from doorstep.groups.models import Group, Membership
from doorstep.groups.patches import Parts, draw
from doorstep.messaging.models import Message
from doorstep.networks.actions.nudging import SETTLED, look_after
from doorstep.networks.actions.standing_by import end, hear_of_groups, rest
from doorstep.networks.models import Network, Nudge, Standby
from doorstep.people.models import Person
from doorstep.places import cells
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_group, make_membership, make_person
from tests.networks.making import browser_of, make_network
from tests.networks.standing import make_standby

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben() -> Person:
    return make_person("Ben", email="ben@example.org")


@pytest.fixture
def ready(network: Network, ben: Person) -> Standby:
    return make_standby(network, ben)


def told(person: Person) -> list[str]:
    found = Message.objects.filter(person=person, kind="group-near-you").order_by("made_at", "pk")
    return [message.body.partition("\n")[0] for message in found]


def look() -> int:
    return look_after(timezone.now() + SETTLED)


@pytest.mark.usefixtures("ready")
def test_whoever_stands_by_hears_of_a_group_once(ben: Person) -> None:
    make_group("Rye Lane Neighbours")
    assert (look(), look()) == (1, 0)
    assert told(ben) == ["A group has started to help near you: Rye Lane Neighbours."]
    Standby.objects.update(nudged_until=timezone.now() - timedelta(days=1))
    look()
    assert len(told(ben)) == 1


@pytest.mark.usefixtures("ready")
def test_several_at_once_are_one_message(ben: Person) -> None:
    for name in ("Rye Lane Neighbours", "Choumert Neighbours"):
        make_group(name)
    make_group("Nunhead Neighbours", at=NUNHEAD, metres=None)
    look()
    assert told(ben) == ["Groups help near you now: Choumert Neighbours, Nunhead Neighbours and Rye Lane Neighbours."]


@pytest.mark.usefixtures("ready")
def test_very_many_at_once_are_named_in_part(ben: Person) -> None:
    for number in range(9):
        make_group(f"Neighbours of street {number}")
    look()
    assert told(ben)[0].endswith("street 5 and 3 more.")


@pytest.mark.usefixtures("ready")
def test_what_is_far_or_was_there_before_or_is_not_listed_is_nothing_new(ben: Person) -> None:
    make_group("Leeds Neighbours", at=LEEDS)
    make_group("Proposed Neighbours", listing=Group.Listing.PROPOSED)
    old = make_group("Old Neighbours")
    Group.objects.filter(pk=old.pk).update(listed_at=timezone.now() - timedelta(days=9))
    assert look() == 0
    assert told(ben) == []


@pytest.mark.usefixtures("ready")
def test_a_first_patch_over_them_is_news_and_the_next_is_not(ben: Person) -> None:
    group = make_group("Wide Neighbours", at=LEEDS, metres=None)
    look()
    for metres in (900.0, 1200.0):
        drawn = draw(Parts(circles=((cells.cell_at(*PECKHAM), metres),)))
        assert drawn
        actions.draw_patch(group, drawn, by=None)
        look()
    assert told(ben) == ["A group has started to help near you: Wide Neighbours."]


@pytest.mark.usefixtures("ready")
def test_a_patch_that_is_drawn_anew_after_none_is_no_start(ben: Person) -> None:
    group = make_group("Wide Neighbours", at=LEEDS, metres=None)
    for at in (LEEDS, PECKHAM):
        drawn = draw(Parts(circles=((cells.cell_at(*at), 900.0),)))
        assert drawn
        actions.draw_patch(group, drawn, by=None)
        look()
        group.patches.all().delete()
    assert told(ben) == []


@pytest.mark.usefixtures("ready")
def test_a_group_that_is_written_down_late_is_told_of_as_well(ben: Person) -> None:
    now = timezone.now()
    Standby.objects.update(nudged_until=now - timedelta(minutes=10))
    make_group("Rye Lane Neighbours")
    look_after(now + timedelta(minutes=1))
    late = make_group("Choumert Neighbours")
    Group.objects.filter(pk=late.pk).update(listed_at=now - timedelta(seconds=30))
    look()
    assert told(ben) == ["Groups help near you now: Choumert Neighbours and Rye Lane Neighbours."]


def test_a_group_of_another_house_is_none_to_join_here(ready: Standby, ben: Person) -> None:
    group = make_group("Elsewhere Neighbours")
    Group.objects.filter(pk=group.pk).update(hops=1, home="https://elsewhere.example/groups/1/")
    assert ready
    assert look() == 0
    assert told(ben) == []


def test_the_page_shows_what_they_were_told_of_also_where_another_is_over_them(ready: Standby, ben: Person) -> None:
    make_group("Over Them")
    make_group("Half an Hour Away", at=(PECKHAM[0] + 0.018, PECKHAM[1]), metres=200)
    look()
    page = browser_of(ben).get(f"/networks/mine/ready/{ready.pk}/").content.decode()
    assert "Over Them" in page
    assert "Half an Hour Away" in page


def test_a_group_that_they_are_in_already_is_no_news(ready: Standby, ben: Person) -> None:
    make_membership(ben, make_group("Rye Lane Neighbours"))
    assert look() == 0
    assert Membership.objects.filter(person=ben).exists()
    ready.refresh_from_db()
    assert ready.ended_at is None


def test_no_thanks_a_rest_and_an_end_are_obeyed(network: Network, ready: Standby, ben: Person) -> None:
    now = timezone.now()
    dev, olu = (make_person(name, email=f"{name.lower()}@example.org") for name in ("Dev", "Olu"))
    hear_of_groups(ready, hear=False, by=ben.pk, now=now)
    rest(make_standby(network, dev), until=None, by=dev.pk)
    end(make_standby(network, olu), by=olu.pk, now=now)
    make_group("Rye Lane Neighbours")
    assert look() == 0
    hear_of_groups(ready, hear=True, by=ben.pk, now=timezone.now())
    assert look() == 0
    assert [told(person) for person in (ben, dev, olu)] == [[], [], []]


@pytest.mark.usefixtures("ready")
def test_whoever_is_ready_for_two_networks_is_told_once(ben: Person) -> None:
    make_standby(make_network("Rye Lane Circle", "SE15", email="", level="ward"), ben)
    make_group("Rye Lane Neighbours")
    look()
    assert len(told(ben)) == 1
    assert Nudge.objects.count() == 1


@pytest.mark.parametrize("rows", [2, 6])
def test_it_costs_as_many_questions_for_six_as_for_two(
    rows: int, network: Network, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    places = (PECKHAM, NUNHEAD)
    for number in range(rows):
        person = make_person(f"Ben {number}", email=f"ben{number}@example.org")
        make_standby(network, person, at=places[number % 2])
    for number in range(rows):
        make_group(f"Neighbours {number} near by", at=places[number % 2], metres=300)
    with django_assert_num_queries(21):
        assert look() == rows


def test_more_than_one_batch_is_looked_after(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doorstep.networks.actions.nudging.AT_ONCE", 2)
    people = [make_person(f"Ben {number}", email=f"ben{number}@example.org") for number in range(5)]
    for person in people:
        make_standby(network, person)
    make_group("Rye Lane Neighbours")
    assert look() == 5
    assert [len(told(person)) for person in people] == [1] * 5


def test_a_crowd_of_groups_is_gone_through_in_steps(ready: Standby, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doorstep.networks.queries.nudges.MOST_STARTED", 2)
    for number in range(5):
        make_group(f"Neighbours of street {number}")
    look()
    assert Nudge.objects.filter(person=ready.person_id).count() == 5
    assert look() == 0
