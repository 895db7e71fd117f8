"""Holds an installation to what the decisions promise of its database and its settings, each time it starts."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 # Django's own name for it
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

JOURNALS = {"wal", "delete", "truncate", "persist"}
FULL = 2
OLDEST_POSTGRESQL = 14
SECRET_LENGTH = 50
SECRET_VARIETY = 10
IN_THE_SETTINGS = "Leave the database's OPTIONS in config/settings.py as they came."


class Promise(NamedTuple):
    """Something we rely on: when it is not kept, `broken` says so and `hint` what to do."""

    kept: bool
    name: str
    broken: str
    hint: str
    # Otherwise it is a warning, and the house starts.
    serious: bool = True


def register_all() -> None:
    register(check_databases, Tags.database)
    register(check_production, Tags.security)


def check_databases(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Ask each database itself, so that what is found is what holds, whatever the settings say."""
    return [
        message
        for connection in (connections[alias] for alias in databases or ())
        for message in broken(promises_of(connection), connection.alias)
    ]


def broken(promises: Sequence[Promise], where: str | None = None) -> list[CheckMessage]:
    return [
        (Error if each.serious else Warning)(each.broken, hint=each.hint, obj=where, id=f"core.{each.name}")
        for each in promises
        if not each.kept
    ]


def promises_of(connection: BaseDatabaseWrapper) -> list[Promise]:
    return sqlite(connection) if connection.vendor == "sqlite" else postgresql(connection)


def sqlite(connection: BaseDatabaseWrapper) -> list[Promise]:
    version, journal = told(connection, "SELECT sqlite_version()"), told(connection, "PRAGMA journal_mode")
    safe = tuple(int(part) for part in version.split(".")) >= settings.SQLITE_SAFE_LOG
    return [
        Promise(
            journal != "wal" or safe,
            "E001",
            f"SQLite {version} can damage its write-ahead log when two write at once.",
            "Install pysqlite3 from requirements/run.txt, or leave the choice of journal to config/settings.py.",
        ),
        Promise(journal in JOURNALS, "E002", f'With the journal mode "{journal}" a crash loses data.', IN_THE_SETTINGS),
        Promise(
            int(told(connection, "PRAGMA synchronous")) >= FULL,
            "E003",
            "What was acknowledged may be lost in a power cut: synchronous is not FULL.",
            IN_THE_SETTINGS,
        ),
        Promise(
            told(connection, "PRAGMA secure_delete") == "1",
            "E004",
            "What is deleted stays readable in the file: secure_delete is not ON.",
            IN_THE_SETTINGS,
        ),
        Promise(
            getattr(connection, "transaction_mode", None) == "IMMEDIATE",
            "E005",
            "Two who write at once may both fail: transactions do not begin as IMMEDIATE.",
            IN_THE_SETTINGS,
        ),
    ]


def postgresql(connection: BaseDatabaseWrapper) -> list[Promise]:
    version, encoding = told(connection, "SHOW server_version_num"), told(connection, "SHOW server_encoding")
    return [
        Promise(
            int(version) // 10_000 >= OLDEST_POSTGRESQL,
            "E011",
            f"PostgreSQL {int(version) // 10_000} is too old.",
            f"Move to PostgreSQL {OLDEST_POSTGRESQL} or newer.",
        ),
        Promise(
            encoding == "UTF8",
            "E012",
            f"The database keeps text as {encoding} and cannot hold every name.",
            "Make the database anew: createdb --encoding=UTF8 --template=template0",
        ),
        Promise(
            told(connection, "SHOW synchronous_commit") != "off",
            "E013",
            "What was acknowledged may be lost in a crash: synchronous_commit is off.",
            "Turn it on in postgresql.conf, or for this database: ALTER DATABASE … SET synchronous_commit = on",
        ),
        Promise(
            told(connection, "SHOW fsync") != "off",
            "W014",
            "A power cut can destroy this database: fsync is off.",
            "Turn it on in postgresql.conf, unless the database is one to throw away.",
            serious=False,
        ),
    ]


def told(connection: BaseDatabaseWrapper, question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def check_production(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.PRODUCTION:
        return []
    secret = settings.SECRET_KEY
    promises = [
        Promise(
            len(secret) >= SECRET_LENGTH and len(set(secret)) >= SECRET_VARIETY,
            "E021",
            "DOORSTEP_SECRET_KEY can be guessed.",
            f"Set it to {SECRET_LENGTH} or more random characters.",
        ),
        Promise(
            "*" not in settings.ALLOWED_HOSTS,
            "E022",
            "DOORSTEP_HOSTS lets anybody send neighbours links that lead elsewhere.",
            "Name the addresses of this site instead of *.",
        ),
        Promise(
            settings.SECURE_SSL_REDIRECT and settings.CSRF_COOKIE_SECURE,
            "E023",
            "Without HTTPS everybody on the way can read what neighbours write.",
            "Leave DOORSTEP_HTTPS on, and put a proxy with a certificate in front (deploy/).",
        ),
    ]
    return broken(promises)
