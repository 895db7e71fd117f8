"""Questions about places: where is this postcode, what is called that, which cells make up a district or an area."""

from doorstep.places.queries.ground import (
    UnknownPlaceError,
    cells_of_area,
    cells_of_district,
    cells_of_sector,
    district_at,
    districts_touching,
    knows_postcodes,
)
from doorstep.places.queries.ladder import resolve, split_into
from doorstep.places.queries.names import areas_called, named
from doorstep.places.queries.spots import Miss, Spot

__all__ = [
    "Miss",
    "Spot",
    "UnknownPlaceError",
    "areas_called",
    "cells_of_area",
    "cells_of_district",
    "cells_of_sector",
    "district_at",
    "districts_touching",
    "knows_postcodes",
    "named",
    "resolve",
    "split_into",
]
