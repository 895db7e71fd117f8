"""Who listens to a volunteer who is worried, and who waits to be rung."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from doorstep.aid.models import Worry
from doorstep.groups.models import Group, Membership, Role
from doorstep.groups.queries.members import coordinators_of

_JOINED = Membership.Status.JOINED


def leads_of(group: Group) -> QuerySet[Membership]:
    return Membership.objects.filter(group=group, role=Role.SAFEGUARDING_LEAD, status=_JOINED)


def listeners(group: Group) -> list[UUID]:
    """Name the safeguarding leads; of a group that has none, the coordinators."""
    leads = list(leads_of(group).values_list("person", flat=True))
    return leads or list(coordinators_of(group).values_list("person", flat=True))


def heard_by(person: UUID) -> QuerySet[Worry]:
    """Return whom they are to ring, the longest waiting first: nobody else sees that there is anybody."""
    theirs = Membership.objects.filter(person=person, group=OuterRef("group"), status=_JOINED)
    any_lead = Membership.objects.filter(group=OuterRef("group"), role=Role.SAFEGUARDING_LEAD, status=_JOINED)
    leads = Exists(theirs.filter(role=Role.SAFEGUARDING_LEAD))
    coordinates = Exists(theirs.filter(role=Role.COORDINATOR)) & ~Exists(any_lead)
    found = Worry.objects.filter(Q(leads) | Q(coordinates), status=Worry.Status.OPEN).exclude(person=person)
    return found.select_related("group", "person").order_by("raised_at", "pk")


def waits(person: UUID, groups: Iterable[int]) -> set[int]:
    """Say in which groups they wait to be rung."""
    found = Worry.objects.filter(person=person, group__in=list(groups), status=Worry.Status.OPEN)
    return set(found.values_list("group", flat=True))
