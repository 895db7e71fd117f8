"""Questions about places: where is this postcode, what is called that, which cells make up a district or an area."""

from doorstep.places.queries.areas import (
    KindOfArea,
    area,
    area_editions,
    areas,
    areas_at,
    areas_of,
    cells_of_areas,
    kinds,
    neighbours,
    parents,
    parts,
)
from doorstep.places.queries.ground import (
    UnknownPlaceError,
    cells_of_area,
    cells_of_district,
    cells_of_sector,
    district_at,
    districts_touching,
    knows_postcodes,
    sectors_in,
    sectors_on,
)
from doorstep.places.queries.ladder import resolve, split_into
from doorstep.places.queries.names import areas_called, named
from doorstep.places.queries.reach import areas_reached
from doorstep.places.queries.spots import Miss, Spot

__all__ = [
    "KindOfArea",
    "Miss",
    "Spot",
    "UnknownPlaceError",
    "area",
    "area_editions",
    "areas",
    "areas_at",
    "areas_called",
    "areas_of",
    "areas_reached",
    "cells_of_area",
    "cells_of_areas",
    "cells_of_district",
    "cells_of_sector",
    "district_at",
    "districts_touching",
    "kinds",
    "knows_postcodes",
    "named",
    "neighbours",
    "parents",
    "parts",
    "resolve",
    "sectors_in",
    "sectors_on",
    "split_into",
]
