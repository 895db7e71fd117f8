"""Makes a backup: data and keys, each encrypted, each in its own folder, tried out by restoring them."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import ProgrammingError
from django.utils import timezone

from doorstep.backups import folders
from doorstep.backups.about import Half
from doorstep.backups.actions import Order, back_up
from doorstep.backups.errors import BackupError
from doorstep.core.management.prepared import PreparedCommand

_NOT_ALLOWED = "The database did not let us ({why}). Have whoever looks after it make Doorstep's user its owner."


class Command(PreparedCommand):
    help = "Copy everything that cannot be made again, while Doorstep runs: encrypted, and tried out by restoring it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        data, keys = folders.default(Half.DATA), folders.default(Half.KEYS)
        parser.add_argument("to", nargs="?", type=Path, default=data, help="the folder for data")
        parser.add_argument("--keys", type=Path, default=keys, help="the folder for keys, kept apart from it")
        parser.add_argument("--keep", type=_one_or_more, help="how many backups of data are kept; all without it")
        parser.add_argument("--no-verify", metavar="WHY", default="", help="do not restore it to see whether it can be")

    def handle(self, *_args: Any, **options: Any) -> None:
        order = Order(options["to"], options["keys"], options["keep"], options["no_verify"].strip())
        try:
            doubts = back_up(order, now=timezone.now(), tell=self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except ProgrammingError as error:
            raise CommandError(_NOT_ALLOWED.format(why=str(error).strip().partition("\n")[0])) from error
        if doubts:
            raise CommandError(f"The backup is kept; but look at what it is of. {' '.join(doubts)}")


def _one_or_more(written: str) -> int:
    if not (written.isascii() and written.isdigit() and int(written)):
        raise ArgumentTypeError("write a whole number, 1 or more")
    return int(written)
