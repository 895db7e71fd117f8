"""A door is a driver's by a yes to it, and no longer than that: whatever happens to its task, none outlives the yes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from doorstep.aid import repeats
from doorstep.aid.actions import afterwards, answering, driving, finishing, moving, offering, repeating, rounds
from doorstep.aid.actions.rounds import NotSharedError, Start
from doorstep.aid.models import Drive, Offer, Repeat, Round, Skill, Stop, Task
from doorstep.aid.queries import rounds as asks
from doorstep.groups.models import Group, Role
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.street import NOW, later, make_volunteer, offers_of
from tests.aid.test_rounds import SATURDAY, add, door, driver
from tests.factories import make_group, make_membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def clara(rye: Group) -> Person:
    return Person.objects.get(memberships__role="coordinator", memberships__group=rye)


@pytest.fixture
def planned(rye: Group, clara: Person) -> Round:
    return a_round(rye, clara)


def a_round(group: Group, by: Person, day: date = SATURDAY) -> Round:
    return rounds.plan_round(group, Start(day, "morning", "St Mary's hall", parcels=20), by=by.pk, now=NOW)


def shared(planned: Round, by: Person, *tasks: Task) -> tuple[Drive, list[Stop]]:
    """Have Ben drive to these doors."""
    stops = add(planned, *tasks, by=by)
    drive = driver(planned, by)
    rounds.share_out(planned, by=by.pk, now=NOW)
    for each in (*stops, *tasks):
        each.refresh_from_db()
    return drive, stops


def seen_by(drive: Drive) -> list[Stop]:
    return [each.stop for each in driving.doors_of(drive, by=drive.person_id, now=NOW)]


def olu_takes(task: Task) -> Offer:
    task.refresh_from_db()
    olu = make_volunteer(task.group, "Olu")
    offering.put_on_board(task, by=None)
    return answering.take(task, olu, now=NOW)


def could_not(task: Task, _by: Person) -> None:
    finishing.give_back(Offer.objects.select_related("task").get(task=task, status="accepted"), now=NOW)


def nobody_came(task: Task, _by: Person) -> None:
    afterwards.nobody_came(task, by=task.person_id, now=NOW)


def not_ours(task: Task, by: Person) -> None:
    other, dev = make_group("Nunhead Neighbours"), Person.objects.create()
    make_membership(dev, other, Role.COORDINATOR)
    moving.move(task.request, other, agreed=True, by=by.pk, now=NOW)


@pytest.mark.parametrize("what", [could_not, nobody_came, not_ours])
def test_a_door_is_seen_no_more_by_whoever_lost_it(
    rye: Group, planned: Round, clara: Person, what: Callable[[Task, Person], None]
) -> None:
    task, stays = door(rye), door(rye)
    ben, stops = shared(planned, clara, task, stays)
    what(task, clara)
    offer = olu_takes(task)

    assert seen_by(ben) == [stops[1]]
    assert [*asks.to_come(planned)] == [stops[1]]
    with pytest.raises(SomebodyWasFirstError):
        driving.tick(stops[0], Stop.Status.DONE, by=ben.person_id, now=NOW)
    assert rounds.share_out(planned, by=clara.pk, now=NOW) == []
    for over in (driving.end, driving.call_off):
        again = Round.objects.get(pk=planned.pk)
        if not again.is_over:
            over(again, by=clara.pk, now=NOW, **({"left_over": 0} if over is driving.end else {}))
    offer.refresh_from_db()
    task.refresh_from_db()
    assert (offer.status, task.status) == (Offer.Status.ACCEPTED, Task.Status.TAKEN)


def test_a_stop_that_was_left_behind_shows_nothing_and_takes_no_yes_from_anybody(
    rye: Group, planned: Round, clara: Person
) -> None:
    ben, [stop] = shared(planned, clara, door(rye))
    could_not(stop.task, clara)
    offer = olu_takes(stop.task)
    # As if it had been put there between two statements.
    stop.save(force_insert=True)

    assert seen_by(ben) == []
    assert not asks.to_come(planned).exists()
    with pytest.raises(SomebodyWasFirstError):
        driving.tick(stop, Stop.Status.NOT_IN, by=ben.person_id, now=NOW)
    driving.say_no(ben, by=ben.person_id, now=NOW)
    offer.refresh_from_db()
    assert offer.status == Offer.Status.ACCEPTED
    assert not Stop.objects.exists()


def test_whoever_says_yes_to_a_door_without_a_driver_keeps_it(rye: Group, planned: Round, clara: Person) -> None:
    task, other = door(rye), door(rye)
    add(planned, task, other, by=clara)
    offer = olu_takes(task)
    driver(planned, clara)
    assert rounds.share_out(planned, by=clara.pk, now=NOW) == []
    driving.call_off(planned, by=clara.pk, now=NOW)

    offer.refresh_from_db()
    assert offer.status == Offer.Status.ACCEPTED
    assert Stop.objects.count() == 0


def test_what_is_moved_to_another_day_leaves_the_round_and_its_driver_is_told(
    rye: Group, planned: Round, clara: Person
) -> None:
    task = door(rye, every=repeats.weekly([5]))
    ben, _stops = shared(planned, clara, task)
    repeating.move_to(task, SATURDAY + timedelta(days=1), by=clara.pk, now=NOW)

    assert (task.status, task.day, task.filled) == (Task.Status.OPEN, SATURDAY + timedelta(days=1), 0)
    assert seen_by(ben) == []
    assert not Stop.objects.exists()
    assert Message.objects.filter(person=ben.person, kind="not-needed").count() == 1
    assert not Message.objects.filter(kind="on-another-day").exists()


def test_what_cannot_be_moved_stays_in_the_round(rye: Group, planned: Round, clara: Person) -> None:
    task = door(rye, every=repeats.weekly([5, 6]))
    ben, stops = shared(planned, clara, task)
    with pytest.raises(repeating.NotThenError):
        repeating.move_to(task, SATURDAY + timedelta(days=1), by=clara.pk, now=NOW)
    assert seen_by(ben) == stops


# -- Sharing out -----------------------------------------------------------------------------------------------------


def test_what_is_not_needed_any_more_is_shared_out_to_nobody(rye: Group, planned: Round, clara: Person) -> None:
    task, other = door(rye), door(rye)
    add(planned, task, other, by=clara)
    finishing.withdraw(task.request, by=task.person_id, now=NOW)
    ben = driver(planned, clara)
    assert rounds.share_out(planned, by=clara.pk, now=NOW) == []
    assert [each.task for each in seen_by(ben)] == [other]


def test_with_nothing_needed_any_more_it_says_so(rye: Group, planned: Round, clara: Person) -> None:
    task = door(rye)
    add(planned, task, by=clara)
    driver(planned, clara)
    finishing.withdraw(task.request, by=task.person_id, now=NOW)
    with pytest.raises(NotSharedError):
        rounds.share_out(planned, by=clara.pk, now=NOW)


# -- Nobody opened ---------------------------------------------------------------------------------------------------


def test_where_nobody_opened_another_round_may_come(rye: Group, planned: Round, clara: Person) -> None:
    task = door(rye)
    ben, [stop] = shared(planned, clara, task)
    driving.tick(stop, Stop.Status.NOT_IN, by=ben.person_id, now=NOW)
    another = a_round(rye, clara)
    assert [each.task for each in asks.could_come(another)] == [task]

    assert len(add(another, task, by=clara)) == 1
    olu = driver(another, clara, "Olu")
    rounds.share_out(another, by=clara.pk, now=NOW)
    assert [each.task for each in seen_by(olu)] == [task]
    assert seen_by(ben) == []


def test_what_comes_to_nobody_twice_is_in_one_round_at_a_time(rye: Group, planned: Round, clara: Person) -> None:
    task = door(rye)
    shared(planned, clara, task)
    another = a_round(rye, clara)
    assert asks.could_come(another) == []
    assert add(another, task, by=clara) == []


# -- The end ---------------------------------------------------------------------------------------------------------


def test_once_it_is_over_nobody_is_asked_to_drive_any_more(rye: Group, planned: Round, clara: Person) -> None:
    shared(planned, clara, door(rye))
    new = driver(planned, clara, "Olu", vouched=False)
    asked = rounds.ask_driver(planned, make_volunteer(rye, "Sam"), 5, by=clara.pk, now=NOW)
    assert asked
    driving.end(planned, left_over=0, by=clara.pk, now=later(days=3))

    assert not planned.drives.filter(ended_at=None).exists()
    assert sorted(planned.drives.values_list("status", flat=True)) == ["done", "withdrawn", "withdrawn"]
    told = Message.objects.filter(kind="round-off").values_list("person", flat=True)
    assert {*told} == {new.person_id, asked.person_id}


# -- What goes with it -----------------------------------------------------------------------------------------------


def test_what_comes_again_takes_neither_skill_nor_helper_of_the_old_group_along(rye: Group, clara: Person) -> None:
    task = door(rye, every=repeats.weekly([5]))
    van = Skill.objects.create(group=rye, name="A van")
    Repeat.objects.filter(request=task.request_id).update(skill=van, usual=make_volunteer(rye))
    not_ours(task, clara)
    repeat = Repeat.objects.get()
    assert (repeat.skill, repeat.usual) == (None, None)


def test_whoever_was_still_asked_is_told_once_it_is_done(rye: Group, clara: Person) -> None:
    ben, task = make_volunteer(rye), door(rye)
    Offer.objects.create(task=task, volunteer=ben, person=ben.person, made_at=NOW, ends_at=later(hours=4))
    finishing.complete(task, by=clara.pk, now=NOW)
    assert {*offers_of(task).values()} == {"withdrawn"}
    assert Message.objects.filter(person=ben.person, kind="no-longer-asked").exists()
