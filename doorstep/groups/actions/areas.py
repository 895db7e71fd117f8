"""Writing down the areas under which each group is found, for one that was drawn and, after an import, for all."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from doorstep.groups.models import AreaNaming, Group, GroupArea
from doorstep.groups.queries.ground import own_cells
from doorstep.places import queries as places

AT_ONCE = 200  # groups in one transaction: about a quarter of a second
TURNS = 20  # transactions in one go of the worker, so that others have their turn and it can stop


def name_areas(group: Group, patch: Iterable[int]) -> None:
    """Write down the areas that these cells reach, in place of those before; inside the caller's transaction."""
    GroupArea.objects.filter(group=group).delete()
    if places.area_editions():
        reached = places.areas_reached({group.pk: patch})[group.pk]
        GroupArea.objects.bulk_create([GroupArea(group=group, kind=kind, code=code) for kind, code in sorted(reached)])


def name_areas_anew(_now: datetime) -> int:
    """Go on through all groups for each kind of areas that was imported since; return how many were looked at.

    In the order of their ids, a short transaction for each few, and where it stopped is written down with them.
    """
    named = 0
    for kind, edition in places.area_editions().items():
        for _ in range(TURNS):
            some = _name_some(kind, edition)
            named += some
            if some < AT_ONCE:
                break
    return named


@transaction.atomic
def _name_some(kind: str, edition: int) -> int:
    naming = _naming(kind, edition)
    if naming.done:
        return 0
    # Locked, so that nobody draws a patch between our reading it and our writing what follows from it.
    groups = Group.objects.select_for_update().filter(pk__gt=naming.after).order_by("pk")
    some = dict(groups.values_list("pk", "cell")[:AT_ONCE])
    _write(kind, some)
    naming.after, naming.done = max(some, default=naming.after), len(some) < AT_ONCE
    naming.save(update_fields=["after", "done"])
    return len(some)


def _naming(kind: str, edition: int) -> AreaNaming:
    """Return how far it has come for this edition, from the beginning for a new one."""
    naming, _new = AreaNaming.objects.select_for_update().get_or_create(kind=kind, defaults={"edition": edition})
    if naming.edition != edition:
        naming.edition, naming.after, naming.done = edition, 0, False
        naming.save()
    return naming


def _write(kind: str, some: dict[int, int]) -> None:
    patches = own_cells(some)
    reached = places.areas_reached({group: patches.get(group, [cell]) for group, cell in some.items()})
    GroupArea.objects.filter(kind=kind, group__in=some).delete()
    GroupArea.objects.bulk_create(
        GroupArea(group_id=group, kind=kind, code=code)
        for group, areas in reached.items()
        for of, code in sorted(areas)
        if of == kind
    )
