"""Great Britain by what postcodes begin with: the country, a region such as SE, a district such as SE15."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from django.urls import reverse

from doorstep.groups.maps.picture import Picture, Shape, hexagon, legend, midst, step_of, steps, written
from doorstep.groups.queries import counting
from doorstep.places import cells, districts, hexagons, mosaic
from doorstep.places.frames import Box, Frame, Spot, path

_SMALLEST = 7  # the size of hexagon that stands for a region too small to be drawn


def country() -> Picture:
    """Draw the regions with the groups that help in each."""
    return _shaded(_country_frame(), _country(), counting.by_region())


def region(name: str) -> Picture:
    """Draw a region's districts."""
    return _shaded(*_region(name), counting.by_district(name))


def district_frame(code: str) -> Frame:
    return _framed(mosaic.around(code).get(code) or {districts.all_districts()[code].cell})


def districts_on(frame: Frame, here: str = "") -> list[Shape]:
    """Draw the districts within a frame for orientation: names, no numbers."""
    size = next((each for each in (9, 8, 7) if frame.metres() < 7_500 * 7 ** ((9 - each) / 2)), mosaic.COUNTRY)
    return [
        Shape(
            districts.label_of(code),
            0,
            url(code),
            drawn,
            words=written([code], spot, drawn),
            here=code == here,
            plain=True,
        )
        for code, (drawn, spot) in _drawn_between(frame, size).items()
    ]


def url(code: str) -> str:
    return reverse("map:postcodes-of", args=[code])


def _shaded(frame: Frame, drawn: Mapping[str, tuple[str, Spot]], found: Mapping[str, int]) -> Picture:
    kept = {code: found.get(code, 0) for code in drawn}
    begins = steps(kept.values())
    shapes = [
        Shape(
            districts.label_of(code),
            kept[code],
            url(code),
            piece,
            step_of(kept[code], begins),
            written([code, str(kept[code] or "")], spot, piece),
        )
        for code, (piece, spot) in drawn.items()
    ]
    return Picture(frame, shapes, legend=legend(begins, kept.values()))


@cache
def _country_frame() -> Frame:
    return _framed(cell for piece in mosaic.country().values() for cell in piece)


@cache
def _country() -> dict[str, tuple[str, Spot]]:
    frame, pieces = _country_frame(), mosaic.country()
    drawn = {name: _piece(cells_of, frame) for name, cells_of in pieces.items()}
    # The smallest regions, in the middle of London, are nearest to no hexagon's centre: each lies on top as a point.
    for name, codes in mosaic.regions().items():
        if name not in drawn:
            cell = cells.ancestor(midst(districts.all_districts()[code].cell for code in codes), _SMALLEST)
            drawn[name] = hexagon(cell, frame), frame.at(cells.centre(cell))
    return drawn


@lru_cache(maxsize=256)
def _region(name: str) -> tuple[Frame, dict[str, tuple[str, Spot]]]:
    pieces = mosaic.region(name)
    if not pieces:
        codes = mosaic.regions()[name]
        pieces = {code: frozenset({cells.shown(districts.all_districts()[code].cell)}) for code in codes}
    frame = _framed(cell for piece in pieces.values() for cell in piece)
    drawn = {code: _piece(pieces[code], frame) for code in sorted(pieces, key=districts.natural)}
    return frame, drawn


@lru_cache(maxsize=512)
def _drawn_between(frame: Frame, size: int) -> dict[str, tuple[str, Spot]]:
    wide = frame.box
    margin = 2 * hexagons.EDGES[size] / 111_195
    pieces = mosaic.between(
        wide.south - margin, wide.west - 2 * margin, wide.north + margin, wide.east + 2 * margin, size
    )
    return {code: _piece(piece, frame) for code, piece in pieces.items()}


def _piece(piece: Iterable[int], frame: Frame) -> tuple[str, Spot]:
    ground = list(piece)
    inner = [cell for cell in ground if frame.shows(frame.at(cells.centre(cell)))]
    return path(hexagons.outlines(ground), frame), frame.at(cells.centre(midst(inner or ground)))


def _framed(found: Iterable[int]) -> Frame:
    return Frame.around(Box.of(point for cell in found for point in hexagons.corners_of(cell)))
