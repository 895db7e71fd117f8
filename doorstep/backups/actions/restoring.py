"""Restoring: into an empty place first, where all is looked at, and only then in the place of what was there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader

from doorstep.backups import databases, ids, reading, scratch, secrets, swapping, trial, words, writing
from doorstep.backups.about import About, Half
from doorstep.backups.alone import alone
from doorstep.backups.errors import BackupError
from doorstep.backups.inside import Found
from doorstep.backups.room import room
from doorstep.core import opening, preparing
from doorstep.vault.models import Erasure
from doorstep.vault.router import KEYS

Tell = Callable[[str], object]

_OTHERS = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user
      AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


@dataclass(frozen=True)
class Wanted:
    """Which files; who was erased since; what may be lost for it: the place of what is there, people's details."""

    data: Path
    keys: Path | None
    erased: Sequence[UUID] = ()
    over: bool = False
    give_up: bool = False


def restore(wanted: Wanted, *, now: datetime, tell: Tell) -> list[str]:
    """Restore a backup; return what is not right with it all the same, as sentences.

    Raises BackupError, after which what was there is as it was.
    """
    if not (wanted.keys or wanted.give_up):
        raise BackupError(
            "Name the backup of keys with --keys. Is there none any more, say --erase-unreadable: the directory comes "
            "back, and everybody's details are lost."
        )
    _fitting(*_accounts(wanted))
    with _all_to_ourselves(tell), room():
        scratch.sweep()
        was_there = [alias for alias in (KEYS, "default") if not databases.is_empty(alias)]
        if was_there and not wanted.over:
            raise BackupError(
                "There is an installation here already. To put the backup in its place, and it aside, say --over."
            )
        erased = {*wanted.erased, *_erased_here(was_there, tell), *ids.kept()}
        with scratch.made() as place:
            found = _tried(place, wanted, erased)
            # Until the end, so that who was erased stays so even if this is killed halfway and begun again.
            ids.keep(erased)
            set_aside = swapping.swap(place, now, with_secrets=wanted.keys is not None)
        ids.forget()
    # On a new machine these are secrets that settings made a moment ago, and nothing was sealed with.
    _say(wanted, found, set_aside if was_there else [], tell)
    return found.doubts


def _accounts(wanted: Wanted) -> list[About]:
    data = reading.account(wanted.data, Half.DATA)
    return [data, reading.account(wanted.keys, Half.KEYS)] if wanted.keys else [data]


def _fitting(*accounts: About) -> None:
    if len({each.whose for each in accounts}) > 1:
        raise BackupError("The two files are of different installations. Take two that were made together.")
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations.keys()
    for each in accounts:
        alias = writing.ALIASES[each.half]
        if each.vendor != connections[alias].vendor:
            setting = settings.DATABASE_SETTINGS[alias]
            raise BackupError(f"The backup is of {each.vendor}; name such a database in {setting}.")
        if set(each.migrations) - known:
            raise BackupError("The backup was made by a newer Doorstep. Update this one first.")


@contextmanager
def _all_to_ourselves(tell: Tell) -> Iterator[None]:
    """Let no web server, worker, backup or other restore be at it meanwhile."""
    with alone(), preparing.alone_in_the_data_folder(tell):
        try:
            with opening.held_closed():
                _no_other_machine()
                yield
        except opening.OpenError:
            raise BackupError("Doorstep is running here. Stop it first, web server and worker.") from None


def _no_other_machine() -> None:
    for connection in connections.all():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(_OTHERS)
                others = cursor.fetchone()[0]
            # The lock of `alone` is held on one of our own.
            if others > (connection.alias == "default"):
                raise BackupError(
                    f"Somebody else is in the database named in {settings.DATABASE_SETTINGS[connection.alias]}. "
                    "Stop Doorstep on every machine, and programs that look into it."
                )


def _erased_here(was_there: Sequence[str], tell: Tell) -> set[UUID]:
    """Ask what is there who was erased: it may be newer than the backup."""
    erased: set[UUID] = set()
    for alias in was_there:
        try:
            erased |= set(Erasure.objects.using(alias).values_list("pk", flat=True))
        except DatabaseError:
            tell(
                f"Who was erased cannot be read from the database in {settings.DATABASE_SETTINGS[alias]}: whoever was, "
                "since the backup, stays so only if you name them with --erased."
            )
    return erased


def _tried(place: scratch.Scratch, wanted: Wanted, erased: set[UUID]) -> Found:
    found = trial.restored(place, wanted.data, wanted.keys, erased, give_up=wanted.give_up)
    if found.unreadable and not wanted.give_up:
        raise BackupError(
            f"{words.unreadable(found)[0]} Take a backup of keys that was made with the data, or later; or say "
            "--erase-unreadable, and these people are erased."
        )
    return found


def _say(wanted: Wanted, found: Found, set_aside: list[str], tell: Tell) -> None:
    tell(f"Restored: {words.found(found)}.")
    if found.brought_up:
        tell("It was older than the program, and has been brought up to date.")
    if found.erased:
        tell(f"Erased again: {found.erased}.")
    if found.unreadable:
        tell(f"Erased, because nobody can read their details any more: {found.unreadable}.")
    if set_aside:
        tell(words.set_aside(set_aside))
    for setting in secrets.said_otherwise(reading.secrets(wanted.keys)) if wanted.keys else []:
        tell(f"{setting} says something else than this backup, whose secrets are in var/keys/ now: leave it out.")
