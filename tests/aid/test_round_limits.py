"""Rounds within what matching cannot break: nobody meets whom they must not, and who is new has few doors at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.actions import asking, driving, mending, rounds, stopping
from doorstep.aid.actions.revealing import NotYetError
from doorstep.aid.actions.rounds import NotForThisRoundError, Start
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching.fitting import NEW_AT_ONCE
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Drive, Round, Stop, Task, Volunteer
from doorstep.aid.queries import rounds as asks
from doorstep.groups.actions import members
from doorstep.groups.models import Group
from doorstep.people.models import Person
from doorstep.safeguarding.actions import keep_apart
from tests.aid.street import HERE, NOW, amina, make_task, make_volunteer, offers_of
from tests.factories import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def clara(rye: Group) -> Person:
    return Person.objects.get(memberships__role="coordinator", memberships__group=rye)


@pytest.fixture
def planned(rye: Group, clara: Person) -> Round:
    day = timezone.localdate(timezone=timezone.get_default_timezone()) + timedelta(days=2)
    return rounds.plan_round(rye, Start(day, "morning", "St Mary's hall", 20), by=clara.pk, now=timezone.now())


def door(planned: Round, *wanted: str, phone: str = "020 7946 0501") -> Stop:
    """Have somebody ask for a parcel, or something else, and put it into the round."""
    asked = Asked(wanted or ("food-parcel",), HERE, "SE15", When(Urgency.DAY, planned.day, "morning"))
    task = asking.open_request(asked, amina(phone), planned.group, by=None, now=timezone.now()).request.tasks.get()
    return rounds.add_doors(planned, {task: 1}, by=task.owner or task.person_id, now=timezone.now())[0]


def apart(stop: Stop, volunteer: Volunteer, by: Person, *, asked_by_household: bool = True) -> None:
    one, other = stop.task.request.person, volunteer.person
    if not asked_by_household:
        one, other = other, one
    keep_apart(one, stop.round.group, other=other.pk, by=by.pk, now=NOW)


def drives(planned: Round, volunteer: Volunteer, by: Person) -> Drive:
    drive = rounds.ask_driver(planned, volunteer, 10, by=by.pk, now=timezone.now())
    assert drive
    driving.say_yes(drive, by=volunteer.person_id, now=timezone.now())
    if drive.status == Drive.Status.NOD:
        driving.nod(drive, by=by.pk, now=timezone.now())
    return drive


@pytest.mark.parametrize("asked_by_household", [True, False])
def test_whoever_is_kept_apart_from_a_door_is_given_another(
    planned: Round, clara: Person, *, asked_by_household: bool
) -> None:
    ben = make_volunteer(planned.group, going="car")
    drive = drives(planned, ben, clara)
    theirs, other = door(planned), door(planned, phone="020 7946 0502")
    apart(theirs, ben, clara, asked_by_household=asked_by_household)

    assert rounds.share_out(planned, by=clara.pk, now=timezone.now()) == [theirs]
    assert [*drive.stops.all()] == [other]
    assert offers_of(theirs.task) == {}

    olu = drives(planned, make_volunteer(planned.group, "Olu", going="car"), clara)
    assert rounds.share_out(planned, by=clara.pk, now=timezone.now()) == []
    assert theirs in olu.stops.all()


def test_kept_apart_by_a_number_holds_as_well(planned: Round, clara: Person) -> None:
    ben = make_volunteer(planned.group, going="car")
    drives(planned, ben, clara)
    stop = door(planned)
    keep_apart(stop.task.request.person, planned.group, reached="ben@canary.example", by=clara.pk, now=NOW)
    assert rounds.share_out(planned, by=clara.pk, now=timezone.now()) == [stop]


def test_whoever_is_kept_apart_later_has_the_door_no_more_once_it_is_shared_out_anew(
    planned: Round, clara: Person
) -> None:
    ben = make_volunteer(planned.group, going="car")
    stop = door(planned)
    drives(planned, ben, clara)
    assert rounds.share_out(planned, by=clara.pk, now=timezone.now()) == []
    apart(stop, ben, clara)
    assert rounds.share_out(planned, by=clara.pk, now=timezone.now()) == [stop]
    assert set(offers_of(stop.task).values()) == {"withdrawn"}


def test_whoever_is_kept_apart_later_sees_the_door_no_more_and_it_is_shared_out_anew(
    planned: Round, clara: Person
) -> None:
    ben, now = make_volunteer(planned.group, going="car"), timezone.now()
    theirs, other = door(planned), door(planned, phone="020 7946 0502")
    drive = drives(planned, ben, clara)
    assert rounds.share_out(planned, by=clara.pk, now=now) == []
    apart(theirs, ben, clara)
    doors = driving.doors_of(drive, by=drive.person_id, now=now)
    assert [each.stop for each in doors] == [other]

    assert mending.part(now) == 1
    theirs.refresh_from_db()
    assert (theirs.drive, theirs.task.status, theirs.task.due_at) == (None, "open", planned.starts_at)


def test_chosen_by_hand_they_are_refused_without_a_reason(client: Client, planned: Round, clara: Person) -> None:
    ben = make_volunteer(planned.group, going="car")
    apart(door(planned), ben, clara)
    assert not asks.could_drive(planned).exists()
    with pytest.raises(NotForThisRoundError, match=r"^They cannot drive this round\. Choose somebody else\.$"):
        rounds.ask_driver(planned, ben, 10, by=clara.pk, now=timezone.now())

    make_volunteer(planned.group, "Olu")
    sign_in(client, clara, strong=True)
    address = f"/groups/{planned.group.slug}/requests/rounds/{planned.pk}/drivers/"
    assert "Ben" not in client.get(address).text
    answer = client.post(address, {"volunteer": str(ben.pk), "room": "5"})
    assert (answer.status_code, answer.text.count("They cannot drive this round.")) == (422, 2)
    assert "apart" not in answer.text
    assert not Drive.objects.exists()


def test_who_is_new_has_three_doors_at_most_until_somebody_vouches(planned: Round, clara: Person) -> None:
    ben = make_volunteer(planned.group, going="car", vouched=False)
    for _ in range(5):
        door(planned)
    drive = drives(planned, ben, clara)
    assert len(rounds.share_out(planned, by=clara.pk, now=timezone.now())) == 5 - NEW_AT_ONCE
    assert drive.stops.count() == NEW_AT_ONCE

    Volunteer.objects.update(vouched_at=NOW)
    assert rounds.share_out(planned, by=clara.pk, now=timezone.now()) == []


def test_who_is_new_and_has_three_things_in_hand_is_not_asked(client: Client, planned: Round, clara: Person) -> None:
    ben = make_volunteer(planned.group, going="car", vouched=False)
    other = rounds.plan_round(
        planned.group, Start(planned.day, "morning", "The library", 9), by=clara.pk, now=timezone.now()
    )
    for _ in range(NEW_AT_ONCE):
        door(other)
    drives(other, ben, clara)
    rounds.share_out(other, by=clara.pk, now=timezone.now())

    sign_in(client, clara, strong=True)
    address = f"/groups/{planned.group.slug}/requests/rounds/{planned.pk}/drivers/"
    answer = client.post(address, {"volunteer": str(ben.pk), "room": "5"})
    assert (answer.status_code, "as much in hand as new volunteers" in answer.text) == (422, True)


def test_who_is_new_is_given_no_door_where_they_would_pay_for_something(planned: Round, clara: Person) -> None:
    ben = make_volunteer(planned.group, going="car", vouched=False)
    shopping, parcel = door(planned, "shopping"), door(planned)
    drive = drives(planned, ben, clara)
    assert rounds.share_out(planned, by=clara.pk, now=timezone.now()) == [shopping]
    assert [*drive.stops.all()] == [parcel]


def test_whoever_leaves_the_group_drives_no_more_and_sees_no_door(planned: Round, clara: Person) -> None:
    ben = make_volunteer(planned.group, going="car")
    stop = door(planned)
    drive = drives(planned, ben, clara)
    rounds.share_out(planned, by=clara.pk, now=timezone.now())
    members.leave_altogether(ben.person, planned.group, by=ben.person_id, now=timezone.now())
    with pytest.raises(NotYetError):
        driving.doors_of(drive, by=drive.person_id, now=timezone.now())

    stopping.follow(timezone.now())
    drive.refresh_from_db()
    assert (drive.status, Task.objects.get(pk=stop.task_id).status) == (Drive.Status.DECLINED, Task.Status.OPEN)
    assert not drive.stops.exists()


def test_what_takes_two_comes_into_no_round(planned: Round, clara: Person) -> None:
    task = make_task(planned.group, "food-parcel", hands=2, at=timezone.now())
    assert rounds.add_doors(planned, {task: 1}, by=clara.pk, now=timezone.now()) == []
