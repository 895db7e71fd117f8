"""Commands that need the house's tables, and say so kindly in a data folder where it has never been started."""

import errno
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import InternalError, OperationalError, connections

from doorstep.core.preparing import is_behind

# A full disk above all, or a database that another holds.
_STOPPED = "The database stopped this ({why}). What was finished before stays; mend that, then give the command again."


class PreparedCommand(BaseCommand):
    """A command that is refused, with a sentence, until the databases have all their tables."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        if any(is_behind(alias) for alias in connections):
            raise CommandError(
                "This data folder is new, or older than the program. Start Doorstep in it once: make run."
            )
        try:
            return super().execute(*args, **options)
        except (OperationalError, InternalError) as error:
            raise CommandError(_STOPPED.format(why=str(error).strip().partition("\n")[0])) from error
        except OSError as error:
            if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
                raise
            raise CommandError(_STOPPED.format(why=error.strerror)) from error
