"""Which groups an area has, and which areas a group: the one place where feeds ask for areas."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from django.db.models import Q

from doorstep.groups.models import Group
from doorstep.places import cells
from doorstep.places import queries as places
from doorstep.places.models import AreaCell, Edition

_AT_ONCE = 100  # ranges in one query
_CURRENT = Edition.Status.CURRENT


def in_area(code: str) -> Q:
    """Ask for the groups whose middle lies in the area. Raises places.UnknownPlaceError for one that we have not."""
    ranges = cells.ranges(places.cells_of_area(code))
    found: list[int] = []
    for start in range(0, len(ranges), _AT_ONCE):
        lies = reduce(or_, (Q(cell__range=ends) for ends in ranges[start : start + _AT_ONCE]))
        found.extend(Group.objects.filter(lies).values_list("pk", flat=True))
    return Q(pk__in=found)


def areas_of(groups: Iterable[Group]) -> Mapping[int, list[str]]:
    """Find the codes of the areas in which each group's middle lies, in one query."""
    around = {group.pk: cells.ancestors(group.cell) for group in groups}
    wanted = {cell for each in around.values() for cell in each}
    found = defaultdict(list)
    rows = AreaCell.objects.filter(cell__in=wanted, area__edition__status=_CURRENT).values_list("cell", "area__code")
    for cell, code in rows:
        found[cell].append(code)
    return {pk: sorted({code for cell in each for code in found.get(cell, ())}) for pk, each in around.items()}
