"""Coming into a group, resting, leaving: what somebody does themselves, and what one coordinator is enough for."""

import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.core import languages
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups import letters, permissions
from doorstep.groups.actions.roles import JOINING, NotInItError, end, enter, hold, living, put_in
from doorstep.groups.actions.telling import tell_coordinators
from doorstep.groups.models import Group, Membership, Role, StreetTeam
from doorstep.groups.queries import members
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import NotAMoveError, advance
from doorstep.messaging.actions import tell
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called as named
from doorstep.vault.hashing import Hashed

Status = Membership.Status


class InAlreadyError(SentenceError):
    """They are what they want to be, or have asked for it."""


class NotNowError(SentenceError):
    """The group takes nobody, or not them so soon after it said no."""


class TakesTwoError(Exception):
    """One coordinator is not enough for this role (see deciding.py)."""


# -- Asking ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def ask(
    person: Person, group: Group, *, words: str, now: datetime.datetime, team: StreetTeam | None = None
) -> Membership:
    """Ask to help in a group, having agreed to `words`; its coordinators are told, or the desk sees it.

    Raises InAlreadyError and NotNowError.
    """
    group = hold(group)
    _refuse_asking(person, group, now)
    people.consent(person, JOINING, words, by=person.pk, now=now)
    row = Membership.objects.create(
        person=person, group=group, role=Role.VOLUNTEER, team=team, status=Status.ASKED, asked_at=now
    )
    record(row, "asked", by=person.pk, group=group.pk, role=row.role)
    tell_coordinators(group, partial(letters.asked, group), by=person.pk, now=now)
    return row


def _refuse_asking(person: Person, group: Group, now: datetime.datetime) -> None:
    _refuse_closed(group)
    if living(person.pk, group, Role.VOLUNTEER, None):
        raise InAlreadyError(sentence("You help there already, or have asked to."))
    refuse_declined(person, group, now)


def refuse_declined(person: Person, group: Group, now: datetime.datetime) -> None:
    """Have somebody wait who was not taken on, or was sent away, lately. Raises NotNowError."""
    until = members.declined_until(person.pk, group)
    if until and until > now:
        day = languages.day(timezone.localtime(until).date())
        raise NotNowError(sentence("They could not take you on. You can ask again after %(day)s."), day=day)


def _refuse_closed(group: Group) -> None:
    if not permissions.takes_people(group):
        raise NotNowError(sentence("This group takes nobody on just now."))


def _refuse_unless(row: Membership, status: str) -> None:
    """Let a move begin in this state alone: several lead to the same one, and are not everybody's."""
    if row.status != status:
        raise NotAMoveError(f"{row} is not {status}.")


@transaction.atomic
def withdraw(row: Membership, *, by: UUID, now: datetime.datetime) -> None:
    """Ask no longer. Raises SomebodyWasFirstError and NotAMoveError, as all that follow do."""
    hold(row.group)
    end(row, Status.WITHDRAWN, by=by, now=now)


@transaction.atomic
def welcome(row: Membership, *, by: UUID, now: datetime.datetime) -> None:
    """Let somebody in who asked, and tell them. Raises NotNowError."""
    group = hold(row.group)
    _refuse_unless(row, Status.ASKED)
    _refuse_closed(group)
    advance(row, Status.JOINED, by=by, began_at=now)
    tell([row.person_id], partial(letters.welcomed, group), by=by, now=now)


@transaction.atomic
def decline(row: Membership, *, by: UUID, now: datetime.datetime) -> None:
    """Say kindly that it does not fit, and tell them; for thirty days they do not ask again."""
    group = hold(row.group)
    _refuse_unless(row, Status.ASKED)
    end(row, Status.DECLINED, by=by, now=now)
    tell([row.person_id], partial(letters.declined, group), by=by, now=now)


@transaction.atomic
def write_in(
    group: Group,
    called: str,
    phone: str,
    *,
    words: str,
    by: UUID,
    now: datetime.datetime,
    team: StreetTeam | None = None,
) -> Person:
    """Write in by hand a neighbour who has no e-mail, and who said yes to `words`; return who they are.

    Raises NotReadableError, with nothing written, for a phone number that is none; there need not be one. Raises
    NotNowError.
    """
    hashed = people.hash_of(ContactPoint.Means.PHONE, phone) if phone else None
    group = hold(group)
    _refuse_closed(group)
    if hashed and (there := _written_in(group, called, hashed)):
        return there
    person = people.add_person(by=by)
    people.describe(person, called=called, by=by)
    if phone:
        people.add_contact_point(person, ContactPoint.Means.PHONE, phone, by=by)
    people.consent(person, JOINING, words, by=by, now=now)
    enter(person.pk, group, Role.VOLUNTEER, team, by=by, now=now)
    return person


def _written_in(group: Group, called: str, hashed: Hashed) -> Person | None:
    """Find who was written in already: the button was pressed twice, or another coordinator was first.

    Of those alone who cannot sign in: of nobody else is it told that a number is theirs.
    """
    point = {"person__contact_points__hashed": hashed, "person__contact_points__means": ContactPoint.Means.PHONE}
    rows = Membership.objects.filter(group=group, status__in=Membership.IN, **point).select_related("person")
    rows = rows.exclude(person__contact_points__confirmed_at__isnull=False)
    names = named(row.person_id for row in rows)
    return next((row.person for row in rows if names.get(row.person_id) == called), None)


# -- Resting and leaving ---------------------------------------------------------------------------------------------


@transaction.atomic
def rest(row: Membership, *, by: UUID) -> None:
    """Take a pause, or have somebody take one; nothing is seen or decided meanwhile. Raises TakesTwoError."""
    hold(row.group)
    _refuse_alone(row, by)
    advance(row, Status.RESTING, by=by)


@transaction.atomic
def come_back(row: Membership, *, by: UUID) -> None:
    """Be in it again after a rest, and after nothing else. Raises TakesTwoError."""
    hold(row.group)
    _refuse_alone(row, by)
    _refuse_unless(row, Status.RESTING)
    advance(row, Status.JOINED, by=by)


@transaction.atomic
def leave(row: Membership, *, by: UUID, now: datetime.datetime) -> None:
    """Lay down one thing that somebody is; what they saw by it they do not see at their next page."""
    hold(row.group)
    end(row, Status.LEFT, by=by, now=now)


@transaction.atomic
def leave_altogether(person: Person, group: Group, *, by: UUID, now: datetime.datetime) -> None:
    """Leave a group with all that somebody is, asks to be or rests from in it."""
    hold(group)
    for row in members.memberships_of(person.pk).filter(group=group):
        end(row, Status.WITHDRAWN if row.status == Status.ASKED else Status.LEFT, by=by, now=now)


# -- What one coordinator is enough for ------------------------------------------------------------------------------


@transaction.atomic
def remove(row: Membership, *, by: UUID, now: datetime.datetime) -> None:
    """Take a role from somebody, and tell them. Raises TakesTwoError.

    A volunteer who was sent away does not ask again for thirty days, like one who was not taken on.
    """
    group = hold(row.group)
    _refuse_alone(row, by)
    if row.status == Status.ASKED:
        raise NotAMoveError(f"{row} is not in the group.")
    sent_away = row.role == Role.VOLUNTEER and row.person_id != by
    end(row, Status.DECLINED if sent_away else Status.LEFT, by=by, now=now)
    tell([row.person_id], partial(letters.taken, row.role, group), by=by, now=now)


@transaction.atomic
def give(
    person: UUID, group: Group, role: str, team: StreetTeam | None, *, by: UUID, now: datetime.datetime
) -> Membership:
    """Give somebody of the group a role, or a volunteer another street team.

    Raises TakesTwoError, NotInItError and InAlreadyError.
    """
    group = hold(group)
    if not permissions.one_is_enough(role):
        raise TakesTwoError
    if not members.is_in(person, group):
        raise NotInItError(sentence("They are no longer in this group."))
    there = living(person, group, role, team)
    if there and there.status == Status.JOINED and there.team == team:
        raise InAlreadyError(sentence("They are that already."))
    row = enter(person, group, role, team, by=by, now=now)
    if team is None and row.team_id:
        put_in(row, None, by=by)
    if role == Role.STREET_COORDINATOR:
        tell([person], partial(letters.given, role, group), by=by, now=now)
    return row


def _refuse_alone(row: Membership, by: UUID) -> None:
    if row.person_id != by and not permissions.one_is_enough(row.role):
        raise TakesTwoError
