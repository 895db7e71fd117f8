"""What must stand before the first visitor: made or brought up to date when needed, passed over when not."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import InternalError, OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor

Tell = Callable[[str], object]

NO_FOLDER = "The data folder {var} cannot be used ({why}). Mend that, or name another in DOORSTEP_VAR."
NO_DATABASE = "{what} cannot be used ({why}). Mend that, or name another in {setting}."
WHAT = {"default": "The database", "keys": "The keys' database"}
ANOTHER_PREPARES = "Another Doorstep is preparing {what}. Waiting until it has done …"
# Any number will do, as long as all of us ask PostgreSQL for the same one.
OUR_LOCK = 7_368_421
ROOM = bytes(64 * 1024)


def prepare(tell: Tell) -> None:
    """Run settings.PREPARATIONS in order; end with a sentence where the disk or the database does not let us."""
    try:
        write_to_the_data_folder()
        with alone_in_the_data_folder(tell), alone_in_the_database(tell):
            for preparation in settings.PREPARATIONS:
                run(preparation, tell)
            for alias in connections:
                with named(alias):
                    write_to_the_database(alias)
    except OSError as error:
        raise SystemExit(NO_FOLDER.format(var=settings.VAR, why=error.strerror)) from None
    except (OperationalError, InternalError) as error:
        raise SystemExit(no_database("default", error)) from None


@contextmanager
def named(alias: str) -> Iterator[None]:
    """End with a sentence that says which database does not let us."""
    try:
        yield
    except (OperationalError, InternalError) as error:
        raise SystemExit(no_database(alias, error)) from None


def no_database(alias: str, error: Exception) -> str:
    why = str(error).strip().splitlines()[0]
    return NO_DATABASE.format(what=WHAT[alias], why=why, setting=settings.DATABASE_SETTINGS[alias])


def write_to_the_data_folder() -> None:
    """Try it before anybody relies on it: nothing else at a second start writes anything."""
    Path(settings.VAR).mkdir(mode=0o700, parents=True, exist_ok=True)
    # Also where the secrets come from the environment: the keys' database lies in it.
    (Path(settings.VAR) / "keys").mkdir(mode=0o700, exist_ok=True)
    with TemporaryFile(dir=settings.VAR) as file:
        file.write(ROOM)


@contextmanager
def alone_in_the_data_folder(tell: Tell) -> Iterator[None]:
    """Let no other prepare the same folder meanwhile: of two that make the same table, one fails."""
    with (Path(settings.VAR) / "preparing.lock").open("w") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            tell(ANOTHER_PREPARES.format(what=settings.VAR))
            flock(file, LOCK_EX)
        yield


@contextmanager
def alone_in_the_database(tell: Tell) -> Iterator[None]:
    """Let no other prepare the same PostgreSQL, from whatever machine; SQLite lies in the folder of one machine."""
    if connection.vendor != "postgresql":
        yield
        return
    said = False
    # Asked again and again, since one that waits in PostgreSQL holds up some migrations.
    while not _asked("SELECT pg_try_advisory_lock(%s)"):
        if not said:
            tell(ANOTHER_PREPARES.format(what="the database"))
        said = True
        time.sleep(0.5)
    yield
    # After an error the lock goes with the connection.
    _asked("SELECT pg_advisory_unlock(%s)")


def _asked(question: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [OUR_LOCK])
        return bool(cursor.fetchone()[0])


def write_to_the_database(alias: str) -> None:
    """Ask for a write that changes nothing: a file of somebody else's, or a copy to read from, refuses even that."""
    with connections[alias].cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET app = app WHERE id < 0")


def run(preparation: str, tell: Tell) -> None:
    """Run a command by its line, to say only what takes time or was done.

    Of Django's own two we know beforehand whether they have anything to do.
    """
    if preparation == "collectstatic":
        publish_files(tell)
    elif preparation == "migrate":
        bring_databases_up_to_date(tell)
    else:
        call_command(*preparation.split(), verbosity=0)


def publish_files(tell: Tell) -> None:
    mark = files_mark()
    stamp = Path(settings.STATIC_ROOT).with_suffix(".made-of")
    if stamp.exists() and stamp.read_text() == mark:
        return
    tell("Compressing what pages load …")
    # From an empty folder: by itself it would keep a published file that looks newer than an older release's.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(mark)


def files_mark() -> str:
    """Sum up which files there are to publish, and how."""
    told = [str(settings.STORAGES["staticfiles"]), str(settings.STATIC_URL)]
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            told.append(f"{name} {file.st_size} {file.st_mtime_ns}")
    return sha256("\n".join(sorted(told)).encode()).hexdigest()


def bring_databases_up_to_date(tell: Tell) -> None:
    for alias in connections:
        with named(alias):
            if is_behind(alias):
                tell(f"Bringing {WHAT[alias].lower()} up to date …")
                migrate(alias)


def is_behind(alias: str) -> bool:
    """Say whether a database lacks a table, or a change to one, of an app that has its tables there."""
    connection = connections[alias]
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).parent.is_dir():
        return True
    executor = MigrationExecutor(connection)
    apps = settings.APPS_IN_DATABASE.get(alias)
    leaves = [leaf for leaf in executor.loader.graph.leaf_nodes() if apps is None or leaf[0] in apps]
    return bool(executor.migration_plan(leaves))


def migrate(alias: str) -> None:
    for app in settings.APPS_IN_DATABASE.get(alias, [None]):
        call_command("migrate", *filter(None, [app]), database=alias, interactive=False, verbosity=0)
