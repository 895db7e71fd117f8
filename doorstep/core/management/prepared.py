"""Commands that need the house's tables, and say so kindly in a data folder where it has never been started."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class PreparedCommand(BaseCommand):
    """A command that is refused, with a sentence, until the database has all its tables."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "This data folder is new, or older than the program. Start Doorstep in it once: make run."
            )
        return super().execute(*args, **options)
