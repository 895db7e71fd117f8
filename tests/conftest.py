"""How the suite is run: on which database, with which lists, in which browser. The cast is in tests/factories.py."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as trying
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from doorstep.aid.matching import ladder
from doorstep.aid.queries.experience import forget_counts
from doorstep.core import one_by_one, translations
from doorstep.journal import guard
from tests.policy.world import World, build, undone
from tools import chromium

MARKS = {
    "sqlite": "what only SQLite does; left to that part of the suite",
    "postgresql": "what only PostgreSQL does; left to that part of the suite",
    "real_data": "needs the public lists named by DOORSTEP_REAL_DATA; left out without them",
}

# Fixtures that open a database, or stand up a house that does.
OPEN_ONE = {"db", "transactional_db", "django_db_setup", "house", "bare_house", "open_house", "planted", "elsewhere"}

# How far from the clock on the wall a moment is taken to be of it.
A_WHILE = timedelta(hours=3)

# A busy machine is no reason to fail. Loaded here and nowhere below, where it would come after one asked for by name.
trying.register_profile("patient", deadline=None)
trying.load_profile("patient")
# For `make fuzz` (tools/fuzz.py), which asks for it by name; tests that give a number of their own keep to that.
trying.register_profile(
    "long", max_examples=1_000, deadline=None, derandomize=False, print_blob=True, suppress_health_check=[*HealthCheck]
)


def pytest_configure(config: pytest.Config) -> None:
    for name, meaning in MARKS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this run is not about; a test left out for want of something is no test skipped."""
    vendor = connections["default"].vendor
    here = {vendor} | ({"real_data"} if "DOORSTEP_REAL_DATA" in os.environ else set())
    left_out = {item for item in items if any(item.get_closest_marker(name) for name in MARKS.keys() - here)}
    if vendor != "sqlite":
        left_out |= {item for item in items if not _asks_a_database(item)}
    if left_out:
        config.hook.pytest_deselected(items=[*left_out])
        items[:] = [item for item in items if item not in left_out]
    # First, so that one of the workers does it: the last tests are shared, and each would look at everything by itself.
    items.sort(key=lambda item: item.path.name != "test_canaries.py")
    for item in items:
        _give_it_both_databases(item)


def _asks_a_database(item: pytest.Item) -> bool:
    """Say whether it may; all else answers the same beside each of them, and is asked once, with SQLite."""
    if item.get_closest_marker("django_db") or OPEN_ONE & {*getattr(item, "fixturenames", ())}:
        return True
    return any(getattr(each, "__module__", "") == "tests.houses" for each in vars(item.module).values())  # type: ignore[attr-defined] # a function stands in a module


def _give_it_both_databases(item: pytest.Item) -> None:
    """Let a test that may use the database use the keys' as well: an empty transaction costs it no time to speak of."""
    mark = item.get_closest_marker("django_db")
    if mark is not None:
        item.add_marker(pytest.mark.django_db(*mark.args, **{"databases": "__all__", **mark.kwargs}), append=False)


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """Let no test know what was counted of the groups of another, whose ids come again."""
    forget_counts()


@pytest.fixture(autouse=True)
def _nobody_sleeps_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests that go by the clock on the wall run at night too; for a clock that is passed in, night is night.

    Also in the week in which most of these tests play: a moment that somebody wrote down has no fraction of a second.
    """
    is_night = ladder.is_night

    def is_another_night(at: datetime) -> bool:
        is_now = at.tzinfo is not None and at.microsecond and abs(at - datetime.now(UTC)) < A_WHILE
        return not is_now and is_night(at)

    monkeypatch.setattr(ladder, "is_night", is_another_night)


@pytest.fixture(autouse=True)
def _nothing_failed_unseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail where one of what is due failed, for the others go on and a test may not notice.

    Whoever wants that to happen looks at what was logged, and clears it.
    """
    yield
    failed = [each for each in caplog.get_records("call") if each.name == one_by_one.log.name]
    assert not failed, failed[0].exc_text


@pytest.fixture
def real_data() -> Path:
    """Name the folder of public lists, for a test marked real_data."""
    return Path(os.environ["DOORSTEP_REAL_DATA"])


@pytest.fixture(scope="session", autouse=True)
def own_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Serve files as they lie in the tree: nothing has been collected, and nothing of a developer's own is touched."""
    settings.LOCALE_PATHS = [tmp_path_factory.mktemp("locale")]
    translations.compile_all(translations.HOUSE / "locale", settings.LOCALE_PATHS[0])
    settings.STATIC_ROOT = str(tmp_path_factory.mktemp("static"))
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Leave no test the language of the one before."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001 # the fixture of pytest-django that this one replaces
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Keep SQLite in a file, as in life: two connections then see, and wait for, each other.

    Where a folder is named for them, they can be used once more (`--reuse-db`).
    """
    folder = os.environ.get("TEST_DATABASES") or tmp_path_factory.mktemp("database")
    for connection in connections.all():
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / f"{connection.alias}.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def journal_that_can_be_emptied() -> Iterator[None]:
    """Lift the journal's guard where Django empties every table after a transactional test, and only there."""
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined] # noqa: SLF001 # Django has no other place for it

    def emptied(case: TransactionTestCase) -> None:
        with guard.lifted(connections["default"]):
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 # the databases are there
    """Build the world of the policy table once for a file of tests, in a transaction that is undone."""
    with django_db_blocker.unblock():
        with undone():
            yield build()
        for connection in connections.all():
            connection.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once, for tests marked browser; each opens a context of its own in it."""
    # Playwright keeps an event loop in this thread, in which Django would refuse the tests their database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    # Chromium refuses its sandbox to root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.found(), args=arguments)
        yield started
        started.close()
