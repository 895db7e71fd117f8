"""Coming into a group by a code: read out, printed, or sent to an address that nobody learns anything about."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from doorstep.groups.actions import deciding, inviting, members
from doorstep.groups.actions.inviting import LIVES, accept, find, invite, revoke
from doorstep.groups.models import Group, Invitation, Membership, Role
from doorstep.groups.queries import members as asked
from doorstep.journal.models import JournalEntry
from doorstep.limits.actions import TooOftenError
from doorstep.messaging.models import Message
from doorstep.people.models import Consent, Person
from tests.factories import make_group, make_person, make_team

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PAGE = "https://doorstep.example/groups/join/"
WORDS = "I want to help."


def found(code: str, at: datetime = NOW) -> Invitation:
    invitation = find(code, now=at)
    assert invitation
    return invitation


def join(code: str, person: Person, at: datetime = NOW) -> Membership:
    return accept(found(code, at), person, words=WORDS, now=at)


def mailed() -> str:
    """Give the code that stands in the last message."""
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", Message.objects.latest("made_at").body)
    assert code
    return code[0]


# -- Read out or printed ---------------------------------------------------------------------------------------------


def test_a_code_lets_one_person_in_however_it_is_typed(nunhead: Group, clara: Person, dev: Person) -> None:
    code = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)

    row = join(f" {code.lower()} ".replace("-", " "), dev)

    assert (row.person, row.role, row.status) == (dev, Role.VOLUNTEER, Membership.Status.JOINED)
    assert Consent.objects.get(person=dev).words == WORDS
    assert find(code, now=NOW) is None


def test_a_volunteers_code_on_a_flyer_opens_as_often_as_it_says(nunhead: Group, clara: Person) -> None:
    code = invite(nunhead, Role.VOLUNTEER, uses=3, by=clara.pk, now=NOW)
    for name in ("Ben", "Dev", "Femi"):
        join(code, make_person(name))
    assert find(code, now=NOW) is None
    assert Invitation.objects.get(made_by=clara.pk).status == Invitation.Status.USED


def test_only_volunteers_come_by_a_code_for_several(nunhead: Group, clara: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        invite(nunhead, Role.STREET_COORDINATOR, make_team(nunhead), uses=2, by=clara.pk, now=NOW)


def test_a_code_ends_after_fourteen_days_and_when_it_is_taken_back(nunhead: Group, clara: Person) -> None:
    code = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)
    revoked = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)
    revoke(found(revoked), by=clara.pk)
    assert find(revoked, now=NOW) is None
    assert found(code, NOW + LIVES - timedelta(seconds=1))
    assert find(code, now=NOW + LIVES) is None


def test_a_code_opened_before_it_was_taken_back_lets_nobody_in(nunhead: Group, clara: Person, dev: Person) -> None:
    seen = found(invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW))
    revoke(Invitation.objects.get(pk=seen.pk), by=clara.pk)
    with pytest.raises(inviting.NotOpenError):
        accept(seen, dev, words=WORDS, now=NOW)


@pytest.mark.parametrize("listing", [Group.Listing.CLOSED, Group.Listing.PROPOSED])
def test_a_code_of_a_group_that_takes_nobody_opens_nothing(listing: str, clara: Person, nunhead: Group) -> None:
    code = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)
    seen = found(code)
    Group.objects.filter(pk=nunhead.pk).update(status=listing)
    assert find(code, now=NOW) is None
    with pytest.raises(inviting.NotOpenError):
        accept(seen, make_person("Dev"), words=WORDS, now=NOW)


def test_whoever_is_in_spends_no_code(nunhead: Group, clara: Person, ben: Person) -> None:
    code = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)
    with pytest.raises(members.InAlreadyError):
        join(code, ben)
    assert found(code).uses == 0


def test_a_code_lets_in_who_asked_and_who_rests(nunhead: Group, clara: Person, ben: Person, dev: Person) -> None:
    members.ask(dev, nunhead, words=WORDS, now=NOW)
    members.rest(Membership.objects.get(person=ben), by=ben.pk)
    code = invite(nunhead, Role.VOLUNTEER, uses=2, by=clara.pk, now=NOW)
    for person in (ben, dev):
        assert join(code, person).status == Membership.Status.JOINED
    assert Membership.objects.filter(group=nunhead, role=Role.VOLUNTEER).count() == 2


@pytest.mark.parametrize("sent_away", [False, True])
def test_who_was_not_taken_on_comes_by_a_code_of_their_own_and_by_no_flyer(
    sent_away: bool, nunhead: Group, clara: Person, dev: Person
) -> None:
    row = members.ask(dev, nunhead, words=WORDS, now=NOW)
    if sent_away:
        members.welcome(row, by=clara.pk, now=NOW)
        members.remove(row, by=clara.pk, now=NOW)
    else:
        members.decline(row, by=clara.pk, now=NOW)
    flyer = invite(nunhead, Role.VOLUNTEER, uses=30, by=clara.pk, now=NOW)
    with pytest.raises(members.NotNowError):
        join(flyer, dev)
    assert found(flyer).uses == 0
    own = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)
    assert join(own, dev).status == Membership.Status.JOINED


def test_a_street_team_comes_with_the_code(nunhead: Group, clara: Person, dev: Person) -> None:
    team = make_team(nunhead)
    join(invite(nunhead, Role.STREET_COORDINATOR, team, by=clara.pk, now=NOW), dev)
    assert asked.standing_in(dev.pk, nunhead).teams == {team.pk}


@pytest.mark.django_db(transaction=True)
def test_of_twelve_who_come_at_once_as_many_get_in_as_it_has_uses() -> None:
    group = make_group()
    seen = found(invite(group, Role.VOLUNTEER, uses=5, by=None, now=NOW))
    people = [make_person(f"Neighbour {number}") for number in range(12)]

    def one(person: Person) -> bool:
        try:
            accept(seen, person, words=WORDS, now=NOW)
        except inviting.NotOpenError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(one, people)) == 5
    assert Membership.objects.count() == 5


# -- The first coordinator -------------------------------------------------------------------------------------------


def test_the_desk_invites_the_first_coordinator_and_no_second(nunhead: Group, dev: Person, ben: Person) -> None:
    codes = [invite(nunhead, Role.COORDINATOR, by=None, now=NOW) for _ in range(2)]
    invitations = [found(code) for code in codes]
    accept(invitations[0], dev, words=WORDS, now=NOW)

    assert asked.is_coordinator(dev.pk, nunhead)
    with pytest.raises(inviting.NotOpenError):
        accept(invitations[1], ben, words=WORDS, now=NOW)
    with pytest.raises(inviting.InHandsError):
        invite(nunhead, Role.COORDINATOR, by=None, now=NOW)


def test_while_every_coordinator_rests_the_desk_invites_another_and_they_are_told(
    nunhead: Group, dev: Person, ben: Person
) -> None:
    first, unread = [invite(nunhead, Role.COORDINATOR, by=None, now=NOW) for _ in range(2)]
    volunteers = invite(nunhead, Role.VOLUNTEER, by=None, now=NOW)
    row = join(first, dev)
    members.rest(row, by=dev.pk)

    assert find(unread, now=NOW) is None
    assert find(volunteers, now=NOW)
    join(invite(nunhead, Role.COORDINATOR, by=None, now=NOW), ben)

    assert asked.is_coordinator(ben.pk, nunhead)
    assert Message.objects.filter(kind="somebody-coordinates").count() == 1
    members.come_back(Membership.objects.get(pk=row.pk), by=dev.pk)
    assert asked.coordinators_of(nunhead).count() == 2


def test_who_coordinates_no_longer_invites_nobody(nunhead: Group, clara: Person, ben: Person) -> None:
    members.leave(Membership.objects.get(person=clara), by=clara.pk, now=NOW)
    for person in (clara, ben):
        with pytest.raises(deciding.NotTheirsError):
            invite(nunhead, Role.VOLUNTEER, by=person.pk, now=NOW)
    assert not Invitation.objects.filter(made_by__in=[clara.pk, ben.pk]).exists()


def test_a_code_makes_nobody_a_safeguarding_lead(nunhead: Group) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        invite(nunhead, Role.SAFEGUARDING_LEAD, by=None, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_first_coordinators_at_once_one_is() -> None:
    group = make_group()
    seen = [found(invite(group, Role.COORDINATOR, by=None, now=NOW)) for _ in range(2)]
    people = [make_person("Clara"), make_person("Dev")]

    def one(number: int) -> bool:
        try:
            accept(seen[number], people[number], words=WORDS, now=NOW)
        except inviting.NotOpenError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(one, range(2))) == 1
    assert asked.coordinators_of(group).count() == 1


# -- Guessing --------------------------------------------------------------------------------------------------------


def test_no_code_stands_in_the_database(nunhead: Group, clara: Person) -> None:
    code = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)
    kept = str([*Invitation.objects.values_list(), *JournalEntry.objects.values_list()])
    assert code.replace("-", "")[4:] not in kept
    assert code[5:] not in kept


def test_ten_wrong_guesses_an_hour_and_then_even_the_right_one_waits(nunhead: Group, clara: Person) -> None:
    code = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)
    for _ in range(inviting.GUESSES.most):
        assert find(f"{code[:5]}2222-2222", now=NOW) is None
    with pytest.raises(TooOftenError):
        find(code, now=NOW)
    assert found(code, NOW + timedelta(hours=1))


def test_right_ones_do_not_count(nunhead: Group, clara: Person) -> None:
    code = invite(nunhead, Role.VOLUNTEER, uses=30, by=clara.pk, now=NOW)
    for _ in range(inviting.GUESSES.most + 5):
        found(code)


def test_a_guess_costs_the_same_whether_there_is_such_a_code_or_not(nunhead: Group, clara: Person) -> None:
    code = invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=NOW)
    counts = []
    for typed in (f"{code[:5]}2222-2222", "ZZZZ-2222-2222"):
        with CaptureQueriesContext(connection) as queries:
            assert find(typed, now=NOW) is None
        counts.append(len(queries))
    assert counts[0] == counts[1]


@given(typed=st.text(max_size=60))
def test_no_text_opens_anything(typed: str) -> None:
    assert find(typed, now=NOW) is None
