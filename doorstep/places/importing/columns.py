"""Telling from its first line which columns of a table hold postcode and position, under old names and new; pure."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doorstep.places import postcodes
from doorstep.places.importing.broken import BrokenFileError

# ONSPD and NSPL over the years; the spaced spelling first, since the fixed-width ones cut some codes oddly.
POSTCODE = ("pcds", "pcd8", "pcd7", "pcd2", "pcd", "postcode", "post code", "post_code")
LATITUDE = ("lat", "latitude")
LONGITUDE = ("long", "lon", "lng", "longitude")
TERMINATED = ("doterm", "date of termination", "terminated")

DELIMITERS = ",;\t"
MOST_SHOWN = 8


@dataclass(frozen=True)
class Columns:
    """Where in a row to look; `terminated` is None when the file does not say which postcodes ended."""

    postcode: int
    latitude: int
    longitude: int
    terminated: int | None = None


@dataclass(frozen=True)
class Table:
    """What the first line tells: columns, delimiter, and whether that line is a row already."""

    columns: Columns
    delimiter: str
    begins_with_data: bool = False

    def rows(self, lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
        """Give each row with the number of its line; the lines begin with the first one of the file."""
        reader = csv.reader(lines, delimiter=self.delimiter)
        if not self.begins_with_data:
            next(reader, None)
        try:
            for row in reader:
                yield reader.line_num, row
        except csv.Error as error:
            raise BrokenFileError(
                f"Line {reader.line_num} is no row of a table: a quotation mark may be missing."
            ) from error


def recognised(first_line: str) -> Table | None:
    """Read a table's first line; None when it is not about postcodes with positions."""
    delimiter = max(DELIMITERS, key=first_line.count)
    names = [name.strip().strip('"').lower() for name in first_line.rstrip("\r\n").split(delimiter)]
    found = [_first(names, wanted) for wanted in (POSTCODE, LATITUDE, LONGITUDE)]
    match found:
        case [int() as postcode, int() as latitude, int() as longitude]:
            return Table(Columns(postcode, latitude, longitude, _first(names, TERMINATED)), delimiter)
    return Table(Columns(0, 1, 2), delimiter, begins_with_data=True) if _is_row(names) else None


def expectation(first_line: str) -> str:
    """Say what was expected of a first line that is not recognised, and what it holds."""
    names = [name.strip()[:20] for name in first_line.split(max(DELIMITERS, key=first_line.count))]
    shown = ", ".join(names[:MOST_SHOWN]) + (" and more" if len(names) > MOST_SHOWN else "")
    return (
        "Line 1 names no columns that we know. We need postcode, lat and long, as in the ONS's NSPL and ONSPD. "
        f"This file begins with: {shown}"
    )


def _first(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _is_row(cells: list[str]) -> bool:
    """Tell whether a line without names is a row "SE15 5BZ,51.470,-0.069"."""
    try:
        float(cells[1]), float(cells[2])
    except (IndexError, ValueError):
        return False
    reading = postcodes.read(cells[0])
    return reading is not None and reading.unit is not None
