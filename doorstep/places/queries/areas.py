"""In which areas a point or a cell lies, which area is part of which, and which ones are side by side."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Avg, Count, QuerySet

from doorstep.places import cells
from doorstep.places.borders import Edge, come_near, is_inside
from doorstep.places.hexagons import Point
from doorstep.places.models import Area, AreaCell, BorderCell, Edition
from doorstep.places.queries.editions import Editions, current, known

WIDER = 2  # a kind is wider than another when its areas are at least so many times as large
BESIDE = 25.0  # metres between two outlines that still count as touching: both were drawn with some freedom
AT_ONCE = 1_000  # cells in one query


@dataclass(frozen=True)
class KindOfArea:
    """A kind that is imported: its name, how many areas it has, and how many cells these have on average."""

    kind: str
    areas: int
    size: float

    def is_wider_than(self, other: "KindOfArea") -> bool:
        return self.size >= WIDER * other.size


def area_editions() -> dict[str, int]:
    """Return the current edition of each kind of areas; another id says that the areas were imported again."""
    return dict(current(Edition.Subject.AREAS).values_list("kind", "pk"))


def kinds() -> list[KindOfArea]:
    """Return the kinds of areas that are imported, the widest first."""
    return list(_kinds(known(Edition.Subject.AREAS)))


@lru_cache(maxsize=2)
def _kinds(editions: Editions) -> tuple[KindOfArea, ...]:
    of_kinds = Area.objects.filter(edition__in=[pk for pk, _ in editions]).values_list("kind")
    found = (KindOfArea(*row) for row in of_kinds.annotate(Count("pk"), Avg("size")).order_by("kind"))
    return tuple(sorted(found, key=lambda kind: (-kind.size, kind.kind)))


def areas() -> QuerySet[Area]:
    """Return the areas of all current editions, without their outlines."""
    return Area.objects.filter(edition__status=Edition.Status.CURRENT).defer("outline")


def area(kind: str, code: str) -> Area | None:
    return areas().filter(kind=kind, code=code).first()


def area_with(code: str) -> Area | None:
    """Return the area with this code, the widest where two kinds use the same."""
    return next((area for area in _every() if area.code == code), None)


def of_kind(kind: str) -> list[Area]:
    """Return the areas of a kind, by name, as they are remembered between pages."""
    return [area for area in _every() if area.kind == kind]


def widest() -> list[Area]:
    """Return the areas of the widest kind, by name; none where no areas are imported."""
    return [area for kind in kinds()[:1] for area in of_kind(kind.kind)]


def narrowest() -> list[Area]:
    """Return the areas of the narrowest kind, by name; none where no areas are imported."""
    return [area for kind in kinds()[-1:] for area in of_kind(kind.kind)]


def _every() -> Iterator[Area]:
    """Give all areas, the widest kind first, then by name."""
    return (area for _, area in _ordered(known(Edition.Subject.AREAS)).values())


@lru_cache(maxsize=1)
def _ordered(editions: Editions) -> dict[int, tuple[int, Area]]:
    """Read all areas by their ids, each with its place in the order, once for each set of editions."""
    place = {kind.kind: number for number, kind in enumerate(_kinds(editions))}
    every = Area.objects.filter(edition__in=[pk for pk, _ in editions]).defer("outline")
    ordered = sorted(every, key=lambda one: (place[one.kind], one.name, one.code))
    return {one.pk: (number, one) for number, one in enumerate(ordered)}


@dataclass(frozen=True)
class _On:
    """What there is on one stored cell: the areas with ground in it, those that hold its centre, and their borders."""

    areas: tuple[Area, ...]
    holding: frozenset[int]
    borders: Mapping[int, tuple[bool, list[Edge]]]

    def holds(self, area: Area, centre: Point, point: Point) -> bool:
        if area.pk not in self.borders:
            return True  # the cell lies inside altogether
        holds_centre, edges = self.borders[area.pk]
        return is_inside(edges, centre, point, holds_centre=holds_centre)


def areas_at(latitude: float, longitude: float) -> list[Area]:
    """Return the areas in which a point in degrees lies, the widest first; exactly, as their outlines say.

    Raises ValueError for what is no point on Earth.
    """
    cell = cells.cell_at(latitude, longitude)
    on, centre = _on(known(Edition.Subject.AREAS), cell), cells.centre(cell)
    return [area for area in on.areas if on.holds(area, centre, (latitude, longitude))]


def areas_of(cell: int) -> list[Area]:
    """Return the areas that hold the centre of a stored cell, the widest first."""
    on = _on(known(Edition.Subject.AREAS), cell)
    return [area for area in on.areas if area.pk in on.holding]


@lru_cache(maxsize=8192)
def _on(editions: Editions, cell: int) -> _On:
    """Read what lies on a cell, once for each set of editions."""
    # By the cell alone: told of the editions too, a database may look through all areas instead.
    every = _ordered(editions)
    crossing = BorderCell.objects.filter(cell=cell).values_list("area", "holds_centre", "edges")
    holding = AreaCell.objects.filter(cell__in=cells.ancestors(cell)).values_list("area", flat=True)
    held = frozenset(every.keys() & set(holding))
    borders = {area: (side, edges) for area, side, edges in crossing if area in every}
    found = sorted(held | borders.keys(), key=lambda pk: every[pk][0])
    return _On(tuple(every[pk][1] for pk in found), held, borders)


def parents(area: Area) -> list[Area]:
    """Return the areas of wider kinds that an area is part of, the widest first: those in which its middle lies."""
    wider = {kind.kind for kind in _compared(area, wider=True)}
    return [other for other in areas_of(area.cell) if other.kind in wider]


def parts(area: Area) -> list[Area]:
    """Return the areas of narrower kinds whose middle lies in this one, the widest kind first, then by name."""
    narrower = {kind.kind for kind in _compared(area, wider=False)}
    if not narrower:
        return []
    ground = cells.ranges(AreaCell.objects.filter(area=area).values_list("cell", flat=True))
    firsts = [first for first, _ in ground]
    inside = (one for one in _every() if one.kind in narrower)
    return [one for one in inside if (at := bisect_right(firsts, one.cell)) and one.cell <= ground[at - 1][1]]


def first_parts(area: Area) -> list[Area]:
    """Return the parts of an area that are of the widest kind among them, by name."""
    every = parts(area)
    return [part for part in every if part.kind == every[0].kind]


def _compared(area: Area, *, wider: bool) -> list[KindOfArea]:
    """Return the kinds that are wider than this area's, or those that are narrower."""
    every = kinds()
    own = next((kind for kind in every if kind.kind == area.kind), None)
    if own is None:
        return []
    return [kind for kind in every if (kind.is_wider_than(own) if wider else own.is_wider_than(kind))]


def neighbours(area: Area) -> list[Area]:
    """Return the areas of the same kind whose border touches this one's, by name."""
    mine = {border.cell: border.edges for border in BorderCell.objects.filter(area=area)}
    others = {one.pk: one for one in of_kind(area.kind)}
    touching = set[int]()
    for some in batches(sorted(mine)):
        for border in BorderCell.objects.filter(cell__in=some).exclude(area=area):
            if border.area_id not in touching and come_near(mine[border.cell], border.edges, BESIDE):
                touching.add(border.area_id)
    return [one for pk, one in others.items() if pk in touching]


def cells_of_areas(found: Sequence[Area]) -> dict[int, set[int]]:
    """Return the stored cells of several areas, by the areas' ids."""
    held: dict[int, set[int]] = {area.pk: set() for area in found}
    for area, cell in AreaCell.objects.filter(area__in=held).values_list("area", "cell"):
        held[area] |= cells.uncompact([cell])
    return held


def batches(every: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut many cells into as many as one query takes."""
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))
