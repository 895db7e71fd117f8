"""Which groups can be asked for a doorstep; where none can, who else there is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from doorstep.aid import kinds
from doorstep.aid.kinds import Kind
from doorstep.aid.models import GroupWay
from doorstep.aid.queries.desks import desk_for
from doorstep.aid.queries.ways import taking
from doorstep.core import languages
from doorstep.groups.bands import band
from doorstep.groups.models import Group
from doorstep.groups.queries import finder
from doorstep.groups.queries.finder import Found
from doorstep.networks.models import Network

# Whom to turn to instead: more than a few nobody rings.
A_FEW = 3


@dataclass(frozen=True)
class Full:
    """A group that takes nothing new for now, and where else to turn in its own words."""

    group: Group
    elsewhere: str


@dataclass(frozen=True)
class Choice:
    """`takers` can be asked here; `full` could, later; `others` help there and are asked in their own way.

    `nearest` are those next to it, where nobody helps on that street, or has a hand free; none of them is full. Where
    none can be asked, `desk` is the network whose desk looks for a group.
    """

    takers: list[Found]
    full: list[Full]
    others: list[Group]
    nearest: list[Found]
    desk: Network | None = None

    def taker(self, slug: str) -> Group | None:
        return next((found.group for found in self.takers if found.group.slug == slug), None)


def for_doorstep(cell: int, came_by: Group | None = None, *, is_exact: bool = True) -> Choice:
    """Find them for a cell; where it is only the middle of a district, the group they came by counts as well."""
    answer = finder.answer(cell)
    helping = [*answer.covering, *answer.in_part]
    if came_by and not is_exact and came_by.pk not in {found.group.pk for found in helping}:
        helping.append(Found(came_by, share=0, far=band(cell, came_by.cell)))
    ways = taking(found.group for found in (*helping, *answer.nearest))
    full = [Full(each.group, ways[each.group.pk].elsewhere) for each in helping if _is_full(each, ways)]
    takers = [found for found in helping if found.group.pk in ways and not ways[found.group.pk].is_full]
    return Choice(
        takers=takers,
        full=full,
        others=[found.group for found in helping if found.group.pk not in ways],
        nearest=_nearest(answer.nearest, ways) if len(full) == len(helping) else [],
        desk=None if takers else desk_for(cell),
    )


def _nearest(found: list[Found], ways: dict[int, GroupWay]) -> list[Found]:
    """Pick a few who may have a hand free: first those that can be reached, and of them those asked on this site."""
    free = [each for each in found if not _is_full(each, ways)][: 2 * A_FEW]
    return sorted(free, key=lambda each: (not each.group.contact_ways.all(), each.group.pk not in ways))[:A_FEW]


def _is_full(found: Found, ways: dict[int, GroupWay]) -> bool:
    return found.group.pk in ways and ways[found.group.pk].is_full


def as_one_of_several(found: Found, wanted: list[Kind]) -> str:
    """Name a group as one of several: how far its middle is, and what of this it does not say that it does."""
    said = {each.kind for each in found.group.kinds.all()}
    unsaid = [kind.name for kind in wanted if said and kind.slug in kinds.USUAL and kind.slug not in said]
    unsaid = [each for each in unsaid if each != kinds.USUAL["other"].name]
    name = f"{found.group.name}, {found.far}"
    without = _("It does not say that it does this: %s")
    return f"{name}. {without % languages.listed(unsaid)}" if unsaid else name
