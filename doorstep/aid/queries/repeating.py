"""What comes again in a group, for whoever looks after it."""

from uuid import UUID

from django.db.models import Min, Q, QuerySet

from doorstep.aid.models import HelpRequest, Repeat, Task
from doorstep.groups.standing import Standing


def requests_seen_by(viewer: Standing) -> "QuerySet[HelpRequest]":
    """Return what was asked of the group; to street coordinators, what is their street's."""
    found = HelpRequest.objects.filter(group=viewer.group).select_related("group", "team")
    return found if viewer.coordinates else found.filter(team__in=viewer.teams)


def repeat_seen_by(viewer: Standing, request: UUID) -> Repeat | None:
    """Return what comes again of a request that they may see; None where it does not, or is over."""
    seen = requests_seen_by(viewer).filter(pk=request, status__in=HelpRequest.LIVING)
    return Repeat.objects.filter(request__in=seen).select_related("request__group", "request__team").first()


def repeats_seen_by(viewer: Standing) -> "QuerySet[HelpRequest]":
    """Return what comes again, what rests standing first, each with the day on which it comes next."""
    living = requests_seen_by(viewer).filter(status__in=HelpRequest.LIVING, repeat__isnull=False)
    next_day = Min("tasks__day", filter=Q(tasks__status__in=Task.LIVING))
    return living.select_related("repeat").annotate(next_day=next_day).order_by("-status", "asked_at", "pk")


def to_come(repeat: Repeat) -> "QuerySet[Task]":
    """Return the next of it, the earliest first."""
    found = Task.objects.filter(request=repeat.request_id, status__in=Task.LIVING, day__isnull=False)
    return found.select_related("request", "group", "team").order_by("day", "kind")
