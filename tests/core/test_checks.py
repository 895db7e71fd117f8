"""Breaks each promise about database and settings in turn, and sees the check speak."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self, cast

import pytest
from django.core.checks import Tags, run_checks
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import Settings

from doorstep.core import checks

GOOD = {
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}
BROKEN_SQLITE = {
    "core.E002": {"init_command": GOOD["init_command"] + "PRAGMA journal_mode=MEMORY;"},
    "core.E003": {"init_command": GOOD["init_command"] + "PRAGMA synchronous=NORMAL;"},
    "core.E004": {"init_command": GOOD["init_command"] + "PRAGMA secure_delete=FAST;"},
    "core.E005": {"transaction_mode": "DEFERRED"},
}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Any]:
    """Open a SQLite file with options; closed again afterwards."""
    opened = []

    def open_with(**options: str) -> BaseDatabaseWrapper:
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "a.sqlite3", "OPTIONS": options}
        opened.append(ConnectionHandler({"default": database})["default"])
        return opened[-1]

    yield open_with
    for each in opened:
        each.close()


def ids(connection: BaseDatabaseWrapper) -> list[str | None]:
    return [message.id for message in checks.broken(checks.promises_of(connection))]


@pytest.mark.django_db
@pytest.mark.parametrize("alias", ["default", "keys"])
def test_the_databases_as_they_come_keep_every_promise(alias: str) -> None:
    found = [message.id for message in run_checks(databases=[alias], tags=[Tags.database])]

    # The throw-away PostgreSQL of the tests waits for no disk.
    assert found == ([] if connection.vendor == "sqlite" else ["core.W014"])


@pytest.mark.django_db
def test_a_sqlite_with_our_options_keeps_every_promise(opened: Any) -> None:
    assert ids(opened(**GOOD)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("said", "options"), BROKEN_SQLITE.items(), ids=BROKEN_SQLITE.keys())
def test_a_broken_promise_of_sqlite_is_told(opened: Any, said: str, options: dict[str, str]) -> None:
    assert ids(opened(**GOOD | options)) == [said]


@pytest.mark.django_db
@pytest.mark.parametrize(("journal", "told"), [("WAL", ["core.E001"]), ("DELETE", [])])
def test_a_sqlite_that_damages_its_log_may_only_use_the_rollback_journal(
    opened: Any, journal: str, told: list[str]
) -> None:
    old = opened(**GOOD | {"init_command": GOOD["init_command"] + f"PRAGMA journal_mode={journal};"})
    old.ensure_connection()
    old.connection.create_function("sqlite_version", 0, lambda: "3.51.2")

    assert ids(old) == told


class Answers:
    """Answers as a PostgreSQL would that a test describes: an old one, or a careless one, is not at hand."""

    vendor = "postgresql"

    def __init__(self, **said: str) -> None:
        self.said = {
            "server_version_num": "140000",
            "server_encoding": "UTF8",
            "synchronous_commit": "on",
            "fsync": "on",
        }
        self.said |= said
        self.answer = ""

    def cursor(self) -> Self:
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None: ...

    def execute(self, question: str) -> None:
        self.answer = self.said[question.removeprefix("SHOW ")]

    def fetchone(self) -> tuple[str]:
        return (self.answer,)


BROKEN_POSTGRESQL = {
    "core.E011": {"server_version_num": "130018"},
    "core.E012": {"server_encoding": "SQL_ASCII"},
    "core.E013": {"synchronous_commit": "off"},
    "core.W014": {"fsync": "off"},
}


@pytest.mark.parametrize(("said", "answers"), BROKEN_POSTGRESQL.items(), ids=BROKEN_POSTGRESQL.keys())
def test_a_broken_promise_of_postgresql_is_told(said: str, answers: dict[str, str]) -> None:
    assert ids(cast("BaseDatabaseWrapper", Answers())) == []
    assert ids(cast("BaseDatabaseWrapper", Answers(**answers))) == [said]


PRODUCTION = {
    "PRODUCTION": True,
    "SECRET_KEY": "only-for-this-test-0123456789-abcdefghijklmnopqrst",
    "ALLOWED_HOSTS": ["doorstep.example.org"],
    "SECURE_SSL_REDIRECT": True,
    "CSRF_COOKIE_SECURE": True,
}
CARELESS = {
    "a short secret": ("core.E021", {"SECRET_KEY": "short"}),
    "a secret of one letter": ("core.E021", {"SECRET_KEY": "x" * 60}),
    "any host": ("core.E022", {"ALLOWED_HOSTS": ["doorstep.example.org", "*"]}),
    "no redirect to HTTPS": ("core.E023", {"SECURE_SSL_REDIRECT": False}),
    "cookies without HTTPS": ("core.E023", {"CSRF_COOKIE_SECURE": False}),
}


def in_production(settings: Settings, **said: object) -> list[str | None]:
    for name, value in (PRODUCTION | said).items():
        setattr(settings, name, value)
    return [message.id for message in run_checks(tags=[Tags.security]) if str(message.id).startswith("core.")]


def test_a_careful_production_is_let_through(settings: Settings) -> None:
    assert in_production(settings) == []


@pytest.mark.parametrize(("told", "said"), CARELESS.values(), ids=CARELESS.keys())
def test_a_careless_production_is_told(settings: Settings, told: str, said: dict[str, object]) -> None:
    assert in_production(settings, **said) == [told]


def test_at_home_nothing_is_asked_of_the_settings(settings: Settings) -> None:
    assert in_production(settings, PRODUCTION=False, ALLOWED_HOSTS=["*"]) == []
