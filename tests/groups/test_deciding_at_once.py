"""Several answers to one decision at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from doorstep.groups.actions import deciding, members
from doorstep.groups.actions.deciding import agree, decide, look_after, refuse, withdraw
from doorstep.groups.models import Group, Role
from doorstep.groups.queries import members as asked
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person
from tests.groups.decisions import A_DAY_LATER, NOW, Kind, Status, about, status

pytestmark = pytest.mark.django_db


# -- At once ---------------------------------------------------------------------------------------------------------


def at_once(*doing: Callable[[], object]) -> list[str]:
    """Do several things at once; return what became of each."""

    def one(each: Callable[[], object]) -> str:
        try:
            each()
        except (SomebodyWasFirstError, deciding.NotTheirsError, deciding.NotPossibleError) as error:
            return type(error).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(doing)) as pool:
        return sorted(pool.map(one, doing))


def four() -> tuple[Group, list[Person]]:
    group, people = make_group(), [make_person(name) for name in ("Clara", "Esther", "Femi", "Grace")]
    for person in people:
        make_membership(person, group, Role.COORDINATOR)
    return group, people


@pytest.mark.django_db(transaction=True)
def test_of_two_who_agree_at_once_one_does() -> None:
    group, (clara, esther, femi, _grace) = four()
    decision = decide(group, Kind.REST, by=clara.pk, now=NOW)
    became = at_once(*(lambda by=by: agree(decision, by=by.pk, now=NOW) for by in (esther, femi)))
    assert became == ["SomebodyWasFirstError", "done"]
    assert Group.objects.get().status == Group.Listing.RESTING
    assert JournalEntry.objects.filter(thing="groups.decision", verb="done", thing_id=decision.pk).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_no_at_once_are_one_of_both() -> None:
    group, (clara, esther, femi, _grace) = four()
    decision = decide(group, Kind.REST, by=clara.pk, now=NOW)
    became = at_once(
        lambda: agree(decision, by=esther.pk, now=NOW),
        lambda: refuse(decision, by=femi.pk, now=NOW),
        lambda: withdraw(decision, by=clara.pk, now=NOW),
    )
    assert became == ["SomebodyWasFirstError", "SomebodyWasFirstError", "done"]
    resting = Group.objects.get().status == Group.Listing.RESTING
    assert resting == (status(decision) == Status.DONE)


@pytest.mark.django_db(transaction=True)
def test_two_workers_carry_out_once_and_a_no_beside_them_counts_or_comes_too_late() -> None:
    group, (clara, esther, *_others) = four()
    for person in _others:
        members.leave_altogether(person, group, by=person.pk, now=NOW)
    decision = about(group, Kind.REMOVE_COORDINATOR, esther, clara)
    done: list[int] = []
    became = at_once(
        lambda: done.append(look_after(A_DAY_LATER)),
        lambda: done.append(look_after(A_DAY_LATER)),
        lambda: refuse(decision, by=esther.pk, now=NOW),
    )
    settled = status(decision)
    assert sum(done) == (settled == Status.DONE)
    assert (settled == Status.REFUSED) == (became == ["done"] * 3)
    assert asked.is_coordinator(esther.pk, group) == (settled == Status.REFUSED)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_agree_to_remove_each_other_one_is_out_before_they_count() -> None:
    group, (clara, esther, femi, grace) = four()
    first = about(group, Kind.REMOVE_COORDINATOR, esther, clara)
    second = about(group, Kind.REMOVE_COORDINATOR, femi, grace)
    became = at_once(lambda: agree(first, by=femi.pk, now=NOW), lambda: agree(second, by=esther.pk, now=NOW))
    assert became == ["NotTheirsError", "done"]
    assert asked.coordinators_of(group).count() == 3
