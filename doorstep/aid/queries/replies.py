"""What people of a group wrote that waits for a human, and who of them is reached no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from doorstep.aid.models import HelpRequest, Volunteer
from doorstep.aid.queries import agreements, by_hand
from doorstep.aid.queries.callers import to_ring
from doorstep.groups.models import Group, Membership
from doorstep.groups.standing import Standing
from doorstep.messaging.models import Attachment, Reply
from doorstep.messaging.queries import open_replies, silenced
from doorstep.people.queries import called

# More than this are no list that somebody goes through.
MOST = 50


def waiting(group: Group) -> "QuerySet[Reply]":
    return open_replies(group.uid)


def files(group: Group) -> "QuerySet[Attachment]":
    """Return what came with what waits for them, the contents left aside."""
    return Attachment.objects.filter(reply__in=waiting(group).values("pk")).select_related("reply").defer("content")


def to_ring_to_read_and_to_say(viewer: Standing, now: datetime) -> tuple[int, int, int, int, int]:
    """Count whom they are to ring, what people wrote that waits for them, and what to send by hand, in one question.

    And what neighbouring groups ask, and propose. All but the first are for coordinators alone. Whose request a favour
    is about is looked at only where there is one.
    """
    group = viewer.group
    asked = (agreements.all_asked_of(group), agreements.proposed_to(group))
    counted = (to_ring(viewer, now), waiting(group), by_hand.waiting(group, now), *asked)
    rows = Group.objects.filter(pk=viewer.group.pk).values_list(*(_counted(each) for each in counted))
    ringing, *others = rows.get()
    wrote, to_say, favours, proposed = others if viewer.coordinates else (0, 0, 0, 0)
    return ringing, wrote, to_say, favours and agreements.favours_asked_of(group).count(), proposed


def _counted(rows: "QuerySet[Any]") -> Coalesce:
    all_of_them = rows.order_by().annotate(together=Value(1)).values("together").annotate(many=Count("pk"))
    return Coalesce(Subquery(all_of_them.values("many")), 0, output_field=IntegerField())


def names_within(group: Group, persons: Iterable[UUID]) -> dict[UUID, str]:
    """Say by name those of these people who are in the group; whoever only asked is named to who looks after it."""
    within = Membership.objects.filter(group=group, person__in=set(persons), status__in=Membership.LIVING)
    return called(within.values_list("person", flat=True))


@dataclass(frozen=True)
class Unreached:
    """Somebody who helps in the group, or asked it for something (`request`), and is no longer reached `by`."""

    person: UUID
    by: str
    request: UUID | None


def unreached(group: Group) -> list[Unreached]:
    """Return who gets nothing any more where we wrote to them, though something of theirs is open."""
    asked = HelpRequest.objects.filter(group=group, status__in=HelpRequest.LIVING)
    helps = Volunteer.objects.filter(group=group, ended_at=None)
    requests = dict(asked.order_by("-asked_at").values_list("person", "pk"))
    helping = {*helps.values_list("person", flat=True)}
    points = {row.pk: row for whose in (asked, helps) for row in silenced(whose.values("person"))}
    found = sorted(points.values(), key=lambda point: (str(point.person_id), point.means))[:MOST]
    return [
        Unreached(
            point.person_id,
            point.get_means_display(),
            None if point.person_id in helping else requests.get(point.person_id),
        )
        for point in found
    ]
