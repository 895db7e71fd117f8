"""Sees whether anything was written: each statement as it is made, and every table from outside."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from typing import Any

from django.db import connections

# Counted is how often somebody comes, refused or not.
COUNTERS = {"limits_bucket"}
_WRITES = re.compile(r'\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
_ONLY_LOOKS = re.compile(
    r"\s*(SELECT|WITH(?!.*\b(INSERT|UPDATE|DELETE)\b)|SAVEPOINT|RELEASE|ROLLBACK|SET|PRAGMA|EXPLAIN)\b",
    re.IGNORECASE | re.DOTALL,
)
# The tables that were written to.
Writes = set[str]


@contextmanager
def watched() -> Iterator[Writes]:
    """Gather the tables that are written to within the block, in both databases."""
    found: Writes = set()

    def look(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        if not _ONLY_LOOKS.match(sql) and context["cursor"].rowcount:
            match = _WRITES.match(sql)
            found.add(match[1] if match else sql)
        return result

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(look))
        yield found
    found -= COUNTERS


def fingerprint() -> dict[str, str]:
    """Give a hash of all that stands in each table of both databases, but for the counters."""
    return {
        f"{connection.alias} {table}": _hashed(connection, table)
        for connection in connections.all()
        for table in connection.introspection.table_names()
        if table not in COUNTERS
    }


def _hashed(connection: Any, table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 # a name of ours
        rows = sorted(repr([bytes(each) if isinstance(each, memoryview) else each for each in row]) for row in cursor)
    return sha256("\n".join(rows).encode()).hexdigest()
