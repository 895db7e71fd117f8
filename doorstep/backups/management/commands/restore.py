"""Restores a backup: into an empty place first, and then in the place of what was there."""

import os
from argparse import SUPPRESS, ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from doorstep.backups import inside
from doorstep.backups.actions import Wanted, restore
from doorstep.backups.errors import BackupError
from doorstep.backups.room import room
from doorstep.core import stopping
from doorstep.vault import lists

_STOPPED = "The database stopped this ({why}). Mend that, then give the command again."


class Command(BaseCommand):
    help = "Put back what `backup` copied. Whoever was erased since stays erased."
    # There may be nothing here yet that they could look at.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", type=Path, help="the backup of data")
        parser.add_argument("--keys", type=Path, help="the backup of keys")
        parser.add_argument("--erased", type=Path, help="ids that `vault erased` printed since the backup was made")
        parser.add_argument("--over", action="store_true", help="put it in the place of what is here, and that aside")
        parser.add_argument(
            "--erase-unreadable", action="store_true", help="erase people whose keys are not there; without --keys all"
        )
        # By `restore` itself, in the empty place.
        parser.add_argument("--inside", action="store_true", help=SUPPRESS)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            erased = lists.read(options["erased"]) if options["erased"] else []
            wanted = Wanted(options["data"], options["keys"], erased, options["over"], options["erase_unreadable"])
            if options["inside"]:
                self._inside(wanted)
            else:
                self._restore(wanted)
        except (BackupError, lists.NoListError) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(_STOPPED.format(why=str(error).strip().partition("\n")[0])) from error

    def _inside(self, wanted: Wanted) -> None:
        with room(), stopping.with_parent(os.getppid()):
            found = inside.restore(wanted.data, wanted.keys, wanted.erased, give_up=wanted.give_up)
        self.stdout.write(found.written())

    def _restore(self, wanted: Wanted) -> None:
        doubts = restore(wanted, now=timezone.now(), tell=self.stdout.write)
        if doubts:
            raise CommandError(f"It is restored; but look at it. {' '.join(doubts)}")
