"""Which other groups a request could go to: those that cover the doorstep, and then the nearest."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from doorstep.aid.models import HelpRequest
from doorstep.aid.queries.apart import groups_apart
from doorstep.aid.queries.ways import taking
from doorstep.groups.models import Group, StreetTeam
from doorstep.groups.queries import finder, nearby
from doorstep.places import cells


@dataclass(frozen=True)
class Covers:
    """A group that takes requests; `covers` says whether its patch lies over the doorstep, `far` in words how far.

    While it `is_full`, nothing is passed on to it.
    """

    group: Group
    covers: bool
    far: str
    is_full: bool

    @property
    def in_a_line(self) -> str:
        said = {"group": self.group.name, "far": self.far}
        return (_("%(group)s, whose patch it is") if self.covers else _("%(group)s, %(far)s")) % said


def others(request: HelpRequest) -> list[Covers]:
    """Return the groups beside the one that has it, in which somebody looks after requests.

    Where one of those who look after them there and whoever asked are kept apart, that group is not among them.
    """
    answer = finder.answer(cells.shown(request.cell))
    over = [*answer.covering, *answer.in_part]
    near = {each.group.pk: each.group for each in (*over, *answer.nearest)}
    never = groups_apart(request.person_id, near) | {request.group_id}
    ways = taking(group for pk, group in near.items() if pk not in never)
    found = [(each, True) for each in over] + [(each, False) for each in answer.nearest]
    return [
        Covers(each.group, covers=covers, far=each.far, is_full=ways[each.group.pk].is_full)
        for each, covers in found
        if each.group.pk in ways
    ]


def team_at(group: Group, cell: int) -> StreetTeam | None:
    """Return the group's street team whose patch lies over a doorstep; of several the smallest."""
    patches, _near = nearby.around(cell, 1)
    over = sorted((patch.size, patch.team) for patch in patches if patch.group == group.pk and patch.team)
    return StreetTeam.objects.filter(pk=over[0][1]).first() if over else None


def is_over(group: Group, cell: int) -> bool:
    """Say whether the group's patch, or one of its street teams', lies over a doorstep."""
    patches, _near = nearby.around(cell, 1)
    return any(patch.group == group.pk for patch in patches)
