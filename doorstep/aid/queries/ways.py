"""How a group works, and whose turn it is there."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from doorstep.aid.matching.ranking import WEIGHS, Weigh, Weights
from doorstep.aid.models import Conversation, Duty, GroupWay, OwnKind, OwnQuestion, Repeat, Skill, Task
from doorstep.aid.ways import SaidWay
from doorstep.groups.models import Group, Membership, Role, StreetTeam
from doorstep.groups.queries import decisions, members


def way_of(group: Group) -> GroupWay:
    """Return a group's settings; what it never said is as the model has it."""
    return GroupWay.objects.filter(group=group).first() or GroupWay(group=group)


def weights_of(way: GroupWay) -> Weights:
    """Say how much a group makes of who knows whom, and of sharing the load."""
    return Weights(known=WEIGHS[Weigh(way.known)], sharing=WEIGHS[Weigh(way.sharing)])


def may_help(person: UUID, group: Group) -> bool:
    """Say whether somebody is in the group and not resting, and the desk did not take it off the list."""
    return members.is_in(person, group) and not decisions.taken_off(group)


def taking(groups: Iterable[Group]) -> dict[int, GroupWay]:
    """Pick those groups that somebody can ask here, by their ids, with how each works; in two statements."""
    here = {each.pk: each for each in groups if each.status == Group.Listing.LISTED and not each.from_elsewhere}
    joined = Membership.objects.filter(role=Role.COORDINATOR, status=Membership.Status.JOINED)
    looked_after = set(joined.filter(group__in=here).values_list("group", flat=True))
    said = GroupWay.objects.in_bulk(looked_after, field_name="group_id")
    return {pk: said.get(pk) or GroupWay(group=here[pk]) for pk in looked_after}


def on_duty(group: Group, team: StreetTeam | None = None) -> UUID | None:
    """Say who looks after what comes in: on duty for the street team, else its street coordinators, else the group's.

    Whoever no longer coordinates, or rests, is passed over. None where nobody coordinates the group.
    """
    turns = {duty.team_id: duty.coordinator for duty in Duty.objects.filter(group=group)}
    street = list(_street_coordinators(team)) if team else []
    all_of_them = [*members.coordinators_of(group).order_by("began_at", "pk").values_list("person", flat=True)]
    wanted = [turns.get(team.pk) if team else None, *street[:1], turns.get(None)]
    return next((who for who in wanted if who in {*street, *all_of_them}), next(iter(all_of_them), None))


def _street_coordinators(team: StreetTeam) -> list[UUID]:
    found = Membership.objects.filter(team=team, role=Role.STREET_COORDINATOR, status=Membership.Status.JOINED)
    return list(found.order_by("began_at", "pk").values_list("person", flat=True))


def looks_after(person: UUID, group: Group, team: StreetTeam | None) -> bool:
    """Say whether somebody may own a task there: a coordinator of the group, or of its street team."""
    return members.is_coordinator(person, group) or bool(team and person in _street_coordinators(team))


def skills_of(group: Group) -> list[Skill]:
    return list(Skill.objects.filter(group=group))


def said_of(group: Group) -> SaidWay:
    """Return how a group goes about it as a form has it."""
    way = way_of(group)
    own = list(OwnKind.objects.filter(group=group))
    return SaidWay(
        how=way.how,
        needs_nod=way.needs_nod,
        cap=way.cap,
        is_full=way.is_full,
        elsewhere=way.elsewhere,
        keeps_days=way.keeps_days,
        known=way.known,
        sharing=way.sharing,
        kinds_at_a_door=tuple(kind.name for kind in own if kind.at_a_door),
        kinds_from_home=tuple(kind.name for kind in own if not kind.at_a_door),
        skills=tuple(Skill.objects.filter(group=group).values_list("name", flat=True)),
        questions=tuple(OwnQuestion.objects.filter(group=group).values_list("words", flat=True)),
    )


def left_behind() -> "QuerySet[Task]":
    """Return living tasks whose owner coordinates there no longer, or rests, while somebody else does."""
    there = Membership.objects.filter(group=OuterRef("group"), status=Membership.Status.JOINED)
    theirs = Q(role=Role.COORDINATOR) | Q(role=Role.STREET_COORDINATOR, team=OuterRef("team"))
    living = Task.objects.filter(status__in=Task.LIVING).exclude(Exists(there.filter(theirs, person=OuterRef("owner"))))
    return living.filter(Exists(there.filter(role=Role.COORDINATOR)))


def rung_by_nobody() -> "QuerySet[Conversation]":
    """Return conversations whose owner looks after nothing in their group any more, while somebody else does."""
    there = Membership.objects.filter(group=OuterRef("group"), status=Membership.Status.JOINED)
    theirs = there.filter(role__in=(Role.COORDINATOR, Role.STREET_COORDINATOR), person=OuterRef("owner"))
    return Conversation.objects.filter(~Exists(theirs), Exists(there.filter(role=Role.COORDINATOR)))


def looked_after_repeats() -> "QuerySet[Repeat]":
    """Return what comes again where somebody looks after it, so that `on_duty` names somebody."""
    joined = Membership.objects.filter(status=Membership.Status.JOINED)
    theirs = Q(role=Role.COORDINATOR, group=OuterRef("request__group"))
    streets = Q(role=Role.STREET_COORDINATOR, team=OuterRef("request__team"))
    return Repeat.objects.filter(Exists(joined.filter(theirs | streets)))
