"""Cells in addresses."""

from doorstep.places import cells


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
