"""Drawing where a group and its street teams help."""

from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.actions.areas import name_areas
from doorstep.groups.actions.saying import write_down
from doorstep.groups.actions.stamps import changed, refuse_if_elsewhere
from doorstep.groups.models import Group, GroupDistrict, Patch, PatchCell, StreetTeam
from doorstep.groups.patches import Drawn, Parts, draw
from doorstep.groups.speakers import THE_DESK, Speaker
from doorstep.journal.actions import record
from doorstep.places import queries as places
from doorstep.places.districts import region_of


class OutsideError(SentenceError):
    """A street team's patch lies outside its group's."""


def draw_patch(group: Group, drawn: Drawn, *, by: UUID | None, speaker: Speaker | None = THE_DESK) -> None:
    """Draw a group's own patch in place of the one before; its middle, districts, areas and teams' patches follow.

    What of a street team's patch now lies outside is cut off; a team that has nothing left keeps its name. The change
    is kept as said by `speaker`; without one, whoever calls keeps it.
    """
    refuse_if_elsewhere(group)
    codes = districts_of(drawn, drawn.middle)
    teams = [(patch.team, Parts.from_json(patch.parts)) for patch in group.patches.exclude(team=None)]
    drawn_teams = [(team, draw(parts, inside=drawn.cells)) for team, parts in teams]
    after = drawn.parts.as_json()
    with transaction.atomic():
        before = group.patches.filter(team=None).values_list("parts", flat=True).first() or {}
        if speaker and before != after:
            write_down(group, {"patch": (before, after)}, by=by, speaker=speaker)
        group.cell = drawn.middle
        Group.objects.filter(pk=group.pk).update(cell=drawn.middle)
        name_districts(group, codes)
        name_areas(group, drawn.cells)
        for team, its in [(None, drawn), *drawn_teams]:
            lay_patch(group, team, its, by=by)
        changed(group)


def name_street_team(group: Group, name: str, parts: Parts, *, by: UUID | None) -> StreetTeam:
    """Add a street team, or draw the patch of the one so named again; it is cut to what lies inside the group's.

    Raises OutsideError when nothing of it does, and what Parts.cells raises.
    """
    refuse_if_elsewhere(group)
    own = Patch.objects.filter(group=group, team=None).first()
    drawn = draw(parts, inside=own.cells.values_list("cell", flat=True) if own else None)
    if drawn is None:
        raise OutsideError(sentence("Nothing of this lies inside the group’s own patch. Draw that one wider first."))
    with transaction.atomic():
        team, _new = StreetTeam.objects.get_or_create(group=group, name=name)
        lay_patch(group, team, drawn, by=by)
        changed(group)
    return team


def lay_patch(group: Group, team: StreetTeam | None, drawn: Drawn | None, *, by: UUID | None) -> None:
    """Write a patch, the group's own or a team's, in place of the one before; inside the caller's transaction."""
    Patch.objects.filter(group=group, team=team).delete()
    if drawn:
        patch = Patch.objects.create(group=group, team=team, parts=drawn.parts.as_json(), size=drawn.size)
        PatchCell.objects.bulk_create([PatchCell(patch=patch, cell=cell) for cell in drawn.cells], batch_size=500)
    record(group, "patch drawn", by=by, cells=drawn.size if drawn else 0, team=team.name if team else "")


def districts_of(drawn: Drawn | None, middle: int) -> list[str]:
    """Find the postcode districts that a patch reaches, or in which a group without one is.

    A patch that was said in districts and sectors is found under these alone: its cells touch the next ones too.
    """
    if drawn and drawn.parts.said_in_codes:
        return sorted({code.partition(" ")[0] for code in drawn.parts.districts + drawn.parts.sectors})
    return places.districts_touching(drawn.cells if drawn else [middle])


def name_districts(group: Group, codes: list[str]) -> None:
    """Write down the districts under which a group is found, in place of those before."""
    GroupDistrict.objects.filter(group=group).delete()
    GroupDistrict.objects.bulk_create([GroupDistrict(group=group, code=code, region=region_of(code)) for code in codes])
