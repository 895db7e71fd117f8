"""From a GeoJSON shape (RFC 7946) to the cells whose centre it holds; pure, and unmoved by what people upload."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, pairwise
from math import cos, radians
from typing import TypeGuard

from doorstep.core.sentences import SentenceError, sentence
from doorstep.places import hexagons
from doorstep.places.hexagons import Point
from doorstep.places.resolutions import STORED

Ring = list[Point]
Polygon = list[Ring]  # the outline, then holes

Outline = list[list[list[list[float]]]]  # as a GeoJSON MultiPolygon says it: longitude first
EXACT = 5  # decimals of a degree: about a metre

MOST_CELLS = 500_000
MOST_POINTS = 500_000
MOST_WORK = 1e9  # cells times corners, what the conversion costs: about a second
PATIENT = 3e10  # for an operator who waits
EACH = 30_000  # what every outline costs, however small
DEGREE = 111_195.0  # metres, along a meridian

ENDLESS = 1e9
NORTH_POLE, DATE_LINE = 90, 180  # degrees
# From Scilly to Shetland, from St Kilda to Lowestoft: without the Channel Islands and the coast of France.
SOUTH, NORTH, WEST, EAST = 49.8, 61.0, -8.8, 2.1


class ShapeError(SentenceError, ValueError):
    """A shape that cannot become cells; its text is a sentence for the person who gave it."""


def shape(geojson: Mapping[str, object], most_work: float = MOST_WORK) -> set[int]:
    """Return the stored cells with their centre inside a Polygon, MultiPolygon, Feature or FeatureCollection.

    A shape so small that it holds no centre becomes the cells that it overlaps. Raises ShapeError with a kind sentence,
    also for an outline that would cost more than `most_work`.
    """
    polygons = [_polygon(each) for each in _polygons(geojson)]
    if not polygons:
        raise ShapeError(sentence("There is no shape in this. Draw the patch as one or more outlines."))
    _refuse_places_elsewhere(polygons)
    _refuse_what_is_too_much(polygons, most_work)
    return _cells(polygons, hexagons.inside) or _cells(polygons, hexagons.touching) or _corners(polygons)


def outline_of(geojson: object) -> Outline:
    """Return a shape's outlines as the coordinates of a GeoJSON MultiPolygon, rounded. Raises ShapeError."""
    return _written([_polygon(each) for each in _polygons(geojson)])


def checked(geojson: object, most_cells: int = MOST_CELLS, most_work: float = MOST_WORK) -> dict[str, object]:
    """Return a shape as nothing but its outlines, having refused what `shape` would refuse, without the long work.

    So that what else stands in a file, such as names, is not kept. Raises ShapeError.
    """
    polygons = [_polygon(each) for each in _polygons(geojson)]
    if not polygons:
        raise ShapeError(sentence("There is no shape in this. Draw the patch as one or more outlines."))
    _refuse_places_elsewhere(polygons)
    _refuse_what_is_too_much(polygons, most_work, most_cells)
    return {"type": "MultiPolygon", "coordinates": _written(polygons)}


def _written(polygons: list[Polygon]) -> Outline:
    return [
        [[[round(east, EXACT), round(north, EXACT)] for north, east in ring] for ring in polygon]
        for polygon in polygons
    ]


def _cells(polygons: list[Polygon], converted: Callable[[Polygon, int], list[int]]) -> set[int]:
    return {cell for polygon in polygons for cell in converted(polygon, STORED)}


def _corners(polygons: list[Polygon]) -> set[int]:
    return {hexagons.cell_around(*point, STORED) for polygon in polygons for point in polygon[0]}


def _polygons(geojson: object) -> list[object]:
    """Return the coordinates of each polygon, still unchecked."""
    kind, inside = _opened(geojson)
    if kind == "FeatureCollection":
        return list(chain.from_iterable(_feature(each) for each in _listed(inside)))
    return _feature(geojson) if kind == "Feature" else _geometry(geojson)


def _opened(geojson: object) -> tuple[object, object]:
    if not isinstance(geojson, Mapping):
        raise ShapeError(sentence("This is not GeoJSON: a shape is written in braces, with a type and coordinates."))
    kind = geojson.get("type")
    return kind, geojson.get({"FeatureCollection": "features", "Feature": "geometry"}.get(str(kind), "coordinates"))


def _feature(feature: object) -> list[object]:
    kind, geometry = _opened(feature)
    if kind != "Feature":
        raise ShapeError(sentence("A collection holds features; this one holds %(kind)s."), kind=_named(kind))
    return _geometry(geometry) if geometry is not None else []


def _geometry(geometry: object) -> list[object]:
    kind, coordinates = _opened(geometry)
    if kind == "Polygon":
        return [coordinates]
    if kind == "MultiPolygon":
        return list(_listed(coordinates))
    raise ShapeError(
        sentence("A patch needs an outline that goes all the way round. This is %(kind)s."), kind=_named(kind)
    )


def _named(kind: object) -> str:
    return f'"{kind[:40]}"' if isinstance(kind, str) else "something without a type"


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ShapeError(
            sentence("The coordinates are not written as GeoJSON writes them: lists of [longitude, latitude] pairs.")
        )
    return value


def _polygon(coordinates: object) -> Polygon:
    rings = [_ring(each) for each in _listed(coordinates)]
    if not rings:
        raise ShapeError(sentence("One of the outlines is empty. An outline has at least three corners."))
    return rings


def _ring(coordinates: object) -> Ring:
    points = [_point(each) for each in _listed(coordinates)]
    if len(set(points)) < len("abc"):
        raise ShapeError(sentence("An outline has at least three different corners. This one has fewer."))
    return points


def _point(position: object) -> Point:
    match position:
        case [longitude, latitude, *_] if _is_number(longitude) and _is_number(latitude):
            return float(latitude), float(longitude)
    raise ShapeError(sentence("One of the corners is not a pair of numbers, [longitude, latitude]."))


def _is_number(value: object) -> TypeGuard[float]:
    """Tell whether a value is a number of metres or degrees, and neither endless nor a yes or no."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < ENDLESS


def _refuse_places_elsewhere(polygons: list[Polygon]) -> None:
    points = list(_points(polygons))
    if all(near_britain(*point) for point in points):
        return
    if all(near_britain(longitude, latitude) for latitude, longitude in points):
        raise ShapeError(sentence("It looks as if latitude and longitude were swapped. GeoJSON puts longitude first."))
    if any(abs(latitude) > NORTH_POLE or abs(longitude) > DATE_LINE for latitude, longitude in points):
        raise ShapeError(
            sentence("These are no degrees. If they are metres of the national grid, save the file again as WGS 84.")
        )
    raise ShapeError(
        sentence("This shape lies outside Great Britain. Doorstep knows streets between Scilly and Shetland.")
    )


def _points(polygons: list[Polygon]) -> Iterator[Point]:
    return chain.from_iterable(chain.from_iterable(polygons))


def near_britain(latitude: float, longitude: float) -> bool:
    """Tell whether a point in degrees lies in the box around Great Britain; never for what is no number."""
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def _refuse_what_is_too_much(polygons: list[Polygon], most_work: float, most_cells: int = MOST_CELLS) -> None:
    cells = sum(_area(polygon[0]) for polygon in polygons) / hexagons.AREAS[STORED]
    if cells > most_cells:
        raise ShapeError(
            sentence("This shape is larger than a region. Choose the part in which neighbours really help.")
        )
    points = sum(1 for _ in _points(polygons))
    work = sum(_box(polygon[0]) * sum(map(len, polygon)) + EACH for polygon in polygons)
    if points > MOST_POINTS or work > most_work:
        raise ShapeError(
            sentence(
                "This outline is finer than we can follow. Save it again with fewer corners; 50 metres apart is plenty."
            )
        )


def _area(ring: Ring) -> float:
    """Return the square metres inside a ring (the shoelace formula on a local plane; right to a few percent)."""
    twice = sum(a[1] * b[0] - b[1] * a[0] for a, b in pairwise([*ring, ring[0]]))
    return abs(twice) / 2 * DEGREE * DEGREE * cos(radians(ring[0][0]))


def _box(ring: Ring) -> float:
    """Return how many cells H3 looks through for a ring: those of its box, or of a third of its diagonal's square.

    So it reckons itself (bboxHexEstimate in its bbox.c), and a sliver across the country costs as much as a county.
    """
    latitudes, longitudes = [point[0] for point in ring], [point[1] for point in ring]
    high, wide = max(latitudes) - min(latitudes), max(longitudes) - min(longitudes)
    wide *= cos(radians(ring[0][0]))
    return max(high * wide, (high * high + wide * wide) / 3) * DEGREE * DEGREE / hexagons.AREAS[STORED]
