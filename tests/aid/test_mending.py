"""What others change: who is kept apart, erased, at rest, or in a group that is not on the list does nothing more."""

from datetime import time

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.actions import answering, choosing, mending, stopping, taken_off
from doorstep.aid.actions.answering import NotForThemError
from doorstep.aid.actions.climbing import look_after
from doorstep.aid.actions.revealing import NotYetError, reveal
from doorstep.aid.models import HelpRequest, Offer, Task, Volunteer
from doorstep.aid.queries import candidates
from doorstep.aid.queries.board import board_of
from doorstep.aid.queries.turned_on import told_to_turn_elsewhere
from doorstep.groups.actions import listing, members
from doorstep.groups.models import Group, Role
from doorstep.groups.speakers import GROUP, Speaker
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.models import Message
from doorstep.people.actions import add_contact_point
from doorstep.people.models import Person
from doorstep.safeguarding.actions import keep_apart
from doorstep.vault.actions import erase
from tests.aid.street import NOW, later, make_task, make_volunteer, offers_of
from tests.factories import make_group, make_membership, make_person, open_desk

pytestmark = pytest.mark.django_db
CLOCK = time(10)


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return make_volunteer(rye)


def taken(task: Task, *volunteers: Volunteer) -> Offer:
    """Let them say yes; return the offer of the last."""
    for each in volunteers:
        made = {"kind": task.kind, "made_at": NOW, "ends_at": task.ends_at}
        offer = Offer.objects.create(task=task, volunteer=each, person=each.person, **made)
        answering.accept(offer, now=NOW)
    return offer


def apart(task: Task, volunteer: Volunteer) -> None:
    keep_apart(task.request.person, task.group, other=volunteer.person_id, by=volunteer.person_id, now=NOW)


def stands(task: Task) -> tuple[str, int, bool]:
    """Say how a task stands: its status, its hands, and whether it is due."""
    task.refresh_from_db()
    return task.status, task.filled, task.due_at == later(hours=1)


def kinds_told(person: Person) -> list[str]:
    return [*Message.objects.filter(person=person).order_by("made_at").values_list("kind", flat=True)]


# -- Kept apart ------------------------------------------------------------------------------------------------------


def test_whoever_is_kept_apart_after_their_yes_sees_no_door(rye: Group, ben: Volunteer) -> None:
    offer = taken(task := make_task(rye), ben)
    assert reveal(offer, now=NOW, clock=CLOCK).address == "12 Choumert Road"
    apart(task, ben)
    with pytest.raises(NotYetError):
        reveal(offer, now=NOW, clock=CLOCK)

    assert mending.part(later(hours=1)) == 1
    assert stands(task) == ("open", 0, True)
    assert offers_of(task) == {str(ben.person_id): "withdrawn"}
    assert mending.part(later(hours=1)) == 0


def test_a_nod_brings_nobody_to_whom_they_must_not_meet(rye: Group) -> None:
    new = make_volunteer(rye, "Nia", vouched=False)
    taken(task := make_task(rye, "phone-call"), new)
    assert stands(task)[0] == Task.Status.NOD
    apart(task, new)
    with pytest.raises(SomebodyWasFirstError):
        answering.nod(task, by=new.person_id, now=NOW)
    assert mending.part(later(hours=1)) == 1
    assert stands(task) == ("open", 0, True)


def test_of_two_the_other_still_comes(rye: Group, ben: Volunteer) -> None:
    nia = make_volunteer(rye, "Nia")
    taken(task := make_task(rye, hands=2), ben, nia)
    apart(task, ben)
    mending.part(later(hours=1))
    assert stands(task) == ("open", 1, True)
    assert offers_of(task) == {str(ben.person_id): "withdrawn", str(nia.person_id): "accepted"}


def test_two_who_must_not_meet_do_nothing_together(rye: Group, ben: Volunteer) -> None:
    nia, pia, ola = (make_volunteer(rye, name) for name in ("Nia", "Pia", "Ola"))
    for each in (nia, pia):
        keep_apart(ben.person, rye, other=each.person_id, by=ben.person_id, now=NOW)
    task, other = make_task(rye, hands=2), make_task(rye)
    Task.objects.update(on_board=True)
    asked_before = choosing.ask_these(task, [nia.pk], by=ola.person_id, now=NOW)
    taken(task, ben)

    with pytest.raises(NotForThemError):
        answering.accept(asked_before[0], now=NOW)
    assert {each.ready.volunteer for each in candidates.ranked(task, NOW)} == {ola.pk}
    assert [each.task for each in board_of(pia, NOW).listed] == [other]
    assert mending.part(later(hours=1)) == 1
    assert offers_of(task) == {str(ben.person_id): "accepted", str(nia.person_id): "withdrawn"}


def test_of_two_who_are_kept_apart_since_the_first_stays(rye: Group, ben: Volunteer) -> None:
    nia = make_volunteer(rye, "Nia")
    yes = taken(task := make_task(rye, hands=2), ben)
    answering.accept(choosing.ask_these(task, [nia.pk], by=ben.person_id, now=NOW)[0], now=later(minutes=1))
    assert reveal(yes, now=NOW, clock=CLOCK).address == "12 Choumert Road"
    keep_apart(nia.person, rye, other=ben.person_id, by=ben.person_id, now=NOW)
    with pytest.raises(NotYetError):
        reveal(yes, now=NOW, clock=CLOCK)

    assert mending.part(later(hours=1)) == 1
    assert offers_of(task) == {str(ben.person_id): "accepted", str(nia.person_id): "withdrawn"}
    assert stands(task) == ("open", 1, True)


# -- Gone ------------------------------------------------------------------------------------------------------------


def test_what_somebody_took_who_erased_themselves_is_done_by_others(rye: Group, ben: Volunteer) -> None:
    taken(task := make_task(rye), ben)
    erase(ben.person_id, by=None)

    assert mending.find_others(later(hours=1)) == 1
    assert stands(task) == ("open", 0, True)
    assert kinds_told(Person.objects.get(memberships__role=Role.COORDINATOR))[-1] == "given-back"
    assert mending.find_others(later(hours=1)) == 0


def test_a_hand_that_is_gone_is_not_counted(rye: Group, ben: Volunteer) -> None:
    taken(task := make_task(rye, hands=2), ben)
    erase(ben.person_id, by=None)
    assert mending.find_others(later(hours=1)) == 1
    assert stands(task) == ("open", 0, True)


def test_what_an_erased_neighbour_asked_for_is_nobodys_any_more(rye: Group, ben: Volunteer) -> None:
    offer = taken(task := make_task(rye), ben)
    erase(task.person_id, by=None)
    offer.refresh_from_db()
    assert (offer.task, offer.status) == (None, "accepted")

    assert mending.let_go(later(hours=1)) == 1
    offer.refresh_from_db()
    assert (offer.status, offer.ended_at) == ("withdrawn", later(hours=1))
    assert kinds_told(ben.person)[-1] == "nothing-to-do"


def test_whoever_rests_from_their_group_gives_back_what_was_theirs(rye: Group, ben: Volunteer) -> None:
    taken(task := make_task(rye), ben)
    row = ben.person.memberships.get()
    members.rest(row, by=ben.person_id)

    assert stopping.follow(later(hours=1)) == 1
    assert stands(task) == ("open", 0, True)
    assert Volunteer.objects.get(pk=ben.pk).ended_at is None
    assert stopping.follow(later(hours=1)) == 0


# -- Off the list ----------------------------------------------------------------------------------------------------


def off(group: Group) -> None:
    listing.close(group, by=None)


def test_in_a_group_that_is_off_the_list_nobody_is_asked_and_no_door_is_shown(rye: Group, ben: Volunteer) -> None:
    offer = taken(make_task(rye), ben)
    asked = make_task(rye)
    off(rye)
    offer = Offer.objects.get(pk=offer.pk)
    with pytest.raises(NotYetError):
        reveal(offer, now=NOW, clock=CLOCK)
    task = Task.objects.get(pk=asked.pk)
    with pytest.raises(answering.TakenError):
        taken(task, ben)
    with pytest.raises(answering.TakenError):
        answering.take(task, ben, now=NOW)
    assert look_after(later(minutes=1)) == 0
    assert set(offers_of(asked)) <= {str(ben.person_id)}


def test_what_it_was_asked_goes_to_the_nearest_where_that_was_agreed(rye: Group, ben: Volunteer) -> None:
    next_door = make_group("Bellenden Neighbours")
    make_membership(make_person("Olu", email="olu@canary.example"), next_door, Role.COORDINATOR)
    taken(task := make_task(rye, may_pass_on=True), ben)
    off(rye)

    assert taken_off.pass_on(later(hours=1)) == 1
    task.refresh_from_db()
    assert (task.group, task.status, task.due_at) == (next_door, "open", later(hours=1))
    assert offers_of(task) == {str(ben.person_id): "withdrawn"}
    assert taken_off.pass_on(later(hours=1)) == 0


def test_whoever_did_not_agree_is_told_where_to_turn(client: Client, rye: Group, ben: Volunteer) -> None:
    taken(task := make_task(rye), ben)
    add_contact_point(task.request.person, "email", "amina@canary.example", by=ben.person_id)
    off(rye)

    now = timezone.now()
    assert taken_off.pass_on(now) == 1
    task.refresh_from_db()
    request = HelpRequest.objects.get(pk=task.request_id)
    assert (task.status, request.status) == ("handed-on", "handed-on")
    assert {*kinds_told(request.person)[-2:]} == {"turn-to"}
    # The network's desk sees that there were some, and nothing of what.
    [group] = told_to_turn_elsewhere(now)
    assert (group.name, group.turned) == (rye.name, 1)  # type: ignore[attr-defined] # it is annotated
    open_desk(client)
    assert "Had to ask somebody else" in client.get("/desk/").text


def test_a_group_that_closed_itself_keeps_what_it_was_asked(rye: Group) -> None:
    task = make_task(rye)
    listing.close(rye, by=None, speaker=Speaker(GROUP))
    assert taken_off.pass_on(later(hours=1)) == 0
    assert stands(task)[0] == "open"
