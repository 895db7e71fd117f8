"""An area and the groups in it: its parts and neighbours with their numbers, and where nobody helps yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from django.db.models import QuerySet

from doorstep.groups.models import Group, PatchCell
from doorstep.groups.queries import counting, directory
from doorstep.places import cells
from doorstep.places import queries as places
from doorstep.places.models import Area

AT_ONCE = 1_000
# Cells of the largest area whose ground is gone through cell by cell: about 2,000 square kilometres, a large county.
MOST_CELLS = 20_000
GAP = 0.5  # of a part; less is a gap


@dataclass(frozen=True)
class Counted:
    """An area, and how many groups are found under it."""

    kind: str
    code: str
    name: str
    groups: int


@dataclass(frozen=True)
class OfKind:
    """Areas of one kind."""

    kind: str
    areas: list[Counted]


@dataclass(frozen=True)
class Gap:
    """A part of an area: the share of it that patches cover, 0 to 1, and how many groups are found under it at all."""

    part: Counted
    share: float

    @property
    def is_bare(self) -> bool:
        return not self.share and not self.part.groups


@dataclass(frozen=True)
class Cover:
    """How much of an area the patches of groups that help now cover, 0 to 1, and the parts that they leave out."""

    share: float
    kind: str
    parts: int
    gaps: list[Gap]

    @property
    def is_known(self) -> bool:
        """Whether the share says how many have help: not where groups are that have drawn no patch yet."""
        return bool(self.share) and all(gap.share or gap.is_bare for gap in self.gaps)


def in_area(kind: str, code: str) -> QuerySet[Group]:
    """Return the groups whose patch reaches an area, or that are in it, as cards by name."""
    shown = directory.shown().filter(areas__kind=kind, areas__code=code)
    return directory.cards(shown).order_by("sort_name", "pk")


def counted(found: Iterable[Area]) -> list[Counted]:
    """Count the groups of several areas, in the order given."""
    areas = list(found)
    numbers = {kind: counting.by_area(kind) for kind in {area.kind for area in areas}}
    return [Counted(area.kind, area.code, area.name, numbers[area.kind].get(area.code, 0)) for area in areas]


def parts_of(area: Area) -> list[OfKind]:
    """Return the parts of an area with their numbers, kind by kind, the widest first."""
    by_kind = groupby(counted(places.parts(area)), key=lambda part: part.kind)
    return [OfKind(kind, list(parts)) for kind, parts in by_kind]


def cover_of(area: Area) -> Cover | None:
    """Return how much of an area is covered, with the gaps among its smallest parts, the barest first.

    None for an area so large that nobody asks for every cell of it. Only groups that help now count, with their own
    patch or that of a street team.
    """
    if area.size > MOST_CELLS:
        return None
    every = places.parts(area)
    parts = [part for part in every if part.kind == every[-1].kind]
    held = places.cells_of_areas([area, *parts])
    helped = covered(set(chain.from_iterable(held.values())))
    shares = {part.code: _share(held[part.pk], helped) for part in parts}
    gaps = [Gap(part, shares[part.code]) for part in counted(parts) if shares[part.code] < GAP]
    gaps.sort(key=lambda gap: (not gap.is_bare, gap.share, gap.part.name))
    return Cover(_share(held[area.pk], helped), parts[0].kind if parts else "", len(parts), gaps)


def _share(held: set[int], helped: set[int]) -> float:
    return len(held & helped) / max(1, len(held))


def covered(ground: set[int]) -> set[int]:
    """Return those of these stored cells that lie in a patch of a group that helps now."""
    above = {cell: cells.ancestors(cell) for cell in ground}
    wanted = sorted(set(chain.from_iterable(above.values())))
    found = set[int]()
    for start in range(0, len(wanted), AT_ONCE):
        found |= _in_patches(wanted[start : start + AT_ONCE])
    return {cell for cell, line in above.items() if not found.isdisjoint(line)}


def _in_patches(some: Sequence[int]) -> set[int]:
    helping = PatchCell.objects.filter(cell__in=some, patch__group__status=Group.Listing.LISTED)
    return set(helping.order_by().values_list("cell", flat=True).distinct())
