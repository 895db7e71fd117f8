"""What takes two coordinators: what waits and what became of it, whose answer counts, and what can be decided."""

from uuid import UUID

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from doorstep.groups.models import Change, Decision, Group, Membership
from doorstep.groups.queries.members import coordinators_of
from doorstep.groups.speakers import GROUP
from doorstep.groups.standing import Standing

# To which state of a listing a decision leads.
MOVES = {
    Decision.Kind.REST: Group.Listing.RESTING,
    Decision.Kind.CLOSE: Group.Listing.CLOSED,
    Decision.Kind.LIST: Group.Listing.LISTED,
}


def seen_by(viewer: Standing) -> QuerySet[Decision]:
    """Return the decisions of the group, what waits first; of others than coordinators those about themselves."""
    found = Decision.objects.filter(group=viewer.group).select_related("group")
    found = found if viewer.coordinates else found.filter(person=viewer.person)
    waits = Case(When(status=Decision.Status.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(waits, F("settled_at").desc(), "-made_at", "-pk")


def about(person: UUID) -> QuerySet[Decision]:
    """Return the decisions about somebody that wait."""
    found = Decision.objects.filter(person=person, status=Decision.Status.WAITING)
    return found.select_related("group").order_by("made_at", "pk")


def could_agree(decision: Decision) -> QuerySet[Membership]:
    """Return the coordinators whose agreement would count."""
    found = coordinators_of(decision.group).exclude(person=decision.made_by)
    return found.exclude(person=decision.person_id) if decision.person_id else found


def possible_moves(group: Group) -> list[Decision.Kind]:
    """Say where a group's coordinators can lead it from here.

    They bring back what they closed themselves, and nothing that the desk took off the list.
    """
    if group.from_elsewhere or (group.status == Group.Listing.CLOSED and taken_off(group)):
        return []
    return [kind for kind, to in MOVES.items() if to in group.MOVES[group.status]]


def taken_off(group: Group) -> bool:
    """Say whether a group is not shown, and that not by its own decision: it keeps its people's doors shut too."""
    if group.status in Group.SHOWN:
        return False
    last = Change.objects.filter(group=group, field="status").order_by("-pk").first()
    return last is None or last.voice != GROUP
