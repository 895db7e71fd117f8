"""What a neighbour said yes to: a request of which some is in hand stays where it is."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import HelpRequest, Task

# Of what takes two, one yes is a yes.
IN_HAND = Q(status__in=[Task.Status.NOD, Task.Status.TAKEN]) | Q(status=Task.Status.OPEN, filled__gt=0)
OPEN = Q(status=Task.Status.OPEN)


def is_in_hand(request: HelpRequest) -> bool:
    return Task.objects.filter(IN_HAND, request=request).exists()


def still_waits(tasks: "QuerySet[Task]", request: str = "request") -> Q:
    """Want of rows that name a request those of which some of these tasks are open, and nothing is in hand."""
    theirs = Q(request=OuterRef(request))
    return Q(Exists(tasks.filter(theirs, OPEN))) & ~Q(Exists(Task.objects.filter(theirs, IN_HAND)))


def found_nobody() -> Q:
    """Want of rows that name a request those whose group found nobody, so that it waits up the ladder."""
    return still_waits(Task.objects.filter(rung__gte=Rung.NEIGHBOURS))
