"""What a database wants done for it from time to time, so that nobody has to think of it."""

from datetime import datetime, timedelta

from django.db import connections

from doorstep.core.worker import DueWork

# Statistics for the query planner where they are out of date, then the write-ahead log folded into the database.
SQLITE = ("PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)")


def keep_up(_now: datetime) -> int:
    """Do what these databases need; PostgreSQL's autovacuum sees to its own. None of it is worth a line in the log."""
    for connection in connections.all():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                for command in SQLITE:
                    cursor.execute(command)
    return 0


WORK = DueWork("database upkeep", timedelta(days=1), keep_up)
