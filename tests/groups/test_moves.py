"""From where to where somebody moves in a group; each action begins where it may, and a closed group takes nobody."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from doorstep.groups.actions import members
from doorstep.groups.models import Group, Membership
from doorstep.journal.lifecycle import NotAMoveError
from doorstep.people.models import Person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
WORDS = "I want to help."
Status = Membership.Status

MOVES: dict[str, tuple[Callable[[Membership, Person], object], set[str]]] = {
    "welcome": (lambda row, clara: members.welcome(row, by=clara.pk, now=NOW), {Status.ASKED}),
    "decline": (lambda row, clara: members.decline(row, by=clara.pk, now=NOW), {Status.ASKED}),
    "withdraw": (lambda row, _clara: members.withdraw(row, by=row.person_id, now=NOW), {Status.ASKED}),
    "rest": (lambda row, _clara: members.rest(row, by=row.person_id), {Status.JOINED}),
    "come back": (lambda row, _clara: members.come_back(row, by=row.person_id), {Status.RESTING}),
    "leave": (lambda row, _clara: members.leave(row, by=row.person_id, now=NOW), {*Membership.IN}),
    "remove": (lambda row, clara: members.remove(row, by=clara.pk, now=NOW), {*Membership.IN}),
}


@pytest.mark.usefixtures("nunhead")
@pytest.mark.parametrize("begins", Status)
@pytest.mark.parametrize("move", MOVES)
def test_each_move_begins_where_it_may_and_nowhere_else(move: str, begins: str, clara: Person, ben: Person) -> None:
    over = None if begins in Membership.LIVING else NOW
    Membership.objects.filter(person=ben).update(status=begins, ended_at=over)
    row = Membership.objects.get(person=ben)
    doing, allowed = MOVES[move]
    if begins in allowed:
        doing(row, clara)
    else:
        with pytest.raises(NotAMoveError):
            doing(row, clara)
    assert (Membership.objects.get(person=ben).status == begins) == (begins not in allowed)


@pytest.mark.parametrize("listing", [Group.Listing.PROPOSED, Group.Listing.CLOSED, Group.Listing.REFUSED])
def test_a_group_that_is_not_shown_writes_in_and_welcomes_nobody(
    listing: str, nunhead: Group, clara: Person, dev: Person
) -> None:
    row = members.ask(dev, nunhead, words=WORDS, now=NOW)
    Group.objects.filter(pk=nunhead.pk).update(status=listing)
    with pytest.raises(members.NotNowError):
        members.write_in(nunhead, "Rose", "", words=WORDS, by=clara.pk, now=NOW)
    with pytest.raises(members.NotNowError):
        members.welcome(row, by=clara.pk, now=NOW)
    assert Membership.objects.get(person=dev).status == Status.ASKED
