"""The whole route of a request, from the question to the knock on the door, through the actions."""

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest

from doorstep.aid.actions import answering, asking, climbing, finishing, moving, offering, revealing
from doorstep.aid.actions.answering import NotForThemError
from doorstep.aid.actions.moving import NotToBePassedOnError
from doorstep.aid.actions.revealing import NotYetError
from doorstep.aid.asked import When
from doorstep.aid.matching.ladder import Rung, Urgency
from doorstep.aid.models import Address, HelpRequest, Offer, Pairing, Task, Volunteer
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import Person, Receipt
from doorstep.vault.actions import expire
from tests.aid.street import FAR, NOW, amina, asked, later, make_task, make_volunteer, offers_of
from tests.factories import make_group, make_membership, make_person

pytestmark = pytest.mark.django_db
CLOCK = time(10)


def step(task: Task, at: datetime = NOW) -> Task:
    climbing.look_after(at)
    task.refresh_from_db()
    return task


def yes(task: Task, of: Volunteer, at: datetime = NOW) -> Task:
    answering.accept(Offer.objects.get(task=task, volunteer=of), now=at)
    task.refresh_from_db()
    return task


def owner(task: Task) -> UUID:
    assert task.owner
    return task.owner


# -- Asked -----------------------------------------------------------------------------------------------------------


def test_what_is_asked_has_an_owner_a_next_step_and_a_receipt(rye: Group) -> None:
    opened = asking.open_request(asked("shopping", "prescription"), amina(), rye, by=None, now=NOW)
    clara = rye.memberships.get(role=Role.COORDINATOR).person_id

    assert [(task.kind, task.owner, task.due_at) for task in opened.request.tasks.order_by("kind")] == [
        ("prescription", clara, NOW),
        ("shopping", clara, NOW),
    ]
    assert len(opened.receipt) == 16
    assert Receipt.objects.filter(person=opened.request.person).count() == 1


def test_what_is_sent_twice_is_asked_once(rye: Group) -> None:
    first, again = (asking.open_request(asked(sent_as="a form"), amina(), rye, by=None, now=NOW) for _ in range(2))

    assert first.request == again.request
    assert Task.objects.count() == 1


def test_a_group_without_a_coordinator_takes_none() -> None:
    with pytest.raises(asking.TakesNoneError):
        asking.open_request(asked(), amina(), make_group(), by=None, now=NOW)
    assert not HelpRequest.objects.exists()


# -- Offered, accepted, disclosed, done --------------------------------------------------------------------------------


def test_from_the_question_to_thanks(rye: Group) -> None:
    ben = make_volunteer(rye)
    task = step(make_task(rye))
    assert offers_of(task) == {str(ben.person_id): "open"}

    task = yes(task, ben)
    assert (task.status, task.filled) == (Task.Status.TAKEN, 1)

    offer = Offer.objects.get(task=task)
    door = revealing.reveal(offer, now=NOW, clock=CLOCK)
    assert (door.called, door.address, door.codeword) == ("Amina", "12 Choumert Road", task.codeword)
    assert [way.value for way in door.ways] == ["+442079460501"]

    finishing.complete(task, by=ben.person_id, now=later(hours=3))
    assert (task.status, task.request.status) == (Task.Status.DONE, HelpRequest.Status.DONE)
    pair = Pairing.objects.get()
    assert (pair.asker, pair.volunteer, pair.times) == (task.person_id, ben.person_id, 1)


def test_whoever_asked_reads_who_looked(rye: Group) -> None:
    ben = make_volunteer(rye)
    task = yes(step(make_task(rye)), ben)
    revealing.reveal(Offer.objects.get(task=task), now=NOW, clock=CLOCK)

    entry = JournalEntry.objects.get(verb="looked at", thing_id=str(task.person_id))
    assert (entry.by, entry.facts["why"]) == (ben.person_id, "to-help")


def test_before_a_yes_there_is_no_door(rye: Group) -> None:
    make_volunteer(rye)
    task = step(make_task(rye))
    with pytest.raises(NotYetError):
        revealing.reveal(Offer.objects.get(task=task), now=NOW, clock=CLOCK)


def test_the_address_goes_72_hours_after_the_last_task(rye: Group) -> None:
    ben = make_volunteer(rye)
    task = yes(step(make_task(rye)), ben)
    finishing.complete(task, by=ben.person_id, now=NOW)

    expire(NOW + timedelta(hours=71))
    assert Address.objects.count() == 1
    expire(NOW + timedelta(hours=73))
    assert Address.objects.count() == 0
    expire(NOW + timedelta(days=29))
    assert not HelpRequest.objects.exists()
    assert Pairing.objects.count() == 1


# -- Who may ---------------------------------------------------------------------------------------------------------


def test_a_new_volunteer_waits_for_a_nod_and_sees_no_door_before(rye: Group) -> None:
    new = make_volunteer(rye, vouched=False)
    task = yes(step(make_task(rye, "dog-walking")), new)
    assert task.status == Task.Status.NOD
    with pytest.raises(NotYetError):
        revealing.reveal(Offer.objects.get(task=task), now=NOW, clock=CLOCK)

    answering.nod(task, by=owner(task), now=NOW)
    assert revealing.reveal(Offer.objects.get(task=task), now=NOW, clock=CLOCK).address


def test_who_is_refused_is_thanked_and_another_is_found(rye: Group) -> None:
    new, ben = make_volunteer(rye, "Dara", vouched=False), make_volunteer(rye, cell=FAR, metres=9000)
    task = yes(step(make_task(rye, "dog-walking")), new)
    answering.refuse(task, by=owner(task), now=NOW)
    task = step(task)

    assert offers_of(task) == {str(new.person_id): "withdrawn", str(ben.person_id): "open"}


def test_of_what_is_due_at_once_the_soonest_has_the_first_choice(rye: Group) -> None:
    ben = make_volunteer(rye, enough=1)
    days = [NOW.date() + timedelta(days=days) for days in (5, 1)]
    late, soon = (make_task(rye, when=When(Urgency.DAY, day)) for day in days)
    climbing.look_after(NOW)

    assert offers_of(soon) == {str(ben.person_id): "open"}
    assert str(ben.person_id) not in offers_of(late)


def test_nobody_takes_what_matching_would_not_give_them(rye: Group) -> None:
    new = make_volunteer(rye, vouched=False)
    task = make_task(rye, "shopping")
    offering.put_on_board(task, by=None)
    with pytest.raises(NotForThemError):
        answering.take(task, new, now=NOW)
    assert not Offer.objects.exists()


def test_nobody_does_their_own(rye: Group) -> None:
    ben = make_volunteer(rye)
    opened = asking.open_request(asked(), ben.person, rye, by=None, now=NOW)
    task = step(opened.request.tasks.get())

    assert offers_of(task) == {}
    assert task.rung == Rung.COORDINATOR


# -- Could not -------------------------------------------------------------------------------------------------------


def test_who_cannot_after_all_gives_it_back_and_others_are_asked(rye: Group) -> None:
    ben = make_volunteer(rye)
    task = yes(step(make_task(rye)), ben)
    olu = make_volunteer(rye, "Olu")
    finishing.give_back(Offer.objects.get(task=task), now=later(hours=1))
    task = step(task, later(hours=1))

    assert task.status == Task.Status.OPEN
    assert offers_of(task) == {str(ben.person_id): "returned", str(olu.person_id): "open"}


def test_what_is_not_needed_is_told_to_whoever_does_it(rye: Group) -> None:
    ben = make_volunteer(rye)
    task = yes(step(make_task(rye)), ben)
    finishing.withdraw(task.request, by=task.person_id, now=NOW)

    task.refresh_from_db()
    assert task.status == Task.Status.CANCELLED
    assert Message.objects.filter(person=ben.person, kind="not-needed").exists()


# -- Not our street ---------------------------------------------------------------------------------------------------


def test_a_request_goes_to_another_group_as_it_is(rye: Group) -> None:
    ben = make_volunteer(rye)
    task = yes(step(make_task(rye)), ben)
    clara = rye.memberships.get(role=Role.COORDINATOR).person_id
    other, fay = make_group("Bellenden Neighbours"), make_person("Fay")
    make_membership(fay, other, Role.COORDINATOR)

    with pytest.raises(NotToBePassedOnError):
        moving.move(task.request, other, agreed=False, by=clara, now=NOW)
    moving.move(task.request, other, agreed=True, by=clara, now=NOW)

    task.refresh_from_db()
    assert (task.status, task.group, task.owner, task.filled) == (Task.Status.OPEN, other, fay.pk, 0)
    assert offers_of(task) == {str(ben.person_id): "withdrawn"}
    assert Address.objects.get().words == "12 Choumert Road"


# -- Nobody is left unanswered ---------------------------------------------------------------------------------------


def test_what_nobody_takes_climbs_to_the_end_and_stays_in_sight(rye: Group) -> None:
    task, clara = make_task(rye), Person.objects.get(memberships__role=Role.COORDINATOR)
    seen = []
    for hour in range(0, 7 * 24, 6):
        task = step(task, later(hours=hour))
        seen.append(task.rung)

    assert seen[0] == Rung.COORDINATOR
    assert seen[-1] == Rung.PARTNER
    assert Rung.NEIGHBOURS not in seen
    assert task.owner == clara.pk
    assert task.due_at
    assert task.due_at > later(hours=6 * 24)
    assert Message.objects.filter(person=clara, kind="waits-for-you").count() > 5


def test_the_nearest_are_asked_first_and_then_wider(rye: Group) -> None:
    far, near = make_volunteer(rye, "Olu", cell=FAR, metres=9000), [make_volunteer(rye), make_volunteer(rye, "Nia")]
    task = step(make_task(rye))
    assert set(offers_of(task)) == {str(each.person_id) for each in near}

    task = step(task, later(hours=7))
    assert set(offers_of(task)) == {str(each.person_id) for each in (far, *near)}


def test_who_was_told_that_somebody_does_it_may_be_asked_anew_and_who_said_no_is_not(rye: Group) -> None:
    volunteers = [make_volunteer(rye, f"Ben{number}") for number in range(3)]
    task = step(make_task(rye, urgency="today"))
    assert len(offers_of(task)) == len(volunteers)
    first, second, third = volunteers
    answering.decline(Offer.objects.get(task=task, volunteer=second), now=NOW)
    task = yes(task, first)
    assert offers_of(task)[str(third.person_id)] == "withdrawn"
    finishing.give_back(Offer.objects.get(task=task, volunteer=first), now=later(minutes=9))
    task = step(task, later(minutes=9))

    assert [each.volunteer for each in Offer.objects.filter(task=task, status="open")] == [third]
