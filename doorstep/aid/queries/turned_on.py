"""What the network's desk sees of groups that it took off the list: how many were told to ask somebody else."""

from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from doorstep.aid.models import HelpRequest
from doorstep.groups.models import Group

SHOWN_FOR = timedelta(days=28)


def told_to_turn_elsewhere(now: datetime) -> QuerySet[Group]:
    """Return these groups, by name, with how many requests of each found no other group lately: `turned`."""
    theirs = Q(help_requests__status=HelpRequest.Status.HANDED_ON, help_requests__closed_at__gt=now - SHOWN_FOR)
    found = Group.objects.exclude(status__in=Group.SHOWN).annotate(turned=Count("help_requests", filter=theirs))
    return found.filter(turned__gt=0).defer("description").order_by("sort_name", "pk")
