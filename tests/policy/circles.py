"""A group with people in it, and one of everything that its pages name; made through the real actions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from doorstep.groups.actions import deciding, inviting, members
from doorstep.groups.models import Decision, Group, Invitation, Membership, Role, StreetTeam
from doorstep.people.models import Person
from tests.factories import make_membership, make_team

WORDS = "I want to help."
Known = Callable[[str], Person]


@dataclass(frozen=True)
class Cast:
    """Who is what in a group, by their names in the world; as `maker` nobody ever comes."""

    maker: str
    coordinator: str
    neighbour: str
    helper: str
    asker: str


@dataclass(frozen=True)
class Circle:
    """One group: a volunteer in its street team and one in none, one who asks, one who has no e-mail, and what waits.

    Of what takes two: `decision` was made by a coordinator as whom nobody comes, `own` by the one who does.
    """

    group: Group
    team: StreetTeam
    neighbour: Membership
    helper: Membership
    asking: Membership
    written_in: UUID
    invitation: Invitation
    decision: Decision
    own: Decision


def make_circle(group: Group, cast: Cast, known: Known, now: datetime) -> Circle:
    team, maker = make_team(group), known(cast.maker)
    coordinator = make_coordinator(group, maker, known(cast.coordinator), now)
    neighbour = make_membership(known(cast.neighbour), group, team=team)
    by = coordinator.person_id
    inviting.invite(group, Role.VOLUNTEER, by=by, now=now)
    invitation = Invitation.objects.get(group=group, made_by=by)
    return Circle(
        group=group,
        team=team,
        neighbour=neighbour,
        helper=make_membership(known(cast.helper), group),
        asking=members.ask(known(cast.asker), group, words=WORDS, now=now),
        written_in=members.write_in(group, "Wilma", "020 7946 0109", words=WORDS, by=by, now=now).pk,
        invitation=invitation,
        decision=deciding.decide(group, Decision.Kind.CLOSE, by=maker.pk, now=now),
        own=deciding.decide(group, Decision.Kind.GIVE_LEAD, person=neighbour.person_id, by=by, now=now),
    )


def make_coordinator(group: Group, first: Person, person: Person, now: datetime) -> Membership:
    """Make somebody a coordinator beside the first, who is one from then on at the latest."""
    if not Membership.objects.filter(person=first, group=group).exists():
        make_membership(first, group, Role.COORDINATOR)
    make_membership(person, group)
    decision = deciding.decide(group, Decision.Kind.ADD_COORDINATOR, person=person.pk, by=first.pk, now=now)
    carried_out(decision, now)
    return Membership.objects.get(person=person, group=group, role=Role.COORDINATOR)


def make_lead(group: Group, first: Person, person: Person, now: datetime) -> None:
    make_membership(person, group)
    carried_out(deciding.decide(group, Decision.Kind.GIVE_LEAD, person=person.pk, by=first.pk, now=now), now)


def carried_out(decision: Decision, now: datetime) -> None:
    """Have a day pass, as where nobody else could agree."""
    Decision.objects.filter(pk=decision.pk).update(due_at=now)
    deciding.look_after(now)


def take_out(group: Group, first: Person, person: Person, now: datetime) -> None:
    """Take from a coordinator all that they are in the group, as two others did a moment ago."""
    carried_out(deciding.decide(group, Decision.Kind.REMOVE_COORDINATOR, person=person.pk, by=first.pk, now=now), now)
    for row in Membership.objects.filter(person=person, group=group, status__in=Membership.LIVING):
        members.remove(row, by=first.pk, now=now)


def let_rest(group: Group, person: Person) -> None:
    for row in Membership.objects.filter(person=person, group=group, status=Membership.Status.JOINED):
        members.rest(row, by=person.pk)


def decided_about(circle: Circle, maker: Person, person: Person, role: str, now: datetime) -> Decision:
    """Have something decided about somebody that waits: to lose what they are, or else to be a safeguarding lead."""
    takes = {to: kind for kind, to in Decision.TAKES.items()}
    kind = takes.get(role, Decision.Kind.GIVE_LEAD)
    return deciding.decide(circle.group, kind, person=person.pk, by=maker.pk, now=now)
