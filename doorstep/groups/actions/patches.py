"""Drawing where a group and its street teams help."""

from uuid import UUID

from django.db import transaction

from doorstep.groups.models import Group, GroupDistrict, Patch, PatchCell, StreetTeam
from doorstep.groups.patches import Parts, middle
from doorstep.journal.actions import record
from doorstep.places import cells
from doorstep.places import queries as places


@transaction.atomic
def draw_patch(group: Group, parts: Parts, *, team: StreetTeam | None = None, by: UUID | None) -> Patch:
    """Draw the patch of a group, or of its street team, in place of the one before.

    The group's own patch also moves the group's middle and the districts it is found under. Raises what Parts.cells
    raises.
    """
    covered = parts.cells()
    Patch.objects.filter(group=group, team=team).delete()
    patch = Patch.objects.create(group=group, team=team, parts=parts.as_json(), size=len(covered))
    PatchCell.objects.bulk_create(
        [PatchCell(patch=patch, cell=cell) for cell in cells.compact(covered)], batch_size=500
    )
    if team is None:
        group.cell = middle(covered)
        Group.objects.filter(pk=group.pk).update(cell=group.cell)
        index_districts(group)
    record(group, "patch drawn", by=by, cells=len(covered), team=team.name if team else "")
    return patch


@transaction.atomic
def name_street_team(group: Group, name: str, parts: Parts, *, by: UUID | None) -> StreetTeam:
    """Add a street team with its patch."""
    team = StreetTeam.objects.create(group=group, name=name)
    draw_patch(group, parts, team=team, by=by)
    return team


def index_districts(group: Group) -> None:
    """Note the postcode districts under which the group is found: those its patch reaches, or where it is."""
    patch = PatchCell.objects.filter(patch__group=group, patch__team=None).values_list("cell", flat=True)
    codes = places.districts_touching(list(patch) or [group.cell])
    GroupDistrict.objects.filter(group=group).delete()
    GroupDistrict.objects.bulk_create([GroupDistrict(group=group, code=code) for code in codes])
