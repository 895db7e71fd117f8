"""The pages of the map, one for each depth: a drawing, the table that says the same, the way back up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from doorstep.groups.maps import areas, close, postcodes
from doorstep.groups.maps.picture import Picture, Shape, uncrowded
from doorstep.groups.models import Group
from doorstep.groups.queries import counting, directory
from doorstep.groups.queries.areas import in_area
from doorstep.places import cells, districts, hexagons
from doorstep.places import queries as places
from doorstep.places.frames import Box, Frame
from doorstep.places.models import Area

Crumb = tuple[str, str]
ON_A_PAGE = 30
LONG = 40  # rows of a table that is read at one go
_RINGS = 2  # hexagons that are shown around one


@dataclass(frozen=True)
class MapPage:
    """A page of the map; from near, the groups that its table names."""

    title: str
    picture: Picture
    total: int
    above: Sequence[Crumb] = ()
    groups: Page[Group] | None = None
    by_postcode: bool = False
    area: Area | None = None

    @property
    def rows(self) -> list[Shape]:
        """The shapes with a number, as the table says them: on a long one only those with a group."""
        return self._counted if self._is_short else [shape for shape in self._counted if shape.number]

    @property
    def empty(self) -> list[Shape]:
        """The shapes that a long table leaves for a list of their own."""
        return [] if self._is_short else [shape for shape in self._counted if not shape.number]

    @property
    def _counted(self) -> list[Shape]:
        return [shape for shape in self.picture.shapes if not shape.plain]

    @property
    def _is_short(self) -> bool:
        return len(self._counted) <= LONG


def whole() -> MapPage:
    """Return the widest map there is: of imported areas, or of the country."""
    widest = places.widest()
    if not widest:
        return country()
    return MapPage(_("The groups on a map"), areas.shaded(widest), directory.shown().count())


def country() -> MapPage:
    return MapPage(
        _("The groups on a map, by postcode"),
        postcodes.country(),
        directory.shown().count(),
        _way([]) if places.kinds() else [],
        by_postcode=True,
    )


def region(name: str) -> MapPage:
    title = _("Groups in %(place)s") % {"place": districts.label_of(name)}
    total = counting.by_region().get(name, 0)
    return MapPage(title, postcodes.region(name), total, _way([_country()]), by_postcode=True)


def district(code: str, number: str | None) -> MapPage:
    frame = postcodes.district_frame(code)
    above = [_country(), (districts.region_of(code), postcodes.url(districts.region_of(code)))]
    title = _("Groups in %(place)s") % {"place": districts.label_of(code)}
    picture = near(frame, postcodes.districts_on(frame, code))
    groups = _groups(directory.by_district(code), number)
    return _with(MapPage(title, picture, groups.paginator.count, _way(above), groups, by_postcode=True))


def area(found: Area, number: str | None) -> MapPage:
    """Return an area with what lies inside it or, of the narrowest kind, with its groups."""
    above = [(each.name, areas.url(each)) for each in places.parents(found)]
    title = _("Groups in %(place)s") % {"place": found.name}
    parts = places.first_parts(found)
    if parts:
        beside = [each for each in places.of_kind(found.kind) if each != found]
        total = counting.by_area(found.kind).get(found.code, 0)
        return MapPage(title, areas.shaded(parts, beside), total, _way(above), area=found)
    frame = areas.framed([found])
    picture = near(frame, areas.areas_on(frame, places.of_kind(found.kind), found.code))
    groups = _groups(in_area(found.kind, found.code), number)
    return _with(MapPage(title, picture, groups.paginator.count, _way(above), groups, area=found))


def hexagon(cell: int, number: str | None) -> MapPage:
    """Return the groups of one hexagon and those around it."""
    ground = hexagons.disk(cell, _RINGS)
    frame = Frame.around(Box.of(corner for each in ground for corner in hexagons.corners_of(each)))
    place = districts.label_of(places.district_at(cells.cell_at(*cells.centre(cell))))
    groups = _groups(counting.within(counting.lines_of(ground)).order_by("sort_name", "pk"), number)
    title = _("Groups around %(place)s") % {"place": place}
    return _with(MapPage(title, near(frame, around(frame)), groups.paginator.count, _way([]), groups))


def around(frame: Frame, here: str = "") -> list[Shape]:
    """Draw what lies around: the narrowest imported areas where there are any, else postcode districts."""
    return areas.areas_on(frame, places.narrowest(), here) or postcodes.districts_on(frame, here)


def near(frame: Frame, shapes: Sequence[Shape]) -> Picture:
    """Draw the groups within a frame as hexagons, over what lies there for orientation."""
    doors = close.groups_on(frame)
    return Picture(frame, uncrowded(shapes, [words for door in doors for words in door.words]), hexagons=doors)


def _groups(found: QuerySet[Group], number: str | None) -> Page[Group]:
    return Paginator(found.defer("description").prefetch_related(None), ON_A_PAGE).get_page(number)


def _with(page: MapPage) -> MapPage:
    """Draw the patches of the groups that the table names."""
    patches = close.patches_of(page.groups.object_list if page.groups else [], page.picture.frame)
    return replace(page, picture=replace(page.picture, outlines=patches))


def _way(above: Iterable[Crumb]) -> list[Crumb]:
    return [(_("The whole map"), reverse("map:index")), *above]


def _country() -> Crumb:
    return _("By postcode"), reverse("map:postcodes")
