"""Which groups an area has, and which areas a group: the one place where feeds ask for areas."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from doorstep.core.sentences import sentence
from doorstep.groups.models import Group, GroupArea
from doorstep.places import queries as places


def in_area(code: str) -> Q:
    """Ask for the groups found under the area. Raises places.UnknownPlaceError for one that we have not."""
    if not places.areas().filter(code=code).exists():
        raise places.UnknownPlaceError(sentence("We know no area with the code “%(code)s”."), code=code)
    return Q(pk__in=GroupArea.objects.filter(code=code).values("group"))


def areas_of(groups: Iterable[Group]) -> Mapping[int, list[str]]:
    """Find the codes of the areas under which each group is found, in one query."""
    found = defaultdict(set)
    rows = GroupArea.objects.filter(group__in=[group.pk for group in groups]).values_list("group", "code")
    for group, code in rows:
        found[group].add(code)
    return {group: sorted(codes) for group, codes in found.items()}
