"""The full text index of each database: SQLite's FTS5 and PostgreSQL's tsvector, asked the same questions."""

from django.db.backends.base.base import BaseDatabaseWrapper

from doorstep.search.asked import Asked, Narrowed, Ranked, Sought
from doorstep.search.engines.base import Engine
from doorstep.search.engines.postgresql import PostgreSQL
from doorstep.search.engines.sqlite import SQLite

__all__ = ["Asked", "Engine", "Narrowed", "Ranked", "Sought", "engine"]


def engine(connection: BaseDatabaseWrapper) -> Engine:
    return SQLite(connection) if connection.vendor == "sqlite" else PostgreSQL(connection)
