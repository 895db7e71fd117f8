"""Which groups started near people who stand by: newly listed, or with their first patch drawn over them.

Near is half an hour on foot, between cells that anybody may be shown (groups/bands.py).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from doorstep.groups.bands import apart
from doorstep.groups.models import Change, Group, Membership, PatchCell
from doorstep.networks.models import Nudge, Standby
from doorstep.networks.queries.standing_by import awake, living
from doorstep.places import cells

NEAR = 2_800.0
# As many as are gone through at one look; the rest have their turn in the next.
MOST_STARTED = 2_000
# By whose hexagons groups are looked up: one of these and its neighbours hold all that is near a cell in it.
_COARSE = 5


@dataclass(frozen=True)
class Started:
    """A group that started: listed, or with a first patch, at a moment."""

    group: int
    cell: int
    at: datetime
    listed: bool


def newest(until: datetime) -> datetime | None:
    """Say when the last one started, up to a moment."""
    listed = _listed().filter(listed_at__lte=until).aggregate(at=Max("listed_at"))["at"]
    drawn = _first_patches().filter(made_at__lte=until).aggregate(at=Max("made_at"))["at"]
    return max((at for at in (listed, drawn) if at), default=None)


def _listed() -> QuerySet[Group]:
    """Return the groups that can be joined here: of those of another house its own page tells."""
    return Group.objects.filter(status=Group.Listing.LISTED, hops=0)


def _first_patches() -> QuerySet[Change]:
    """Return the first patch of each group; one that is drawn anew after none is no start."""
    found = Change.objects.filter(field="patch", before={}, group__in=_listed())
    earlier = Change.objects.filter(group=OuterRef("group"), field="patch", pk__lt=OuterRef("pk"))
    return found.exclude(Exists(earlier))


def started(since: datetime, until: datetime) -> list[Started]:
    """Return what started after one moment and up to another, in its order; no more than so many."""
    new = _listed().filter(listed_at__gt=since, listed_at__lte=until)
    rows = new.order_by("listed_at", "pk").values_list("pk", "cell", "listed_at")[:MOST_STARTED]
    listed = [Started(pk, cell, at, listed=True) for pk, cell, at in rows if at]
    changes = _first_patches().filter(made_at__gt=since, made_at__lte=until).order_by("made_at", "pk")
    drawn = changes.values_list("group", "group__cell", "made_at")[:MOST_STARTED]
    found = listed + [Started(pk, cell, at, listed=False) for pk, cell, at in drawn]
    return sorted(found, key=lambda each: (each.at, each.group))[:MOST_STARTED]


def told_of(person: UUID) -> list[Group]:
    """Return the groups that somebody was told of and that are still there."""
    return list(_listed().filter(pk__in=Nudge.objects.filter(person=person).values("group")).order_by("name", "pk"))


def to_nudge(since: datetime) -> QuerySet[Standby]:
    """Return those who stand by, want to hear of groups and have not since one started; the longest ago first."""
    found = living().filter(awake(), hears_of_groups=True, nudged_until__lt=since)
    return found.order_by("nudged_until", "pk")


def near_each(rows: Iterable[Standby], found: Collection[Started]) -> dict[UUID, set[int]]:
    """Say which of these groups started near whom since they were last told, by the groups' keys."""
    theirs = list(rows)
    over = _covering({row.cell for row in theirs}, {each.group for each in found})
    beside = _beside(found)
    near: dict[UUID, set[int]] = defaultdict(set)
    for row in theirs:
        for each in found:
            if each.group in over[row.cell] and each.at > row.nudged_until:
                near[row.person_id].add(each.group)
        for hub in cells.around([cells.ancestor(row.cell, _COARSE)]):
            near[row.person_id] |= {each.group for each in beside.get(hub, ()) if _is_near(row, each)}
    return _without_known(near)


def _is_near(row: Standby, each: Started) -> bool:
    return each.at > row.nudged_until and apart(row.cell, each.cell) <= NEAR


def _beside(found: Iterable[Started]) -> Mapping[int, list[Started]]:
    hubs: dict[int, list[Started]] = defaultdict(list)
    for each in found:
        if each.listed:
            hubs[cells.ancestor(each.cell, _COARSE)].append(each)
    return hubs


def _covering(where: Collection[int], groups: Collection[int]) -> Mapping[int, set[int]]:
    """Say which of these groups' own patches cover each cell, wholly or in part."""
    holds: dict[int, list[int]] = defaultdict(list)
    for cell in where:
        for each in (*cells.ancestors(cell), *cells.uncompact([cell])):
            holds[each].append(cell)
    rows = PatchCell.objects.filter(cell__in=list(holds), patch__group__in=list(groups), patch__team=None)
    over: dict[int, set[int]] = defaultdict(set)
    for patch_cell, group in rows.values_list("cell", "patch__group"):
        for cell in holds[patch_cell]:
            over[cell].add(group)
    return over


def _without_known(near: Mapping[UUID, set[int]]) -> dict[UUID, set[int]]:
    """Leave out what somebody was told before, and the groups that they are in."""
    people = [person for person, groups in near.items() if groups]
    known = set(Nudge.objects.filter(person__in=people).values_list("person", "group"))
    mine = Membership.objects.filter(Q(status__in=Membership.LIVING), person__in=people)
    known |= set(mine.values_list("person", "group"))
    left = {person: {group for group in near[person] if (person, group) not in known} for person in people}
    return {person: groups for person, groups in left.items() if groups}
