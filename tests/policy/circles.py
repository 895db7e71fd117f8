"""A group with people in it, and one of everything that its pages name; made through the real actions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from doorstep.aid import kinds
from doorstep.aid.actions import asking, noting, talking, volunteering
from doorstep.aid.actions.volunteering import Willing
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching import times
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Conversation, HelpRequest, OwnQuestion, Task, Volunteer
from doorstep.groups.actions import deciding, inviting, members
from doorstep.groups.models import Decision, Group, Invitation, Membership, Role, StreetTeam
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Reply
from doorstep.people.actions import note_access_needs
from doorstep.people.models import Person
from tests.factories import make_membership, make_person, make_team
from tests.policy.flyers import make_flyers

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

    `asked` and `asked_in_street` (for the street team) are looked after by the maker, one more by the coordinator;
    `volunteer` could do each. Of what takes two: `decision` was made by a coordinator as whom nobody comes, `own` by
    the one who does.
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
    asked: HelpRequest
    asked_in_street: HelpRequest
    volunteer: Volunteer
    newcomer: Volunteer
    call: Conversation
    call_of_maker: Conversation
    said: Reply


def make_circle(group: Group, cast: Cast, known: Known, now: datetime) -> Circle:
    team, maker = make_team(group), known(cast.maker)
    coordinator = make_coordinator(group, maker, known(cast.coordinator), now)
    neighbour = make_membership(known(cast.neighbour), group, team=team)
    by = coordinator.person_id
    inviting.invite(group, Role.VOLUNTEER, by=by, now=now)
    invitation = Invitation.objects.get(group=group, made_by=by)
    helper = make_membership(known(cast.helper), group)
    volunteer = make_volunteer(group, helper.person, now)
    asker = make_asker()
    make_request(group, asker, now, owner=by)
    make_flyers(group, neighbour.person, now)
    return Circle(
        group=group,
        team=team,
        neighbour=neighbour,
        helper=helper,
        asking=members.ask(known(cast.asker), group, words=WORDS, now=now),
        written_in=members.write_in(group, "Wilma", "020 7946 0109", words=WORDS, by=by, now=now).pk,
        invitation=invitation,
        decision=deciding.decide(group, Decision.Kind.CLOSE, by=maker.pk, now=now),
        own=deciding.decide(group, Decision.Kind.GIVE_LEAD, person=neighbour.person_id, by=by, now=now),
        asked=make_request(group, asker, now, owner=maker.pk),
        asked_in_street=make_request(group, asker, now, team, owner=maker.pk),
        volunteer=volunteer,
        newcomer=make_newcomer(group, neighbour.person, now),
        call=talking.begin(group, asker, {"what": "Bread."}, by=by, now=now),
        call_of_maker=talking.begin(group, None, {"what": "Milk."}, by=maker.pk, now=now),
        said=make_voice(group, now),
    )


def make_voice(group: Group, now: datetime) -> Reply:
    """Have somebody who does not show their number say something on the telephone, which waits at the group's desk."""
    before = [*Reply.objects.values_list("pk", flat=True)]
    answer(Text(str(group.uid), "voice", "", "", "", voice=b"ID3 Bread.", seconds=7), now=now)
    said = Reply.objects.exclude(pk__in=before).get()
    Reply.objects.filter(pk=said.pk).update(desk=group.uid)
    return said


def make_asker() -> Person:
    asker = make_person("Ayo", phone="020 7946 0110")
    note_access_needs(asker, "Ring twice.", by=asker.pk)
    return asker


def make_request(
    group: Group, person: Person, now: datetime, team: StreetTeam | None = None, *, owner: UUID
) -> HelpRequest:
    """Have somebody ask for something: by and by everything is said that can be said, and a coordinator notes it."""
    asked = Asked(
        ("shopping",),
        group.cell,
        "SE15",
        When(Urgency.WEEK),
        address="12 Choumert Road",
        what="Bread.",
        know="Two stairs.",
    )
    request = asking.open_request(asked, person, group, team, by=None, now=now).request
    Task.objects.filter(request=request).update(owner=owner)
    noting.note(request, "The bell is broken.", by=owner, now=now)
    return request


def make_volunteer(group: Group, person: Person, now: datetime) -> Volunteer:
    """Make somebody ready to do everything at any time, whom somebody vouched for."""
    volunteer = make_newcomer(group, person, now)
    Volunteer.objects.filter(pk=volunteer.pk).update(vouched_at=now)
    return volunteer


def make_newcomer(group: Group, person: Person, now: datetime) -> Volunteer:
    """Make somebody ready to help, for whom nobody vouches yet."""
    every = kinds.mask(kinds.USUAL.values())
    question, _new = OwnQuestion.objects.get_or_create(group=group, words="Since when?")
    willing = Willing(group.cell, every, times.ALWAYS, "foot", 2000, 20, answers={question.pk: "For ten years."})
    return volunteering.volunteer(person, group, willing, by=person.pk, now=now)


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
