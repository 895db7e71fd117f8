"""The ground of patches: which cells each group's own consists of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from doorstep.groups.models import PatchCell


def own_cells(groups: Iterable[int]) -> Mapping[int, list[int]]:
    """Return the folded cells of these groups' own patches, by the groups' keys; nothing for one that drew none."""
    found = defaultdict(list)
    rows = PatchCell.objects.filter(patch__group__in=groups, patch__team=None).values_list("patch__group", "cell")
    for group, cell in rows.iterator(chunk_size=5_000):
        found[group].append(cell)
    return dict(found)
