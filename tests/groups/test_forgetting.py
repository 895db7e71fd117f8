"""Whom a coordinator wrote in is forgotten when they are in no group any more; whoever signs in is not."""

from datetime import UTC, datetime, timedelta

import pytest

from doorstep.accounts.models import Authenticator
from doorstep.aid.models import HelpRequest
from doorstep.groups.actions import members
from doorstep.groups.actions.forgetting import KEPT, forget_written_in
from doorstep.groups.models import Group, Membership
from doorstep.people.actions import give_receipt
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called
from doorstep.vault.queries import erased
from tests.factories import make_group

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LATER = NOW + KEPT


@pytest.fixture
def rose(nunhead: Group, clara: Person) -> Person:
    return members.write_in(nunhead, "Rose", "020 7946 0123", words="x", by=clara.pk, now=NOW)


def leave(person: Person, by: Person) -> None:
    members.remove(Membership.objects.get(person=person), by=by.pk, now=NOW)


def test_who_was_written_in_is_erased_when_they_are_in_no_group_any_more(rose: Person, clara: Person) -> None:
    assert forget_written_in(LATER) == 0
    leave(rose, clara)
    assert forget_written_in(LATER - timedelta(seconds=1)) == 0
    assert forget_written_in(LATER) == 1
    assert rose.pk in erased()
    assert called([rose.pk]) == {}
    assert not Membership.objects.filter(person=rose).exists()
    assert forget_written_in(LATER) == 0


def test_who_is_still_in_another_group_stays(rose: Person, clara: Person) -> None:
    leave(rose, clara)
    Membership.objects.create(person=rose, group=make_group(), role="volunteer", status="joined", began_at=NOW)
    assert forget_written_in(LATER) == 0


def test_who_holds_a_receipt_stays(rose: Person, clara: Person) -> None:
    leave(rose, clara)
    give_receipt(rose, by=clara.pk, now=NOW)
    assert forget_written_in(LATER) == 0


def test_who_waits_for_what_they_asked_stays(rose: Person, nunhead: Group, clara: Person) -> None:
    leave(rose, clara)
    HelpRequest.objects.create(person=rose, group=nunhead, cell=nunhead.cell, urgency="week", asked_at=NOW)
    assert forget_written_in(LATER) == 0


def test_who_signs_in_by_an_authenticator_alone_stays(ben: Person, clara: Person) -> None:
    leave(ben, clara)
    ContactPoint.objects.filter(person=ben).delete()
    Authenticator.objects.create(person=ben, secret="x", made_at=NOW, confirmed_at=NOW)  # noqa: S106 # nobody's
    assert forget_written_in(LATER) == 0


def test_who_signs_in_stays(clara: Person, ben: Person) -> None:
    leave(ben, clara)
    assert forget_written_in(LATER) == 0
    assert called([ben.pk]) == {ben.pk: "Ben"}
