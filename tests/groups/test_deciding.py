"""Coordinators are equals: what takes two of them, or one and a day in which the others can say no."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from doorstep.groups.actions import deciding, members
from doorstep.groups.actions.deciding import agree, decide, look_after, refuse, withdraw
from doorstep.groups.actions.roles import NotInItError
from doorstep.groups.models import Decision, Group, Membership, Role
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.vault import actions as vault
from tests.factories import make_group, make_membership, make_person
from tests.groups.decisions import A_DAY_LATER, NOW, Kind, Status, about, roles, status, told

pytestmark = pytest.mark.django_db


def test_a_no_about_somebody_holds_for_fourteen_days(
    nunhead: Group, clara: Person, esther: Person, ben: Person
) -> None:
    refuse(about(nunhead, Kind.REMOVE_COORDINATOR, esther, clara), by=esther.pk, now=NOW)
    with pytest.raises(deciding.NotPossibleError, match="said no to this lately"):
        about(nunhead, Kind.REMOVE_COORDINATOR, esther, clara)
    assert about(nunhead, Kind.ADD_COORDINATOR, ben, clara).status == Status.WAITING
    later = NOW + deciding.LAPSES_AFTER
    again = decide(nunhead, Kind.REMOVE_COORDINATOR, person=esther.pk, by=clara.pk, now=later)
    assert again.status == Status.WAITING


# -- Two of them -----------------------------------------------------------------------------------------------------


def test_what_one_decides_and_another_agrees_to_is_done(
    nunhead: Group, clara: Person, esther: Person, ben: Person
) -> None:
    Message.objects.all().delete()
    decision = about(nunhead, Kind.ADD_COORDINATOR, ben, clara)

    assert (decision.status, decision.due_at) == (Status.WAITING, None)
    assert told() == {str(esther.pk)}
    assert roles(ben) == {Role.VOLUNTEER}
    assert look_after(A_DAY_LATER) == 0
    agree(decision, by=esther.pk, now=NOW)
    assert roles(ben) == {Role.VOLUNTEER, Role.COORDINATOR}
    assert Message.objects.get(person=ben).kind == "role-given"
    done = Decision.objects.get(pk=decision.pk)
    assert (done.status, done.settled_by, done.settled_at) == (Status.DONE, esther.pk, NOW)


@pytest.mark.usefixtures("esther")
def test_nobody_agrees_to_what_they_decided_themselves(nunhead: Group, clara: Person, ben: Person) -> None:
    decision = about(nunhead, Kind.ADD_COORDINATOR, ben, clara)
    with pytest.raises(deciding.NotTheirsError):
        agree(decision, by=clara.pk, now=NOW)
    assert status(decision) == Status.WAITING


@pytest.mark.usefixtures("esther")
@pytest.mark.parametrize("doing", [agree, refuse, withdraw])
def test_a_volunteer_a_stranger_and_another_groups_coordinator_answer_nothing(
    doing: Callable[..., Decision], nunhead: Group, clara: Person, ben: Person, dev: Person
) -> None:
    make_membership(dev, make_group(), Role.COORDINATOR)
    decision = decide(nunhead, Kind.REST, by=clara.pk, now=NOW)
    for person in (ben, dev, make_person("Femi")):
        with pytest.raises(deciding.NotTheirsError):
            doing(decision, by=person.pk, now=NOW)
        with pytest.raises(deciding.NotTheirsError):
            decide(nunhead, Kind.CLOSE, by=person.pk, now=NOW)
    assert status(decision) == Status.WAITING


def test_another_coordinator_says_no_and_its_maker_takes_it_back(
    nunhead: Group, clara: Person, esther: Person, ben: Person
) -> None:
    refused = about(nunhead, Kind.ADD_COORDINATOR, ben, clara)
    with pytest.raises(deciding.NotTheirsError):
        refuse(refused, by=clara.pk, now=NOW)
    with pytest.raises(deciding.NotTheirsError):
        withdraw(refused, by=esther.pk, now=NOW)
    refuse(refused, by=esther.pk, now=NOW)
    taken_back = about(nunhead, Kind.GIVE_LEAD, ben, clara)
    withdraw(taken_back, by=clara.pk, now=NOW)

    assert [status(refused), status(taken_back)] == [Status.REFUSED, Status.WITHDRAWN]
    assert roles(ben) == {Role.VOLUNTEER}


def test_what_is_settled_is_answered_by_nobody_any_more(nunhead: Group, clara: Person, esther: Person) -> None:
    decision = decide(nunhead, Kind.REST, by=clara.pk, now=NOW)
    seen = Decision.objects.get(pk=decision.pk)
    refuse(decision, by=esther.pk, now=NOW)
    with pytest.raises(SomebodyWasFirstError):
        agree(seen, by=esther.pk, now=NOW)
    assert Group.objects.get().status == Group.Listing.LISTED


@pytest.mark.usefixtures("esther")
def test_what_nobody_answers_lapses_after_fourteen_days(nunhead: Group, clara: Person) -> None:
    decision = decide(nunhead, Kind.CLOSE, by=clara.pk, now=NOW)
    assert look_after(NOW + timedelta(days=13)) == 0
    assert look_after(NOW + timedelta(days=14)) == 1
    assert status(decision) == Status.LAPSED
    assert Group.objects.get().status == Group.Listing.LISTED


def test_the_same_waits_once(nunhead: Group, clara: Person, esther: Person, ben: Person) -> None:
    about(nunhead, Kind.ADD_COORDINATOR, ben, clara)
    decide(nunhead, Kind.REST, by=clara.pk, now=NOW)
    with pytest.raises(deciding.NotPossibleError):
        about(nunhead, Kind.ADD_COORDINATOR, ben, esther)
    with pytest.raises(deciding.NotPossibleError):
        decide(nunhead, Kind.REST, by=esther.pk, now=NOW)


# -- One and a day ---------------------------------------------------------------------------------------------------


def test_a_lone_coordinator_waits_a_day_and_is_told_herself(nunhead: Group, clara: Person, ben: Person) -> None:
    Message.objects.all().delete()
    decision = about(nunhead, Kind.ADD_COORDINATOR, ben, clara)

    letter = Message.objects.get(person=clara)
    assert decision.due_at == letter.expires_at == A_DAY_LATER
    assert "12:00 on 26 November 2026" in letter.body
    assert "Ben" not in letter.body + letter.subject
    assert look_after(A_DAY_LATER) == 1
    assert roles(ben) == {Role.VOLUNTEER, Role.COORDINATOR}


def test_a_day_begins_when_whoever_could_have_agreed_has_gone(
    nunhead: Group, clara: Person, esther: Person, ben: Person
) -> None:
    decision = about(nunhead, Kind.ADD_COORDINATOR, ben, clara)
    row = Membership.objects.get(person=esther, role=Role.COORDINATOR)
    members.leave(row, by=esther.pk, now=NOW)

    assert look_after(NOW) == 1
    assert look_after(NOW) == 0
    assert Decision.objects.get(pk=decision.pk).due_at == A_DAY_LATER
    assert look_after(A_DAY_LATER) == 1
    assert Role.COORDINATOR in roles(ben)


def test_who_comes_back_meanwhile_agrees_before_the_day_is_over(nunhead: Group, clara: Person, esther: Person) -> None:
    row = Membership.objects.get(person=esther, role=Role.COORDINATOR)
    members.rest(row, by=esther.pk)
    decision = decide(nunhead, Kind.REST, by=clara.pk, now=NOW)
    members.come_back(row, by=esther.pk)
    agree(decision, by=esther.pk, now=NOW)
    assert Group.objects.get().status == Group.Listing.RESTING


@pytest.mark.parametrize("going", [Membership.Status.LEFT, Membership.Status.RESTING])
def test_what_somebody_decided_who_left_comes_to_nothing_and_not_if_they_rest(
    going: str, nunhead: Group, clara: Person, esther: Person
) -> None:
    decision = decide(nunhead, Kind.REST, by=clara.pk, now=NOW)
    row = Membership.objects.get(person=clara)
    if going == Membership.Status.LEFT:
        members.leave(row, by=clara.pk, now=NOW)
    else:
        members.rest(row, by=clara.pk)
    agree(decision, by=esther.pk, now=NOW)
    assert status(decision) == (Status.LAPSED if going == Membership.Status.LEFT else Status.DONE)


def test_nobody_is_made_coordinator_who_has_left_meanwhile(nunhead: Group, clara: Person, ben: Person) -> None:
    decision = about(nunhead, Kind.ADD_COORDINATOR, ben, clara)
    members.leave_altogether(ben, nunhead, by=ben.pk, now=NOW)
    look_after(A_DAY_LATER)
    assert status(decision) == Status.LAPSED
    assert roles(ben) == set()


def test_what_cannot_be_is_not_decided(nunhead: Group, clara: Person, ben: Person, dev: Person) -> None:
    with pytest.raises(NotInItError):
        about(nunhead, Kind.ADD_COORDINATOR, dev, clara)
    with pytest.raises(deciding.NotPossibleError):
        about(nunhead, Kind.ADD_COORDINATOR, clara, clara)
    for kind in (Kind.REMOVE_COORDINATOR, Kind.TAKE_LEAD):
        with pytest.raises(deciding.NotPossibleError):
            about(nunhead, kind, ben, clara)
    with pytest.raises(deciding.NotPossibleError):
        decide(nunhead, Kind.LIST, by=clara.pk, now=NOW)


# -- What stays ------------------------------------------------------------------------------------------------------


def test_a_decision_about_somebody_goes_thirty_days_later_and_with_them(
    nunhead: Group, clara: Person, ben: Person
) -> None:
    decision = about(nunhead, Kind.ADD_COORDINATOR, ben, clara)
    look_after(A_DAY_LATER)
    vault.expire(A_DAY_LATER + timedelta(days=31))
    assert not Decision.objects.filter(pk=decision.pk).exists()
    femi = make_person("Femi")
    make_membership(femi, nunhead)
    about(nunhead, Kind.ADD_COORDINATOR, femi, ben)
    vault.erase(femi.pk, by=None)
    assert not Decision.objects.exists()


def test_the_journal_says_that_something_was_decided_and_about_whom_it_does_not(
    nunhead: Group, clara: Person, ben: Person
) -> None:
    decision = about(nunhead, Kind.ADD_COORDINATOR, ben, clara)
    look_after(A_DAY_LATER)
    entries = JournalEntry.objects.filter(thing="groups.decision", thing_id=str(decision.pk)).order_by("pk")
    assert [(entry.verb, entry.by) for entry in entries] == [("decided", clara.pk), ("done", None)]
    assert not any(str(ben.pk) in str(entry.facts) for entry in entries)
