"""What nobody was found for in its group: it stands at the network's desk, with no word of whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from doorstep.aid import kinds
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import Overflow, Task
from doorstep.groups.models import Group
from doorstep.networks.models import Network, Officer


@dataclass(frozen=True)
class Unfound:
    """What kind of help, in which district, since when; and the group, which says at its own number how to go on."""

    group: Group
    kind: str
    district: str
    since: datetime
    until: datetime


def nobody_found() -> "QuerySet[Task]":
    """Return what climbed past its own group and those next door, and waits at no network's desk; the oldest first."""
    at_a_desk = Overflow.objects.filter(request=OuterRef("request"), status=Overflow.Status.WAITING)
    found = Task.objects.filter(~Exists(at_a_desk), status=Task.Status.OPEN, rung__gte=Rung.NETWORK)
    return found.select_related("request", "group").prefetch_related("group__contact_ways").order_by("made_at", "pk")


def desks_that_ring_nobody() -> "QuerySet[Network]":
    """Return the networks at whose desks whoever asked waits to be rung, and nobody sits."""
    sits = Officer.objects.filter(network=OuterRef("pk"), person__isnull=False)
    waits = Overflow.objects.filter(network=OuterRef("pk"), to_ring=True)
    return Network.objects.filter(Exists(waits), ~Exists(sits)).order_by("name", "pk")


def in_short(tasks: Iterable[Task]) -> list[Unfound]:
    rows = list(tasks)
    known = kinds.of_groups({task.group_id for task in rows})
    return [
        Unfound(
            task.group,
            kinds.in_words([task.kind], known[task.group_id])[0],
            task.request.district,
            task.request.asked_at,
            task.ends_at,
        )
        for task in rows
    ]
