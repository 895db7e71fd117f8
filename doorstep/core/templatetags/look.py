"""What the components need to know and Django's own tags do not say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django import template

register = template.Library()


@dataclass(frozen=True)
class Cell:
    """A value of a table under its column's label; numbers stand to the end of the line."""

    label: str
    value: object

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, int | float | Decimal) and not isinstance(self.value, bool)


@register.filter
def alongside(columns: Sequence[str], row: Sequence[object]) -> Iterator[Cell]:
    """Put each value of a row beside its column's label."""
    return (Cell(label, value) for label, value in zip(columns, row, strict=True))


@register.filter
def cells(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[Cell]:
    """Give the columns' labels, as numbers where the first row has one."""
    return alongside(columns, rows[0]) if rows else (Cell(label, "") for label in columns)
