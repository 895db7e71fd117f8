"""Which sheets a group has, the streets on one, and what a new one begins with."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from doorstep.flyers.models import Leafleting, Street
from doorstep.groups.models import Group, Membership
from doorstep.groups.queries import members
from doorstep.groups.standing import Standing
from doorstep.people.queries import called


def sheets(group: Group) -> "QuerySet[Leafleting]":
    """Return a group's sheets, the newest first, with how many streets there are and how many are done."""
    is_done = Q(streets__done_at__isnull=False)
    found = Leafleting.objects.filter(group=group)
    counted = found.annotate(many=Count("streets"), done=Count("streets", filter=is_done))
    return counted.order_by("-made_at", "-pk")


def names_on(viewer: Standing, streets: Iterable[Street]) -> dict[UUID, str]:
    """Say what those are called who took or did these streets, of whom the viewer sees that they are in the group."""
    seen = {*members.people_seen_by(viewer).values_list("person_id", flat=True)}
    return called(who for street in streets if (who := street.done_by or street.taken_by) in seen)


def who_could(viewer: Standing) -> list[tuple[UUID, str]]:
    """List by name who is in the group, for a coordinator who says who takes what."""
    ids = members.seen_by(viewer).filter(status=Membership.Status.JOINED).values_list("person_id", flat=True)
    return sorted(called(ids).items(), key=lambda each: each[1].casefold())


def known_streets(group: Group) -> list[str]:
    """Give what the group's patch knows of its streets: the names of its street teams."""
    return list(group.street_teams.values_list("name", flat=True))
