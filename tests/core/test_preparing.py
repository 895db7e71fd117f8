"""Holds the preparations to their promise: done when needed, passed over when not, one sentence when they cannot be."""

from pathlib import Path

import pytest
from django.db import connections
from pytest_django import Settings

from doorstep.core import preparing

READ_ONLY = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET default_transaction_read_only = on"}
WRITABLE = {"sqlite": "PRAGMA query_only = OFF", "postgresql": "SET default_transaction_read_only = off"}


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path / "var"
    settings.PREPARATIONS = []
    return tmp_path / "var"


@pytest.fixture
def file(settings: Settings, tmp_path: Path) -> Path:
    """Leave one file to publish, in a project that has no other."""
    (tmp_path / "files").mkdir()
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "files"]
    settings.STATIC_ROOT = tmp_path / "static"
    (tmp_path / "files" / "a.css").write_text("body { color: green }")
    return tmp_path / "files" / "a.css"


@pytest.mark.django_db
def test_the_data_folder_is_for_its_owner_alone(folder: Path) -> None:
    preparing.prepare(print)

    assert [oct(each.stat().st_mode & 0o777) for each in (folder, folder / "keys")] == ["0o700", "0o700"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("alias", "what", "setting"),
    [("default", "The database", "DOORSTEP_DATABASE_URL"), ("keys", "The keys' database", "DOORSTEP_KEYS_URL")],
)
def test_a_database_that_may_only_be_read_is_one_sentence(folder: Path, alias: str, what: str, setting: str) -> None:
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(READ_ONLY[connection.vendor])
        try:
            with pytest.raises(SystemExit, match=rf"^{what} cannot be used \(.*read-?only.*{setting}"):
                preparing.prepare(print)
        finally:
            cursor.execute(WRITABLE[connection.vendor])
    assert folder.exists()


def test_files_are_published_once(file: Path) -> None:
    said: list[str] = []

    preparing.publish_files(said.append)
    preparing.publish_files(said.append)

    assert said == ["Compressing what pages load …"]
    assert (file.parent.parent / "static" / "a.css").read_text() == "body { color: green }"


def test_a_changed_file_is_published_again(file: Path) -> None:
    preparing.publish_files(print)
    file.write_text("body { color: olive }")

    preparing.publish_files(print)

    assert (file.parent.parent / "static" / "a.css").read_text() == "body { color: olive }"


@pytest.mark.django_db
def test_databases_that_are_up_to_date_are_left_alone() -> None:
    said: list[str] = []

    preparing.bring_databases_up_to_date(said.append)

    assert said == []
