"""A round from the first parcel to the last: doors, drivers, who goes where, ticking off, what is left over."""

from datetime import date

import pytest

from doorstep.aid import repeats
from doorstep.aid.actions import asking, climbing, driving, finishing, rounds
from doorstep.aid.actions.revealing import NotYetError
from doorstep.aid.actions.rounds import NotSharedError, Start
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Drive, Household, Offer, Round, Stop, Task, Volunteer
from doorstep.aid.queries.seeing import ready_one
from doorstep.groups.models import Group
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.places import cells
from tests.aid.street import NOW, amina, later, make_volunteer
from tests.factories import PECKHAM

pytestmark = pytest.mark.django_db
SATURDAY = date(2026, 11, 28)


@pytest.fixture
def clara(rye: Group) -> Person:
    return Person.objects.get(memberships__role="coordinator", memberships__group=rye)


@pytest.fixture
def planned(rye: Group, clara: Person) -> Round:
    start = Start(SATURDAY, "morning", "St Mary's hall", parcels=20)
    return rounds.plan_round(rye, start, by=clara.pk, now=NOW)


def door(group: Group, north: float = 0.0, east: float = 0.0, *, every: str = "") -> Task:
    cell = cells.cell_at(PECKHAM[0] + north, PECKHAM[1] + east)
    when = When(Urgency.DAY, SATURDAY, "morning", every)
    asked = Asked(("food-parcel",), cell, "SE15", when, address="12 Choumert Road", know="Ring twice.")
    return asking.open_request(asked, amina(), group, by=None, now=NOW).request.tasks.order_by("day")[0]


def add(planned: Round, *tasks: Task, by: Person, parcels: int = 1) -> list[Stop]:
    return rounds.add_doors(planned, dict.fromkeys(tasks, parcels), by=by.pk, now=NOW)


def driver(planned: Round, by: Person, called: str = "Ben", room: int = 10, *, vouched: bool = True) -> Drive:
    volunteer = make_volunteer(planned.group, called, vouched=vouched, going="car")
    drive = rounds.ask_driver(planned, volunteer, room, by=by.pk, now=NOW)
    assert drive
    driving.say_yes(drive, by=volunteer.person_id, now=NOW)
    return drive


def test_from_parcels_to_doors(rye: Group, planned: Round, clara: Person) -> None:
    add(planned, *(door(rye, 0.001 * each) for each in range(3)), by=clara)
    drive = driver(planned, clara)
    assert rounds.share_out(planned, by=clara.pk, now=NOW) == []

    doors = driving.doors_of(drive, by=drive.person_id, now=NOW)
    assert [(each.called, each.address, each.notes) for each in doors] == [
        ("Amina", "12 Choumert Road", ("Ring twice.",))
    ] * 3
    assert JournalEntry.objects.filter(verb="looked at", by=drive.person_id).count() == 3

    for each in doors[:2]:
        driving.tick(each.stop, Stop.Status.DONE, by=drive.person_id, now=later(days=3))
    driving.tick(doors[2].stop, Stop.Status.NOT_IN, by=drive.person_id, now=later(days=3))
    driving.end(planned, left_over=18, by=clara.pk, now=later(days=3))

    assert sorted(Task.objects.values_list("status", flat=True)) == ["done", "done", "open"]
    drive.refresh_from_db()
    assert (planned.status, planned.left_over, drive.status) == ("over", 18, Drive.Status.DONE)


def test_one_direction_is_one_drivers(rye: Group, planned: Round, clara: Person) -> None:
    north = add(planned, *(door(rye, 0.004, 0.0005 * each) for each in range(2)), by=clara)
    south = add(planned, *(door(rye, -0.004, 0.0005 * each) for each in range(2)), by=clara)
    ben, olu = driver(planned, clara, room=2), driver(planned, clara, "Olu", room=2)
    rounds.share_out(planned, by=clara.pk, now=NOW)

    shares = [{stop.pk for stop in drive.stops.all()} for drive in (ben, olu)]
    assert sorted(map(sorted, shares)) == sorted([sorted(each.pk for each in side) for side in (north, south)])


def test_what_nobody_has_room_for_is_said_and_stays_a_task_with_a_next_step(
    rye: Group, planned: Round, clara: Person
) -> None:
    add(planned, door(rye), door(rye), by=clara, parcels=2)
    driver(planned, clara, room=3)
    alone = rounds.share_out(planned, by=clara.pk, now=NOW)

    assert len(alone) == 1
    left = Task.objects.get(stop=alone[0])
    assert (left.status, left.due_at) == (Task.Status.OPEN, planned.starts_at)
    assert climbing.look_after(planned.starts_at) == 1


def test_in_a_round_nobody_else_is_asked(rye: Group, planned: Round, clara: Person) -> None:
    make_volunteer(rye)
    task = door(rye)
    climbing.look_after(NOW)
    add(planned, task, by=clara)
    assert climbing.look_after(later(hours=12)) == 0
    assert list(Offer.objects.values_list("status", flat=True)) == ["withdrawn"]


def test_how_many_parcels_is_remembered(rye: Group, planned: Round, clara: Person) -> None:
    task = door(rye, every=repeats.weekly([5]))
    add(planned, task, by=clara, parcels=3)
    assert Household.objects.get(request=task.request).parcels == 3


def test_what_somebody_does_already_comes_into_no_round(rye: Group, planned: Round, clara: Person) -> None:
    task = door(rye)
    assert len(add(planned, task, by=clara)) == 1
    assert add(planned, task, by=clara) == []


def test_a_new_driver_waits_for_a_nod_and_sees_no_door_before(rye: Group, planned: Round, clara: Person) -> None:
    add(planned, door(rye), by=clara)
    drive = driver(planned, clara, vouched=False)
    assert drive.status == Drive.Status.NOD
    with pytest.raises(NotSharedError):
        rounds.share_out(planned, by=clara.pk, now=NOW)
    with pytest.raises(NotYetError):
        driving.doors_of(drive, by=drive.person_id, now=NOW)

    driving.nod(drive, by=clara.pk, now=NOW)
    rounds.share_out(planned, by=clara.pk, now=NOW)
    assert len(driving.doors_of(drive, by=drive.person_id, now=NOW)) == 1


def test_a_share_counts_as_one_of_what_is_enough_and_each_door_of_what_somebody_has_at_once(
    rye: Group, planned: Round, clara: Person
) -> None:
    tasks = [door(rye) for _ in range(4)]
    add(planned, *tasks, by=clara)
    drive = driver(planned, clara)
    rounds.share_out(planned, by=clara.pk, now=NOW)
    ready = ready_one(tasks[0], Volunteer.objects.get(pk=drive.volunteer_id), NOW)
    assert (ready.this_week, ready.at_once) == (1, 4)


def test_nobody_drives_to_their_own_door(rye: Group, planned: Round, clara: Person) -> None:
    drive = driver(planned, clara)
    asked = Asked(("food-parcel",), cells.cell_at(*PECKHAM), "SE15", When(Urgency.DAY, SATURDAY))
    own = asking.open_request(asked, drive.person, rye, by=None, now=NOW).request.tasks.get()
    add(planned, own, by=clara)
    assert [stop.task for stop in rounds.share_out(planned, by=clara.pk, now=NOW)] == [own]


def test_who_cannot_drive_leaves_their_doors_to_the_others(rye: Group, planned: Round, clara: Person) -> None:
    add(planned, door(rye), door(rye), by=clara)
    ben = driver(planned, clara)
    rounds.share_out(planned, by=clara.pk, now=NOW)
    olu = driver(planned, clara, "Olu")
    driving.say_no(ben, by=ben.person_id, now=NOW)
    assert Task.objects.filter(status=Task.Status.OPEN, filled=0).count() == 2

    assert rounds.share_out(planned, by=clara.pk, now=NOW) == []
    assert Task.objects.filter(status=Task.Status.TAKEN).count() == olu.stops.count() == 2


def test_sharing_again_keeps_what_is_right(rye: Group, planned: Round, clara: Person) -> None:
    add(planned, door(rye), by=clara)
    driver(planned, clara)
    for _ in range(2):
        rounds.share_out(planned, by=clara.pk, now=NOW)
    assert Offer.objects.count() == 1


def test_called_off_each_door_looks_for_somebody_on_its_own(rye: Group, planned: Round, clara: Person) -> None:
    add(planned, door(rye), by=clara)
    drive = driver(planned, clara)
    rounds.share_out(planned, by=clara.pk, now=NOW)
    driving.call_off(planned, by=clara.pk, now=later(hours=1))

    task = Task.objects.get()
    assert (task.status, task.filled, task.due_at) == (Task.Status.OPEN, 0, later(hours=1))
    assert not Stop.objects.exists()
    assert Message.objects.filter(person=drive.person, kind="round-off").exists()


def test_whoever_asked_and_needs_it_no_more_is_left_out(rye: Group, planned: Round, clara: Person) -> None:
    task = door(rye)
    add(planned, task, by=clara)
    drive = driver(planned, clara)
    rounds.share_out(planned, by=clara.pk, now=NOW)
    finishing.withdraw(task.request, by=task.person_id, now=NOW)
    assert driving.doors_of(drive, by=drive.person_id, now=NOW) == []


def test_a_door_taken_out_goes_its_own_way(rye: Group, planned: Round, clara: Person) -> None:
    stop = add(planned, door(rye), by=clara)[0]
    rounds.remove_door(stop, by=clara.pk, now=NOW)
    make_volunteer(rye)
    climbing.look_after(NOW)
    assert Offer.objects.filter(status=Offer.Status.OPEN).count() == 1
