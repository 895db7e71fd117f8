"""Which groups help on the same ground: patches that share cells. Shown to everybody, and forbidden to nobody."""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Q

from doorstep.core.trigrams import without_controls
from doorstep.groups.models import Group, Patch, PatchCell
from doorstep.groups.queries import directory
from doorstep.groups.queries.ground import own_cells
from doorstep.places import cells
from doorstep.places.ranges import children_range, merged

MOST = 12  # groups that are named
_LOOKED_AT = 300  # patches; more are a crowd anyway
_AT_ONCE = 100  # alternatives in one question
_PATIENCE = 5  # questions


def sharing(ground: Iterable[int], *, besides: int | None = None) -> list[Group]:
    """Return the groups whose own patch shares ground with these compacted cells, by name; a dozen at most."""
    found: set[int] = set()
    for alternatives in _questions(list(ground)):
        # The patches alone first: joined to their groups, a database would rather begin with all groups.
        touched = PatchCell.objects.filter(alternatives).values_list("patch", flat=True).distinct()[:_LOOKED_AT]
        own = Patch.objects.filter(pk__in=set(touched), team=None).exclude(group=besides)
        found |= set(own.values_list("group", flat=True))
        if len(found) > _LOOKED_AT:
            break
    return list(directory.shown().filter(pk__in=found).order_by("sort_name", "pk")[:MOST])


def of_group(group: Group) -> list[Group]:
    """Return the other groups whose own patch shares ground with this one's."""
    ground = own_cells([group.pk]).get(group.pk)
    return sharing(ground, besides=group.pk) if ground else []


def called(slugs: Iterable[str]) -> list[Group]:
    """Return the groups with these addresses that anybody may see, a dozen at most."""
    said = [slug for slug in slugs if slug == without_controls(slug)]
    return list(directory.shown().filter(slug__in=said[:MOST]).order_by("sort_name", "pk"))


def _questions(ground: list[int]) -> Iterator[Q]:
    """Ask for the cells around, then for those inside, a hundred at a time; a patch of a whole country is cut short."""
    above = sorted({each for cell in ground for each in cells.ancestors(cell)})
    sizes = range(cells.COARSEST + 1, cells.STORED + 1)
    inside = (Q(cell__range=line) for size in sizes for line in _under(ground, size))
    yield Q(cell__in=above[: _AT_ONCE * _PATIENCE])
    for _ in range(_PATIENCE):
        if not (some := list(islice(inside, _AT_ONCE))):
            return
        yield reduce(or_, some)


def _under(ground: list[int], size: int) -> list[tuple[int, int]]:
    return merged(children_range(cell, size) for cell in ground if cells.size(cell) < size)
