"""The rows that come of texts, written bare: into tables of their own with no index but a primary key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

MESSAGES, DELIVERIES, JOURNAL = "messaging_message", "messaging_delivery", "journal_journalentry"
OF_A_KIND = {
    MESSAGES: f"SELECT * FROM {MESSAGES} WHERE kind = %s",  # noqa: S608 # names of our own
    DELIVERIES: f"SELECT * FROM {DELIVERIES} WHERE message_id IN (SELECT id FROM {MESSAGES} WHERE kind = %s)",  # noqa: S608 # as above
}
SINCE = f"SELECT * FROM {JOURNAL} WHERE id > %s"  # noqa: S608 # as above
AT_ONCE = 1_000


@dataclass(frozen=True)
class Rows:
    """What stands in a table, as the database gives it."""

    table: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]

    @property
    def inserting(self) -> str:
        columns, places = ", ".join(map(quoted, self.columns)), ", ".join(["%s"] * len(self.columns))
        return f"INSERT INTO bare_{self.table} ({columns}) VALUES ({places})"  # noqa: S608 # as above

    @property
    def updating(self) -> str:
        """Name all columns but the first, which is the id and comes last."""
        columns = ", ".join(f"{quoted(each)} = %s" for each in self.columns[1:])
        return f"UPDATE bare_{self.table} SET {columns} WHERE id = %s"  # noqa: S608 # as above


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def last() -> int:
    """Say how far the journal goes."""
    return int(_read(JOURNAL, f"SELECT coalesce(max(id), 0) FROM {JOURNAL}").rows[0][0])  # noqa: S608 # as above


def of_a_kind(table: str, kind: str) -> Rows:
    return _read(table, OF_A_KIND[table], kind)


def journal_since(entry: int) -> Rows:
    return _read(JOURNAL, SINCE, entry)


def _read(table: str, question: str, *told: str | int) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(question, told)
        rows = cursor.fetchall()
        return Rows(table, [column[0] for column in cursor.description or ()], rows)


def make_room() -> None:
    """Make the tables, empty."""
    with connection.cursor() as cursor:
        for table in (MESSAGES, DELIVERIES, JOURNAL):
            cursor.execute(f"DROP TABLE IF EXISTS bare_{table}")
            cursor.execute(f"CREATE TABLE bare_{table} AS SELECT * FROM {table} LIMIT 0")  # noqa: S608 # as above
            cursor.execute(f"CREATE UNIQUE INDEX bare_{table}_pk ON bare_{table} (id)")


def insert(*written: Rows) -> None:
    _in_turns({each.inserting: each.rows for each in written})


def update(changed: Rows, *written: Rows) -> None:
    """Bring what was inserted to its end, and note that in the journal."""
    ends = [(*row[1:], row[0]) for row in changed.rows]
    _in_turns({changed.updating: ends} | {each.inserting: each.rows for each in written})


def _in_turns(statements: dict[str, Sequence[Sequence[Any]]]) -> None:
    for start in range(0, max(map(len, statements.values())), AT_ONCE):
        with transaction.atomic(), connection.cursor() as cursor:
            for statement, rows in statements.items():
                cursor.executemany(statement, rows[start : start + AT_ONCE])
