"""Cells in addresses."""

from doorstep.places import cells

COARSEST_SHOWN = 5  # of a map of the country


class CellConverter:
    """A cell of resolution 8 in its hexadecimal spelling; finer ones are refused, because links travel."""

    regex = "[0-9a-f]{15}"

    def to_python(self, value: str) -> int:
        cell = cells.from_text(value)
        if cells.shown(cell) != cell:
            raise ValueError(value)
        return cell

    def to_url(self, value: int) -> str:
        return cells.as_text(cells.shown(value))


class HexagonConverter:
    """A cell of resolution 5 to 8, as the map shows groups: none finer."""

    regex = "[0-9a-f]{15}"

    def to_python(self, value: str) -> int:
        cell = cells.from_any_text(value)
        if not COARSEST_SHOWN <= cells.size(cell) <= cells.SHOWN:
            raise ValueError(value)
        return cell

    def to_url(self, value: int) -> str:
        return cells.as_text(cells.shown(value))
