"""The day before, both are reminded, once, and of nothing that is no longer so; afterwards it is asked how it went."""

from datetime import datetime, timedelta

import pytest

from doorstep.aid.actions import answering, asking, driving, finishing, mending, repeating, rounds
from doorstep.aid.actions.reminding import ask_how, remind
from doorstep.aid.asked import When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Drive, Offer, Round, Task, Volunteer
from doorstep.groups.models import Group
from doorstep.messaging.actions import deliver_due
from doorstep.messaging.models import Delivery, Message
from doorstep.people.models import Person
from doorstep.vault.actions import erase
from tests.aid.street import NOW, amina, asked, later, make_task
from tests.aid.texting import asked_for, kinds_told, said_yes, told, with_phone

pytestmark = pytest.mark.django_db
# What is asked on a Wednesday is for the Friday, and it is reminded of on the Thursday, from ten on.
FRIDAY = When(Urgency.DAY, (NOW + timedelta(days=2)).date(), "morning")
EARLY, TEN, NIGHT = later(days=1, hours=-1), later(days=1), later(days=1, hours=13)


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return with_phone(rye)


@pytest.fixture
def task(rye: Group, ben: Volunteer) -> Task:
    return said_yes(make_task(rye, when=FRIDAY), ben)


def waiting(kind: str) -> int:
    """Count what would still be sent of a kind."""
    found = Delivery.objects.filter(message__kind=kind, status=Delivery.Status.WAITING, point__hashed__isnull=False)
    return found.filter(message__expires_at__gt=TEN + timedelta(minutes=1)).count()


# -- The day before --------------------------------------------------------------------------------------------------


def test_both_are_reminded_the_day_before_and_once(task: Task, ben: Volunteer) -> None:
    assert [remind(at) for at in (NOW, EARLY, TEN, later(days=1, hours=3), later(days=2))] == [0, 0, 1, 0, 0]
    assert told(ben.person, TEN) == [
        f"A reminder: shopping near SE15, Fri 27 Nov 8-12. If you cannot after all, answer NO {task.code}."
    ]
    assert told(task.person, TEN) == [
        "A neighbour does what you asked Rye Lane Neighbours for: Fri 27 Nov 8-12. They say your codeword first."
    ]
    for message in Message.objects.filter(kind="reminder"):
        assert message.expires_at == Task.objects.get().ends_at


def test_of_what_may_be_done_on_any_day_they_are_reminded_before_the_last(rye: Group, ben: Volunteer) -> None:
    said_yes(make_task(rye), ben)
    assert [remind(later(days=days)) for days in (5, 6, 7)] == [0, 1, 0]


@pytest.mark.usefixtures("ben")
def test_who_said_yes_today_has_it_in_mind(rye: Group) -> None:
    task = asked_for(make_task(rye, when=FRIDAY))
    answering.accept(Offer.objects.get(task=task), now=later(days=1, hours=-2))
    assert remind(TEN) == 0


def test_a_driver_is_reminded_of_the_round_and_not_of_each_door(rye: Group, ben: Volunteer, clara: Person) -> None:
    drive = a_round(rye, ben, clara)
    assert remind(TEN) == 2
    assert told(ben.person, TEN) == [
        "A reminder: your round, Fri 27 Nov, from All Saints. For the doors in their order sign in on the day."
    ]
    assert Message.objects.filter(kind="reminder").count() == 2

    driving.say_no(drive, by=ben.person_id, now=TEN + timedelta(minutes=1))
    assert (waiting("reminder"), waiting("round-reminder")) == (0, 0)


def a_round(group: Group, ben: Volunteer, clara: Person) -> Drive:
    doors = {make_task(group, "food-parcel", when=FRIDAY): 1, make_task(group, "food-parcel", when=FRIDAY): 1}
    start = rounds.Start(NOW.date() + timedelta(days=2), "morning", "All Saints", 9)
    planned = rounds.plan_round(group, start, by=clara.pk, now=NOW)
    rounds.add_doors(planned, doors, by=clara.pk, now=NOW)
    drive = rounds.ask_driver(planned, ben, 9, by=clara.pk, now=NOW)
    assert drive
    driving.say_yes(drive, by=ben.person_id, now=NOW)
    assert rounds.share_out(Round.objects.get(), by=clara.pk, now=NOW) == []
    return drive


# -- No longer so ----------------------------------------------------------------------------------------------------


def cancelled(task: Task, ben: Volunteer, now: datetime) -> None:  # noqa: ARG001 # as its siblings
    finishing.cancel(task, by=task.person_id, now=now)


def given_back(task: Task, ben: Volunteer, now: datetime) -> None:
    finishing.give_back(Offer.objects.get(task=task, volunteer=ben), now=now)


def done(task: Task, ben: Volunteer, now: datetime) -> None:
    finishing.complete(task, by=ben.person_id, now=now)


def asker_erased(task: Task, ben: Volunteer, now: datetime) -> None:  # noqa: ARG001 # as its siblings
    erase(task.person_id, by=None)
    mending.mend(now)


@pytest.mark.parametrize("ends", [cancelled, given_back, done, asker_erased])
def test_of_what_is_no_longer_so_nobody_is_reminded(task: Task, ben: Volunteer, ends: object) -> None:
    remind(TEN)
    assert waiting("reminder") == 2
    task.refresh_from_db()
    ends(task, ben, TEN + timedelta(minutes=1))  # type: ignore[operator] # one of those above
    assert waiting("reminder") == 0


def test_who_is_reached_in_the_evening_is_not_reminded_of_what_was_withdrawn_meanwhile(
    task: Task, ben: Volunteer
) -> None:
    ben.person.contact_points.update(from_time="18:00", to_time="20:00")
    remind(TEN)
    deliver_due(TEN)
    finishing.withdraw(task.request, by=task.person_id, now=later(days=1, hours=2))
    deliver_due(later(days=1, hours=9))
    sent = Delivery.objects.filter(message__person=ben.person, status="sent").values_list("message__kind", flat=True)
    assert {*sent} == {"offered", "yours", "not-needed"}


def test_on_another_day_it_is_reminded_of_anew(rye: Group, ben: Volunteer, clara: Person) -> None:
    every = When(Urgency.DAY, FRIDAY.day, "morning", every="FREQ=WEEKLY;BYDAY=FR")
    task = said_yes(make_task(rye, when=every), ben)
    remind(TEN)
    task.refresh_from_db()
    repeating.move_to(task, NOW.date() + timedelta(days=4), by=clara.pk, now=TEN + timedelta(minutes=1))
    assert waiting("reminder") == 0
    assert remind(later(days=3)) == 1


# -- How it went -----------------------------------------------------------------------------------------------------


def test_where_two_met_for_the_first_time_it_is_asked_how_it_went(rye: Group, ben: Volunteer) -> None:
    first = said_yes(make_task(rye), ben)
    finishing.complete(first, by=ben.person_id, now=NOW)
    assert [ask_how(later(hours=hours)) for hours in (1, 2, 3)] == [0, 1, 0]
    (said,) = told(first.person, later(hours=2))
    assert said.startswith("A neighbour says that it is done. Was all well?")
    assert f"YES {first.code}, or NO {first.code}" in said


def test_they_are_asked_once_and_never_of_who_comes_again(rye: Group, ben: Volunteer) -> None:
    asker = amina()
    for _again in range(2):
        task = asking.open_request(asked(), asker, rye, by=None, now=NOW).request.tasks.get()
        finishing.complete(said_yes(task, ben), by=ben.person_id, now=NOW)
    assert ask_how(later(hours=2)) == 1


@pytest.mark.parametrize("who", ["asker", "clara"])
def test_who_says_it_themselves_is_not_asked(task: Task, clara: Person, who: str) -> None:
    finishing.complete(task, by=task.person_id if who == "asker" else clara.pk, now=NOW)
    assert ask_how(later(hours=2)) == 0


def test_nobody_is_asked_at_night(task: Task, ben: Volunteer) -> None:
    finishing.complete(task, by=ben.person_id, now=later(hours=10))
    assert [ask_how(NIGHT), ask_how(later(days=1, hours=22))] == [0, 1]
    assert kinds_told(task.person)[-1] == "how-was-it"
