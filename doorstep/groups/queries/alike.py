"""Which groups one that is sent in may be, by a name's own words or a way of contact; listed, or waiting like it."""

from collections.abc import Iterable

from doorstep.groups.importing.names import alike
from doorstep.groups.models import Group
from doorstep.groups.queries import directory
from doorstep.places import cells

FEW = 5
# Metres within which a name like it may be the same group: every second town has a Church Street.
NEAR = 20_000.0


def listed_like(name: str, ways: Iterable[str], *, near: int | None = None, besides: int = 0) -> list[Group]:
    """Find groups that anybody may see and that share a way of contact, or have a name like it; `near` a cell."""
    found = directory.shown().exclude(pk=besides)
    reached = found.filter(contact_ways__value__in=list(ways)).distinct()[:FEW]
    named = [group for group in directory.by_name(name) if group.pk != besides and alike(group.name, name)]
    if near is not None:
        named = [group for group in named if cells.distance(group.cell, near) <= NEAR]
    return list(dict.fromkeys([*reached, *named]))[:FEW]


def waiting_like(name: str, *, near: int | None = None, besides: int = 0) -> list[Group]:
    """Find groups that wait for a human look and have a name like it; nobody but a desk may learn what they are.

    Those whose sender never showed where they can be written to are nothing yet.
    """
    waiting = Group.objects.filter(status=Group.Listing.PROPOSED).exclude(pk=besides)
    rows = waiting.exclude(proposal__isnull=False, proposal__confirmed_at=None).order_by("made_at", "pk")
    found = [group for group in rows.only("name", "slug", "cell", "made_at") if alike(group.name, name)]
    return [group for group in found if near is None or cells.distance(group.cell, near) <= NEAR][:FEW]
