"""Which groups an area has, and which areas a group: the one place where feeds ask for areas."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from doorstep.groups.models import AreaNaming, Group, GroupArea
from doorstep.places import queries as places


def in_area(code: str) -> Q:
    """Ask for the groups found under the area. Raises places.UnknownPlaceError for one that we have not."""
    area = places.known_area(code)
    return Q(pk__in=GroupArea.objects.filter(kind=area.kind, code=code).values("group"))


def naming() -> list[tuple[str, int, int, bool]]:
    """Say how far groups were named by areas: what is said of them becomes another, though no listing changes."""
    return list(AreaNaming.objects.order_by("kind").values_list("kind", "edition", "after", "done"))


def areas_of(groups: Iterable[Group]) -> Mapping[int, list[str]]:
    """Find the codes of the areas under which each group is found, in one query."""
    found = defaultdict(set)
    rows = GroupArea.objects.filter(group__in=[group.pk for group in groups]).values_list("group", "code")
    for group, code in rows:
        found[group].add(code)
    return {group: sorted(codes) for group, codes in found.items()}
