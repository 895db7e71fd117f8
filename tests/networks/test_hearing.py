"""A group chooses who of its people hears a network's news; whom it is newly open to is told once, and can say no."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorstep.groups.models import Group, Membership, Role
from doorstep.messaging.models import Message
from doorstep.networks.actions.contacts import NotTheirsError
from doorstep.networks.actions.hearing import choose_who_hears
from doorstep.networks.models import Affiliation, Contact, Network, NotForMe
from doorstep.networks.queries import hearing
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_contact, place_of

pytestmark = pytest.mark.django_db
Hears = Affiliation.Hears


@pytest.fixture
def group() -> Group:
    return make_group("Rye Lane Neighbours")


@pytest.fixture
def main(network: Network, clara: Person, group: Group) -> Contact:
    make_membership(clara, group, Role.COORDINATOR)
    return make_contact(network, clara, group)


@pytest.fixture
def fay(group: Group, main: Contact) -> Person:
    assert main
    return joined("Fay", group, Role.COORDINATOR)


@pytest.fixture
def ben(group: Group, main: Contact) -> Person:
    assert main
    return joined("Ben", group, Role.VOLUNTEER)


def joined(called: str, group: Group, role: str) -> Person:
    person = make_person(called, email=f"{called.casefold()}@example.org")
    make_membership(person, group, role)
    return person


def hear(network: Network) -> set[object]:
    return set(hearing.hearing(Affiliation.objects.filter(network=network)))


def told(person: Person) -> int:
    return Message.objects.filter(person=person, kind="hears-news").count()


def test_it_is_opened_step_by_step_and_each_is_told_once(
    network: Network, main: Contact, clara: Person, fay: Person, ben: Person
) -> None:
    theirs, at = browser_of(clara), f"/networks/mine/news/{main.affiliation_id}/"
    assert hear(network) == {clara.pk}
    assert "every coordinator of the group (2 people)" in text(theirs, at)
    text(theirs, at, hears=Hears.COORDINATORS)
    assert (hear(network), told(fay), told(ben), told(clara)) == ({clara.pk, fay.pk}, 1, 0, 0)
    text(theirs, at, hears=Hears.MEMBERS)
    text(theirs, at, hears=Hears.MEMBERS)
    assert (hear(network), told(fay), told(ben)) == ({clara.pk, fay.pk, ben.pk}, 1, 1)
    text(theirs, at, hears=Hears.CONTACTS)
    assert hear(network) == {clara.pk}


def test_whoever_is_told_is_not_told_again_with_each_switch(main: Contact, clara: Person, ben: Person) -> None:
    for turn in range(6):
        hears = Hears.CONTACTS if turn % 2 else Hears.MEMBERS
        choose_who_hears(main.affiliation, hears, by=clara.pk, now=timezone.now())
    assert told(ben) == 2
    olu = joined("Olu", main.affiliation.group, Role.VOLUNTEER)
    choose_who_hears(main.affiliation, Hears.MEMBERS, by=clara.pk, now=timezone.now())
    assert (told(ben), told(olu)) == (2, 1)


def test_each_says_no_for_themselves_and_takes_it_back(
    network: Network, main: Contact, clara: Person, ben: Person
) -> None:
    choose_who_hears(main.affiliation, Hears.MEMBERS, by=clara.pk, now=timezone.now())
    theirs, at = browser_of(ben, strong=False), f"/networks/mine/news/{main.affiliation_id}/mine/"
    assert "Not for me" in text(theirs, "/networks/mine/")
    text(theirs, at, do="no")
    text(theirs, at, do="no")
    assert (hear(network), NotForMe.objects.count()) == ({clara.pk}, 1)
    assert "you do not want it" in text(theirs, "/networks/mine/")
    text(theirs, at, do="hear")
    assert hear(network) == {clara.pk, ben.pk}
    # Who speaks for a group hears it in any case.
    assert browser_of(clara).post(at, {"do": "no"}).status_code == 404


def test_a_coordinator_chooses_too_and_nobody_else(main: Contact, fay: Person, ben: Person, esther: Person) -> None:
    at = f"/networks/mine/news/{main.affiliation_id}/"
    text(browser_of(fay), at, hears=Hears.COORDINATORS)
    assert place_of(main.affiliation.group).hears == Hears.COORDINATORS
    for person in (ben, esther):
        assert browser_of(person).get(at).status_code == 404
    with pytest.raises(NotTheirsError):
        choose_who_hears(main.affiliation, Hears.MEMBERS, by=ben.pk, now=timezone.now())
    assert browser_of(fay).post(at, {"hears": "all"}).status_code == 422


def test_who_rests_or_left_hears_nothing(network: Network, main: Contact, clara: Person, ben: Person) -> None:
    choose_who_hears(main.affiliation, Hears.MEMBERS, by=clara.pk, now=timezone.now())
    Membership.objects.filter(person=ben).update(status=Membership.Status.RESTING)
    assert hear(network) == {clara.pk}
    Membership.objects.filter(person=ben).update(status=Membership.Status.JOINED)
    Affiliation.objects.update(status=Affiliation.Status.LEFT)
    assert hear(network) == set()


def test_it_asks_as_much_for_many_as_for_few(network: Network, main: Contact, clara: Person, group: Group) -> None:
    asks = []
    for many in (2, 6):
        choose_who_hears(main.affiliation, Hears.CONTACTS, by=clara.pk, now=timezone.now())
        Message.objects.update(made_at=timezone.now() - timedelta(days=8))
        for number in range(many):
            joined(f"Neighbour{many}{number}", group, Role.VOLUNTEER)
        with CaptureQueriesContext(connection) as queries:
            choose_who_hears(main.affiliation, Hears.MEMBERS, by=clara.pk, now=timezone.now())
            hear(network)
        asks.append(len(queries))
    assert asks[0] == asks[1]
