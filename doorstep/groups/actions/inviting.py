"""Inviting people by a code: read out, printed, or sent; and coming in by it."""

import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from doorstep.core.drawing import drawn
from doorstep.core.one_by_one import one_by_one
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups import letters, permissions
from doorstep.groups.actions.deciding import NotTheirsError
from doorstep.groups.actions.members import InAlreadyError, refuse_declined
from doorstep.groups.actions.roles import JOINING, enter, hold, living
from doorstep.groups.models import Group, Invitation, Membership, Role, StreetTeam
from doorstep.groups.queries import members
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.limits.actions import take
from doorstep.limits.guessing import kept_as, opened_by
from doorstep.limits.rates import Limit
from doorstep.messaging.actions import send, tell
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import confirmed_points, where_it_is_read
from doorstep.people.speaking import speaking_to
from doorstep.vault.seals import UnreadableError

_PURPOSE = "invitation"
LIVES = datetime.timedelta(days=14)
AT_ONCE = 50
# Eight secret signs and ten tries an hour: in its fourteen days a code is guessed in one of a hundred million cases.
GUESSES = Limit("guesses at one invitation", most=10, per=datetime.timedelta(hours=1))
# Nobody's postbox is filled by whoever happens to know their address.
TO_ONE = Limit("invitations to one address", most=3, per=datetime.timedelta(days=1))


class InHandsError(SentenceError):
    """Somebody coordinates the group and does not rest: who becomes another is decided there."""


class NotOpenError(SentenceError):
    """The code opens nothing any more."""


# -- Making ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def invite(
    group: Group,
    role: str,
    team: StreetTeam | None = None,
    *,
    uses: int = 1,
    by: UUID | None,
    now: datetime.datetime,
) -> str:
    """Make a code to read out or print; it is returned this once. Raises InHandsError and NotTheirsError."""
    invitation = _make(group, role, team, uses, by=by, now=now)
    return _give_code(invitation, now)


def invite_by_email(
    group: Group,
    role: str,
    address: str,
    team: StreetTeam | None = None,
    *,
    page: str,
    by: UUID | None,
    now: datetime.datetime,
) -> Invitation:
    """Have a code sent to an address; it is typed at `page`.

    Raises NotReadableError, TooOftenError, InHandsError and NotTheirsError.

    Whoever is there already or not, the same is written here, so that whoever invites does not learn it: somebody is
    begun, and the worker looks whether they are needed.
    """
    take(TO_ONE, people.hash_of(ContactPoint.Means.EMAIL, address), now=now)
    with transaction.atomic():
        person = people.add_person(by=by)
        people.add_contact_point(person, ContactPoint.Means.EMAIL, address, by=by)
        invitation = _make(group, role, team, by=by, now=now)
        return _address(invitation, person, page, begun=True)


@transaction.atomic
def invite_person(
    group: Group,
    role: str,
    person: Person,
    *,
    page: str,
    begun: bool = False,
    by: UUID | None,
    now: datetime.datetime,
) -> Invitation:
    """Have a code sent to somebody who is known, wherever they are reached. Raises InHandsError and NotTheirsError.

    Whoever was `begun` for an invitation is forgotten with it.
    """
    return _address(_make(group, role, None, by=by, now=now), person, page, begun=begun)


def _make(
    group: Group, role: str, team: StreetTeam | None, uses: int = 1, *, by: UUID | None, now: datetime.datetime
) -> Invitation:
    group = hold(group)
    if role == Role.COORDINATOR and members.coordinators_of(group).exists():
        raise InHandsError(sentence("This group has a coordinator: who becomes another is decided there."))
    # The desk invites first coordinators alone; whoever else invites must still be one.
    if role != Role.COORDINATOR and by and not members.is_coordinator(by, group):
        raise NotTheirsError
    invitation = Invitation.objects.create(
        group=group, role=role, team=team, most_uses=uses, made_at=now, made_by=by, ends_at=now + LIVES
    )
    record(invitation, "invitation made", by=by, group=group.pk, role=role)
    return invitation


def _address(invitation: Invitation, person: Person, page: str, *, begun: bool) -> Invitation:
    invitation.person, invitation.page, invitation.begun = person, page, begun
    invitation.save(update_fields=["person", "page", "begun"])
    return invitation


def _give_code(invitation: Invitation, now: datetime.datetime) -> str:
    row = Invitation.objects.filter(pk=invitation.pk)
    return str(drawn(lambda code: row.update(handle=code.handle, hashed=kept_as(_PURPOSE, code), sent_at=now)))


@transaction.atomic
def revoke(invitation: Invitation, *, by: UUID) -> None:
    """Take an invitation back; its code opens nothing any more. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(invitation, Invitation.Status.REVOKED, by=by)


# -- Sending ---------------------------------------------------------------------------------------------------------


def send_invitations(now: datetime.datetime) -> int:
    """Make the codes that are to be sent, and send them; return how many there were."""
    waiting = Invitation.objects.filter(sent_at=None, status=Invitation.Status.OPEN, ends_at__gt=now)
    return one_by_one(waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE], partial(_send, now=now))


@transaction.atomic
def _send(pk: int, now: datetime.datetime) -> bool:
    # Of two workers, the one whose update finds it unsent sends it; a crash before the end undoes all of it.
    if not Invitation.objects.filter(pk=pk, sent_at=None).update(sent_at=now):
        return False
    invitation = Invitation.objects.select_related("group", "person").get(pk=pk)
    point = _point_of(invitation)
    if point:
        _write(invitation, point, now)
    if invitation.begun and invitation.person and point and point.person_id != invitation.person_id:
        begun = invitation.person
        Invitation.objects.filter(pk=pk).update(person=point.person_id, begun=False)
        people.never_came(begun)
    return True


def _point_of(invitation: Invitation) -> ContactPoint | None:
    """Find where it goes: to where somebody reads what comes to that address, or else to who was begun for it."""
    if invitation.person is None:
        return None
    if not invitation.begun:
        return confirmed_points([invitation.person.pk]).first()
    return where_it_is_read(invitation.person)


def _write(invitation: Invitation, point: ContactPoint, now: datetime.datetime) -> None:
    code = _give_code(invitation, now)
    try:
        with speaking_to(point.person) as language:
            words = letters.invitation(invitation, code, language)
            send(point, words, expires_at=invitation.ends_at, by=None, now=now)
    except UnreadableError:
        # Erased a moment ago: there is nobody to send it to.
        return


# -- Coming in -------------------------------------------------------------------------------------------------------


def find(typed: str, *, now: datetime.datetime) -> Invitation | None:
    """Find the invitation whose code this is, if it is open; None, whatever was wrong. Raises TooOftenError."""
    found: Invitation | None = opened_by(typed, _open(now), _PURPOSE, GUESSES, now=now)
    return found if found and permissions.takes_people(found.group) else None


def _open(now: datetime.datetime) -> "QuerySet[Invitation]":
    unused = Invitation.objects.filter(status=Invitation.Status.OPEN, ends_at__gt=now, uses__lt=F("most_uses"))
    return unused.select_related("group", "team")


@transaction.atomic
def accept(invitation: Invitation, person: Person, *, words: str, now: datetime.datetime) -> Membership:
    """Join by an invitation, having agreed to `words`. Raises NotOpenError, InAlreadyError and NotNowError.

    Of many who come at once, as many get in as it has uses; and a group has one first coordinator. Who was not taken
    on waits their thirty days before a flyer lets them in; a code made for one forgives.
    """
    group = hold(invitation.group)
    there = living(person.pk, group, invitation.role, invitation.team)
    if there and there.status == Membership.Status.JOINED and invitation.team_id in {None, there.team_id}:
        raise InAlreadyError(sentence("You are in this group already."))
    if invitation.most_uses > 1 and (there is None or there.status == Membership.Status.ASKED):
        refuse_declined(person, group, now)
    _use(invitation, group, by=person.pk, now=now)
    people.consent(person, JOINING, words, by=person.pk, now=now)
    _tell_who_rests(invitation, group, by=person.pk, now=now)
    return enter(person.pk, group, invitation.role, invitation.team, by=person.pk, now=now)


def _tell_who_rests(invitation: Invitation, group: Group, *, by: UUID, now: datetime.datetime) -> None:
    """Tell the coordinators who rest that somebody comes in beside them."""
    if invitation.role == Role.COORDINATOR:
        resting = members.coordinators_of(group, resting=True).values_list("person", flat=True)
        tell({*resting} - {by}, partial(letters.while_resting, group), by=by, now=now)


def _use(invitation: Invitation, group: Group, *, by: UUID, now: datetime.datetime) -> None:
    if invitation.role == Role.COORDINATOR and members.coordinators_of(group).exists():
        raise NotOpenError(sentence("Somebody else looks after this group by now. Ask them."))
    used = _open(now).filter(pk=invitation.pk)
    if not (permissions.takes_people(group) and used.update(uses=F("uses") + 1)):
        raise NotOpenError(sentence("This code opens nothing any more. Ask for a new one."))
    invitation.refresh_from_db(fields=["uses", "status"])
    if invitation.uses == invitation.most_uses:
        advance(invitation, Invitation.Status.USED, by=by)


def forget_uninvited(now: datetime.datetime) -> int:
    """Forget whoever was begun for an invitation that has ended or was used: whoever came by it is somebody else."""
    begun = Invitation.objects.filter(begun=True, person__isnull=False).select_related("person")
    # Should one of them ever have shown that they read what is sent there, they are somebody.
    begun = begun.exclude(person__contact_points__confirmed_at__isnull=False).order_by("pk")
    over = ~Q(status=Invitation.Status.OPEN) | Q(ends_at__lte=now)
    gone = [each.person for each in begun.filter(over)[:AT_ONCE] if each.person]
    return one_by_one(gone, people.never_came)
