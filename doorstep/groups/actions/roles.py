"""Being given a role and losing it, whoever says so; inside the transaction of whoever does, with the group held."""

import datetime
from uuid import UUID

from django.db.models import QuerySet

from doorstep.core.sentences import SentenceError
from doorstep.groups.models import Group, Invitation, Membership, Role, StreetTeam
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.people import actions as people
from doorstep.people.models import Consent

# What somebody agrees to who joins; the words are those of the page.
JOINING = "joining-a-group"


class NotInItError(SentenceError):
    """Somebody is not, or no longer, in the group."""


def hold(group: Group) -> Group:
    """Let nobody else change who is what in the group until the transaction ends; return it as it is now."""
    return Group.objects.select_for_update().get(pk=group.pk)


def enter(
    person: UUID, group: Group, role: str, team: StreetTeam | None, *, by: UUID | None, now: datetime.datetime
) -> Membership:
    """Let somebody be this from now on, whether they are new, asked, or were resting; a volunteer moves to `team`.

    With a coordinator, what invites a first one ends.
    """
    row = living(person, group, role, team)
    if row is None:
        row = Membership.objects.create(
            person_id=person, group=group, role=role, team=team, status=Membership.Status.JOINED, began_at=now
        )
        record(row, "joined", by=by, group=group.pk, role=role)
    elif row.status != Membership.Status.JOINED:
        advance(row, Membership.Status.JOINED, by=by, began_at=row.began_at or now)
    if team and row.team_id != team.pk:
        put_in(row, team, by=by)
    if role == Role.COORDINATOR:
        Group.objects.filter(pk=group.pk, coordinated_since=None).update(coordinated_since=now)
        _revoke(Invitation.objects.filter(group=group, role=role), by)
    return row


def living(person: UUID, group: Group, role: str, team: StreetTeam | None) -> Membership | None:
    """Find what somebody is already; only of street teams can they look after several."""
    found = Membership.objects.filter(person=person, group=group, role=role, status__in=Membership.LIVING)
    return (found.filter(team=team) if role == Role.STREET_COORDINATOR else found).first()


def put_in(row: Membership, team: StreetTeam | None, *, by: UUID | None) -> None:
    """Let a volunteer help in this street team, or in none."""
    Membership.objects.filter(pk=row.pk).update(team=team)
    row.team = team
    record(row, "street team chosen", by=by)


def end(row: Membership, to: str, *, by: UUID | None, now: datetime.datetime) -> None:
    """End one thing that somebody is. A coordinator's open invitations end with it.

    Whoever is nothing in any group any more no longer agrees to what they agreed to when they joined.
    """
    advance(row, to, by=by, ended_at=now)
    if row.role == Role.COORDINATOR:
        _revoke(Invitation.objects.filter(group=row.group_id, made_by=row.person_id), by)
    if not Membership.objects.filter(person=row.person_id, status__in=Membership.LIVING).exists():
        for given in Consent.objects.filter(person=row.person_id, to=JOINING, withdrawn_at=None):
            people.withdraw(given, by=by, now=now)


def _revoke(invitations: QuerySet[Invitation], by: UUID | None) -> None:
    for invitation in invitations.filter(status=Invitation.Status.OPEN):
        advance(invitation, Invitation.Status.REVOKED, by=by)
