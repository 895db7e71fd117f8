"""Starting a network from a list: the list's groups are in it from then on, and each is asked once whether it is right.

Done again it goes on where it was, and takes in what the list has gained. Nobody is asked here: the worker asks, so
many a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.groups.models import Group
from doorstep.groups.queries.ground import own_cells
from doorstep.journal.actions import record, record_each
from doorstep.networks.area import touch
from doorstep.networks.models import Affiliation, FirstLetter, Network
from doorstep.networks.queries import directory, first_letters, still_here

# In one transaction: others have their turn in between.
TOGETHER = 500
Status = FirstLetter.Status


@dataclass
class Started:
    """What became of the groups of a list; `to_ring` are names of those that nobody can write to."""

    found: int = 0
    joined: int = 0
    outside: list[str] = field(default_factory=list)
    left: int = 0
    by_email: int = 0
    by_text: int = 0
    not_needed: int = 0
    asked_before: int = 0
    to_ring: list[str] = field(default_factory=list)


def start(network: Network, source: str, *, by: UUID | None, now: datetime, keep: bool = True) -> Started:
    """Take the groups of a list into a network, and note that each is to be asked; unless `keep`, only count."""
    ground, started = directory.ground(network), Started()
    keys = list(first_letters.groups_of(source).values_list("pk", flat=True))
    for at in range(0, len(keys), TOGETHER):
        with transaction.atomic():
            Network.objects.select_for_update().get(pk=network.pk)
            groups = _inside(
                list(Group.objects.filter(pk__in=keys[at : at + TOGETHER]).defer("description")), ground, started
            )
            joined = _affiliate(network, groups, started, now, keep=keep)
            _note(network, source, [group for group in groups if group.pk in joined], started, keep=keep)
    if keep:
        record(network, "started from a list", by=by, groups=started.joined)
    return started


def choose_pace(network: Network, a_day: int, *, by: UUID | None) -> None:
    """Have it ask so many groups a day from now on; none to stop."""
    network.letters_a_day = a_day
    network.save(update_fields=["letters_a_day"])
    record(network, "pace of first letters", by=by, a_day=a_day)


def _inside(groups: Sequence[Group], ground: Sequence[int], started: Started) -> list[Group]:
    """Leave out what does not help in its area, and name it."""
    started.found += len(groups)
    cells = own_cells(group.pk for group in groups) if ground else {}
    inside = [group for group in groups if not ground or touch(cells.get(group.pk) or [group.cell], ground)]
    started.outside += [group.name for group in groups if group not in inside]
    return inside


def _affiliate(network: Network, groups: Sequence[Group], started: Started, now: datetime, *, keep: bool) -> set[int]:
    """Give each its place, and return which are in; whoever left, left."""
    places = Affiliation.objects.filter(network=network, group__in=[group.pk for group in groups])
    known = dict(places.values_list("group", "status"))
    new = [Affiliation(network=network, group=group, began_at=now) for group in groups if group.pk not in known]
    if keep:
        Affiliation.objects.bulk_create(new)
        record_each(new, "group joined a network", by=None, network=network.pk)
    left = {group for group, status in known.items() if status == Affiliation.Status.LEFT}
    started.joined += len(new)
    started.left += len(left)
    return {group.pk for group in groups} - left


def _note(network: Network, source: str, groups: Sequence[Group], started: Started, *, keep: bool) -> None:
    keys = [group.pk for group in groups]
    before = set(FirstLetter.objects.filter(group__in=keys).values_list("group", flat=True))
    spoken, ways = still_here.spoken_for(keys), first_letters.reached(keys)
    new = []
    for group in groups:
        if group.pk in before:
            started.asked_before += 1
            continue
        means = ways[group.pk].means if group.pk in ways else ""
        status = _stands(group, means, is_spoken_for=group.pk in spoken)
        _count(started, group, status, means)
        new.append(FirstLetter(status=status, network=network, group=group, source=source, means=means))
    if keep:
        FirstLetter.objects.bulk_create(new)
        record_each(new, "to be asked once", by=None, network=network.pk)


def _stands(group: Group, means: str, *, is_spoken_for: bool) -> str:
    if is_spoken_for or group.status != Group.Listing.LISTED:
        return Status.NOT_NEEDED
    return Status.WAITING if means else Status.TO_RING


def _count(started: Started, group: Group, status: str, means: str) -> None:
    if status == Status.TO_RING:
        started.to_ring.append(group.name)
    elif status == Status.NOT_NEEDED:
        started.not_needed += 1
    elif means == first_letters.EMAIL:
        started.by_email += 1
    else:
        started.by_text += 1
