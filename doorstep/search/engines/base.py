"""What both indexes can do."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from doorstep.search.asked import Asked, Ranked


class Engine(Protocol):
    """A full text index over `search_publictext`; the database itself keeps it as rows come and go."""

    def make(self) -> None:
        """Make the index, in a migration."""

    def renew(self) -> None:
        """Work the index out again from the rows."""

    def standing(self, stems: Sequence[str]) -> dict[str, int]:
        """Say in how many texts each of these stands; what stands nowhere is left out."""

    def ranked(self, asked: Asked, most: int) -> list[Ranked]:
        """Return what fits best, best first."""


def rows(connection: BaseDatabaseWrapper, statement: str, values: Sequence[str | float] = ()) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def do(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
