"""From a table's rows to postcode units with a cell, or a reason to leave them out; pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from doorstep.places import cells
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.importing.columns import Columns
from doorstep.places.postcodes import ELSEWHERE, Elsewhere
from doorstep.places.shapes import near_britain

UNIT = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")
NOWHERE_NORTH = 99.0  # the ONS writes latitude 99.999999 where it knows none, and others 0
ENDED_NOT = frozenset({"", "0", "f", "false", "n", "no"})

NORTHERN_IRELAND = "in Northern Ireland (another licence)"
ISLANDS = "in the Channel Islands or Man"
NOWHERE = "without a position"
ODD = "of a form of its own"
LEFT_OUT: dict[Elsewhere, str] = {"northern-ireland": NORTHERN_IRELAND, "islands": ISLANDS}
SANTA = frozenset({"GIR0AA", "XM45HQ"})  # Girobank's, and Father Christmas's


class Unit(NamedTuple):
    """A postcode as it is stored ("SE155BZ"): its cell, whether it has ended, and its position in degrees."""

    code: str
    cell: int
    terminated: bool
    latitude: float
    longitude: float


def units(rows: Iterable[tuple[int, list[str]]], columns: Columns, skipped: Counter[str]) -> Iterator[Unit]:
    """Give the unit of each row, and count in `skipped` why others are left out.

    Raises BrokenFileError, naming the line, for a row that cannot be right.
    """
    for number, row in rows:
        if row:
            found = _unit(row, columns, number)
            if isinstance(found, Unit):
                yield found
            else:
                skipped[found] += 1


def _unit(row: list[str], columns: Columns, number: int) -> Unit | str:
    code, latitude, longitude, terminated = _read(row, columns, number)
    reason = _left_out(code, latitude)
    if reason:
        return reason
    if not UNIT.fullmatch(code):
        raise BrokenFileError(f'Line {number}: "{code[:20]}" is no postcode.')
    if not near_britain(latitude, longitude):
        raise BrokenFileError(f"Line {number}: latitude {latitude:g}, longitude {longitude:g} is not in Great Britain.")
    return Unit(code, cells.cell_at(latitude, longitude), terminated, latitude, longitude)


def _read(row: list[str], columns: Columns, number: int) -> tuple[str, float, float, bool]:
    try:
        return (
            row[columns.postcode].replace(" ", "").upper(),
            float(row[columns.latitude] or 0),
            float(row[columns.longitude] or 0),
            columns.terminated is not None and row[columns.terminated].strip().lower() not in ENDED_NOT,
        )
    except IndexError as error:
        raise BrokenFileError(f"Line {number} has {len(row)} columns, fewer than line 1 promises.") from error
    except ValueError as error:
        raise BrokenFileError(
            f"Line {number}: latitude and longitude must be numbers, such as 51.470 and -0.069."
        ) from error


def _left_out(code: str, latitude: float) -> str | None:
    if code[:2] in ELSEWHERE:
        return LEFT_OUT[ELSEWHERE[code[:2]]]
    if code in SANTA:
        return ODD
    return NOWHERE if latitude == 0 or NOWHERE_NORTH < latitude < NOWHERE_NORTH + 1 else None
