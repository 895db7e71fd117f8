"""Asking to help, being let in, resting, leaving; and what one coordinator is enough for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from doorstep.groups.actions import inviting, members, roles
from doorstep.groups.models import Group, Invitation, Membership, Role
from doorstep.groups.queries import members as asked
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people import actions as people
from doorstep.people.models import Consent, ContactPoint, Details, Person
from doorstep.vault import actions as vault
from doorstep.vault.normalising import NotReadableError
from tests.factories import make_group, make_membership, make_person, make_team

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
WORDS = "I want to help."
Status = Membership.Status


def ask(person: Person, group: Group, at: datetime = NOW) -> Membership:
    return members.ask(person, group, words=WORDS, now=at)


def own(person: Person) -> dict[str, str]:
    return dict(Membership.objects.filter(person=person).values_list("role", "status"))


def told(person: Person) -> list[str]:
    return list(Message.objects.filter(person=person).order_by("made_at", "kind").values_list("kind", flat=True))


# -- Asking ----------------------------------------------------------------------------------------------------------


def test_who_asks_agrees_and_waits_and_the_coordinators_are_told(nunhead: Group, clara: Person, dev: Person) -> None:
    row = ask(dev, nunhead)

    assert (row.status, row.asked_at, row.began_at) == (Status.ASKED, NOW, None)
    assert Consent.objects.get(person=dev).words == WORDS
    assert told(clara) == ["asks-to-join"]
    assert "Dev" not in "".join(message.body + message.subject for message in Message.objects.all())
    assert list(asked.asking_at_the_desk(nunhead)) == []


def test_without_a_coordinator_the_desk_sees_who_asks(nunhead: Group, dev: Person) -> None:
    row = ask(dev, nunhead)
    assert list(asked.asking_at_the_desk(nunhead)) == [row]
    assert list(asked.without_coordinator()) == [nunhead]


def test_nobody_asks_twice_and_nobody_who_is_in_asks(nunhead: Group, ben: Person, dev: Person) -> None:
    ask(dev, nunhead)
    for person in (ben, dev):
        with pytest.raises(members.InAlreadyError):
            ask(person, nunhead)


@pytest.mark.parametrize("listing", [Group.Listing.PROPOSED, Group.Listing.CLOSED, Group.Listing.REFUSED])
def test_a_group_that_is_not_shown_takes_nobody(listing: str, dev: Person) -> None:
    with pytest.raises(members.NotNowError):
        ask(dev, make_group(listing=listing))


def test_a_group_that_another_directory_looks_after_takes_nobody_here(nunhead: Group, dev: Person) -> None:
    Group.objects.filter(pk=nunhead.pk).update(hops=1, home="https://elsewhere.example/")
    with pytest.raises(members.NotNowError):
        ask(dev, nunhead)


def test_a_welcome_lets_in_and_is_told(nunhead: Group, clara: Person, dev: Person) -> None:
    row = ask(dev, nunhead)
    members.welcome(row, by=clara.pk, now=NOW)
    row.refresh_from_db()
    assert (row.status, row.began_at) == (Status.JOINED, NOW)
    assert told(dev) == ["welcomed"]
    with pytest.raises(NotAMoveError):
        members.decline(row, by=clara.pk, now=NOW)


def test_who_was_declined_is_told_and_asks_again_after_thirty_days(nunhead: Group, clara: Person, dev: Person) -> None:
    members.decline(ask(dev, nunhead), by=clara.pk, now=NOW)

    assert told(dev) == ["declined"]
    assert Consent.objects.get(person=dev).withdrawn_at == NOW
    with pytest.raises(members.NotNowError, match="after 25 December 2026"):
        ask(dev, nunhead, NOW + timedelta(days=29))
    assert ask(dev, nunhead, NOW + timedelta(days=31)).status == Status.ASKED


def test_who_asks_can_take_it_back_and_ask_again(nunhead: Group, dev: Person) -> None:
    members.withdraw(ask(dev, nunhead), by=dev.pk, now=NOW)
    assert own(dev) == {Role.VOLUNTEER: Status.WITHDRAWN}
    assert ask(dev, nunhead).status == Status.ASKED


def test_a_welcome_and_a_taking_back_at_once_are_one_of_both(nunhead: Group, clara: Person, dev: Person) -> None:
    row = ask(dev, nunhead)
    seen = Membership.objects.get(pk=row.pk)
    members.withdraw(row, by=dev.pk, now=NOW)
    with pytest.raises(SomebodyWasFirstError):
        members.welcome(seen, by=clara.pk, now=NOW)
    assert told(dev) == []


@pytest.mark.django_db(transaction=True)
def test_who_asks_eight_times_at_once_has_asked_once() -> None:
    group, dev = make_group(), make_person("Dev")

    def one(_number: int) -> bool:
        try:
            ask(dev, group)
        except members.InAlreadyError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(8))) == 1
    assert Membership.objects.count() == 1


# -- Written in by hand ----------------------------------------------------------------------------------------------


def test_a_neighbour_without_e_mail_is_written_in(nunhead: Group, clara: Person) -> None:
    rose = members.write_in(nunhead, "Rose", "020 7946 0123", words=WORDS, by=clara.pk, now=NOW)

    assert own(rose) == {Role.VOLUNTEER: Status.JOINED}
    assert Details.objects.get(person=rose).called == "Rose"
    assert ContactPoint.objects.get(person=rose).value == "+442079460123"
    assert Consent.objects.get(person=rose).words == WORDS


def test_a_number_that_is_none_writes_nobody_in(nunhead: Group, clara: Person) -> None:
    before = Person.objects.count()
    with pytest.raises(NotReadableError):
        members.write_in(nunhead, "Rose", "soon", words=WORDS, by=clara.pk, now=NOW)
    assert Person.objects.count() == before


def test_nobody_learns_by_writing_in_whose_number_it_is(nunhead: Group, clara: Person) -> None:
    rose = members.write_in(nunhead, "Rose", "020 7946 0123", words=WORDS, by=clara.pk, now=NOW)
    assert members.write_in(nunhead, "Rose", "020 7946 0123", words=WORDS, by=clara.pk, now=NOW) == rose
    email = people.add_contact_point(rose, ContactPoint.Means.EMAIL, "rose@canary.example", by=rose.pk)
    people.confirm_contact_point(email, by=rose.pk, now=NOW)
    assert members.write_in(nunhead, "Rose", "020 7946 0123", words=WORDS, by=clara.pk, now=NOW) != rose


# -- Resting and leaving ---------------------------------------------------------------------------------------------


def test_who_rests_sees_and_decides_nothing_and_comes_back_alone(nunhead: Group, clara: Person) -> None:
    row = Membership.objects.get(person=clara)
    members.rest(row, by=clara.pk)
    assert asked.standing_in(clara.pk, nunhead).held == frozenset()
    assert not asked.is_coordinator(clara.pk, nunhead)
    members.come_back(row, by=clara.pk)
    assert asked.is_coordinator(clara.pk, nunhead)


def test_who_leaves_is_out_at_once_and_forgotten_after_thirty_days(nunhead: Group, clara: Person) -> None:
    members.leave(Membership.objects.get(person=clara), by=clara.pk, now=NOW)

    assert asked.standing_of(clara.pk, nunhead.slug) is None
    assert list(asked.without_coordinator()) == [nunhead]
    assert Consent.objects.get(person=clara).withdrawn_at == NOW
    vault.expire(NOW + timedelta(days=29))
    assert own(clara) == {Role.COORDINATOR: Status.LEFT}
    vault.expire(NOW + timedelta(days=31))
    assert own(clara) == {}
    assert list(asked.without_coordinator()) == [nunhead]


def test_who_lays_down_one_role_keeps_the_other_and_what_they_agreed_to(nunhead: Group, clara: Person) -> None:
    make_membership(clara, nunhead)
    members.leave(Membership.objects.get(person=clara, role=Role.COORDINATOR), by=clara.pk, now=NOW)
    assert own(clara) == {Role.COORDINATOR: Status.LEFT, Role.VOLUNTEER: Status.JOINED}
    assert Consent.objects.get(person=clara).withdrawn_at is None


def test_who_leaves_altogether_leaves_nothing_behind_but_other_groups(nunhead: Group, clara: Person) -> None:
    make_membership(clara, nunhead)
    other = make_membership(clara, make_group())
    members.leave_altogether(clara, nunhead, by=clara.pk, now=NOW)
    assert list(asked.memberships_of(clara.pk)) == [other]


def test_a_coordinators_open_invitations_end_with_them(nunhead: Group, clara: Person) -> None:
    inviting.invite(nunhead, Role.VOLUNTEER, uses=30, by=clara.pk, now=NOW)
    members.leave(Membership.objects.get(person=clara), by=clara.pk, now=NOW)
    assert Invitation.objects.get(made_by=clara.pk).status == Invitation.Status.REVOKED


# -- What one is enough for ------------------------------------------------------------------------------------------


def test_one_coordinator_gives_and_takes_a_street_team(nunhead: Group, clara: Person, ben: Person) -> None:
    team = make_team(nunhead)
    row = members.give(ben.pk, nunhead, Role.STREET_COORDINATOR, team, by=clara.pk, now=NOW)
    assert asked.standing_in(ben.pk, nunhead).teams == {team.pk}
    with pytest.raises(members.InAlreadyError):
        members.give(ben.pk, nunhead, Role.STREET_COORDINATOR, team, by=clara.pk, now=NOW)
    members.remove(row, by=clara.pk, now=NOW)
    assert asked.standing_in(ben.pk, nunhead).teams == frozenset()
    assert told(ben) == ["role-given", "role-taken"]


def test_one_coordinator_puts_a_volunteer_into_a_team_and_out_of_it(nunhead: Group, clara: Person, ben: Person) -> None:
    team = make_team(nunhead)
    for wanted in (team, None):
        members.give(ben.pk, nunhead, Role.VOLUNTEER, wanted, by=clara.pk, now=NOW)
        assert Membership.objects.get(person=ben).team == wanted
    with pytest.raises(members.InAlreadyError):
        members.give(ben.pk, nunhead, Role.VOLUNTEER, None, by=clara.pk, now=NOW)


def test_one_coordinator_removes_a_volunteer_who_is_told(nunhead: Group, clara: Person, ben: Person) -> None:
    members.remove(Membership.objects.get(person=ben), by=clara.pk, now=NOW)
    assert asked.standing_of(ben.pk, nunhead.slug) is None
    assert told(ben) == ["role-taken"]
    with pytest.raises(members.NotNowError):
        ask(ben, nunhead, NOW + timedelta(days=29))
    assert ask(ben, nunhead, NOW + timedelta(days=31)).status == Status.ASKED


@pytest.mark.parametrize("doing", [members.rest, members.come_back])
def test_nobody_lets_another_coordinator_rest_or_come_back(
    doing: object, nunhead: Group, clara: Person, esther: Person
) -> None:
    row = Membership.objects.get(person=esther, role=Role.COORDINATOR)
    with pytest.raises(members.TakesTwoError):
        doing(row, by=clara.pk)  # type: ignore[operator] # both are actions
    assert asked.is_coordinator(esther.pk, nunhead)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SAFEGUARDING_LEAD])
def test_one_is_not_enough_for_coordinators_and_leads(role: str, nunhead: Group, clara: Person, ben: Person) -> None:
    with pytest.raises(members.TakesTwoError):
        members.give(ben.pk, nunhead, role, None, by=clara.pk, now=NOW)
    make_membership(ben, nunhead, role)
    with pytest.raises(members.TakesTwoError):
        members.remove(Membership.objects.get(person=ben, role=role), by=clara.pk, now=NOW)
    assert own(ben)[role] == Status.JOINED


def test_nobody_is_given_a_role_who_is_not_in_it(nunhead: Group, clara: Person, dev: Person) -> None:
    with pytest.raises(roles.NotInItError):
        members.give(dev.pk, nunhead, Role.VOLUNTEER, None, by=clara.pk, now=NOW)


# -- What always holds -----------------------------------------------------------------------------------------------


def test_the_database_keeps_one_living_row_of_each(nunhead: Group, ben: Person) -> None:
    row = Membership.objects.get(person=ben)
    again = {"person": ben, "group": nunhead, "role": row.role, "status": Status.ASKED}
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**again)
    Membership.objects.create(**{**again, "status": Status.LEFT, "ended_at": NOW})


@pytest.mark.parametrize("role", [Role.STREET_COORDINATOR, Role.COORDINATOR])
def test_the_database_wants_a_team_where_there_is_one_to_look_after(role: str, nunhead: Group, dev: Person) -> None:
    team = make_team(nunhead) if role == Role.COORDINATOR else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=dev, group=nunhead, role=role, team=team, status=Status.JOINED)


def test_erasing_somebody_ends_what_they_are(nunhead: Group, clara: Person) -> None:
    vault.erase(clara.pk, by=None)
    assert asked.standing_of(clara.pk, nunhead.slug) is None
    assert list(asked.without_coordinator()) == [nunhead]


def test_the_journal_names_nobody(nunhead: Group, clara: Person, dev: Person) -> None:
    members.welcome(ask(dev, nunhead), by=clara.pk, now=timezone.now())
    entries = JournalEntry.objects.filter(thing="groups.membership")
    assert {entry.verb for entry in entries} == {"asked", "joined"}
    assert not any(str(dev.pk) in str(entry.facts) or "Dev" in str(entry.facts) for entry in entries)
