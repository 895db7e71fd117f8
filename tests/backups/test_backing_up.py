"""A backup is made while others write: encrypted, in two places, tried out, and never half of one."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django import Settings

from doorstep.backups import actions, aside, folders, names, scratch, secrets
from doorstep.backups.about import Half
from doorstep.backups.alone import alone
from doorstep.backups.errors import BackupError
from doorstep.people.actions import add_contact_point, add_person
from doorstep.people.models import ContactPoint
from doorstep.vault import rings, seals
from doorstep.vault.models import PersonKey
from tests.backups.conftest import NOON, all_in, untried

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folder")]


def test_both_halves_are_written_tried_out_and_their_owners_alone(order: actions.Order, own_folder: Path) -> None:
    add_contact_point(add_person(by=None), "email", "amina@canary.example", by=None)
    said: list[str] = []

    assert actions.back_up(order, now=NOON, tell=said.append) == []

    assert all_in(order) == ["doorstep-data-20261122T120000Z.age", "doorstep-keys-20261122T120000Z.age"]
    assert "1 sealed values opened" in said[0]
    files = [order.data / all_in(order)[0], order.keys / all_in(order)[1]]
    assert [each.stat().st_mode & 0o777 for each in files] == [0o600, 0o600]
    for each in files:
        assert b"canary" not in each.read_bytes()
        assert b"SQLite" not in each.read_bytes()
    assert not list(own_folder.glob("scratch-*"))
    assert [scratch.schemas(alias, scratch.SCHEMA) for alias in scratch.on_postgresql()] in ([], [[], []])


def come(number: int, stop: threading.Event) -> int:
    """Add people until told to stop; return how many came."""
    came = 0
    try:
        while not stop.is_set():
            add_contact_point(add_person(by=None), "email", f"w{number}-{came}@canary.example", by=None)
            came += 1
    finally:
        connections.close_all()
    return came


def test_while_others_write_it_is_of_one_moment_and_every_row_has_its_key(order: actions.Order) -> None:
    stop, said = threading.Event(), list[str]()
    with ThreadPoolExecutor(2) as threads:
        writers = [threads.submit(come, number, stop) for number in range(2)]
        try:
            doubts = [actions.back_up(order, now=NOON + timedelta(seconds=each), tell=said.append) for each in range(2)]
        finally:
            stop.set()

    # Loaded, counted, every reference looked at, and nobody's details without their key.
    assert doubts == [[], []]
    assert min(writer.result() for writer in writers) > 0
    assert ContactPoint.objects.count() == sum(writer.result() for writer in writers)
    assert len(all_in(order)) == 4


def test_a_key_made_or_let_go_of_meanwhile_is_in_it() -> None:
    one, two, three = (rings.key_of(seals.fresh_key()) for _ in range(3))
    written = {
        name: "".join(f"{rings.write(key)}\n" for key in keys)
        for name, keys in {"before": (one, two), "after": (two, three)}.items()
    }

    both = secrets.both(written["before"], written["after"])

    assert rings.read(both).keys == (one, two, three)


# -- Where to ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "keys"), [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a", "link")])
def test_data_and_keys_never_go_to_the_same_place(tmp_path: Path, data: str, keys: str) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "a")

    with pytest.raises(CommandError, match="would be copied and lost together"):
        call_command("backup", str(tmp_path / data), "--keys", str(tmp_path / keys))


def test_a_disk_that_is_not_there_is_not_made_up(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=rf"There is no folder {tmp_path}/usb\. Make it, or put the disk in"):
        call_command("backup", str(tmp_path / "usb"))


@pytest.mark.parametrize("key", ["", "guessable"])
def test_without_a_good_key_nothing_is_written(settings: Settings, own_folder: Path, key: str) -> None:
    settings.BACKUP_KEY = key

    with pytest.raises(CommandError, match="Set DOORSTEP_BACKUP_KEY to 20 or more characters"):
        call_command("backup")

    assert not (own_folder / "backups").exists()


def test_one_at_a_time() -> None:
    with alone(), pytest.raises(CommandError, match="Another backup or restore of this installation is running"):
        call_command("backup")


# -- What goes -----------------------------------------------------------------------------------------------------


def test_keys_go_after_seven_days_and_data_as_one_says(order: actions.Order) -> None:
    for days in (9, 7, 6, 1):
        for half, folder in ((Half.DATA, order.data), (Half.KEYS, order.keys)):
            (folder / names.name(half, NOON - timedelta(days=days))).touch()
    (order.keys / "notes.txt").touch()

    said = untried(order, keep=2)

    assert "Removed 2 backups of keys whose seven days are over." in said
    assert "Removed 3 backups of data: the newest 2 are kept." in said
    assert all_in(order) == [
        names.name(Half.DATA, NOON - timedelta(days=1)),
        names.name(Half.DATA, NOON),
        names.name(Half.KEYS, NOON - timedelta(days=6)),
        names.name(Half.KEYS, NOON - timedelta(days=1)),
        names.name(Half.KEYS, NOON),
        "notes.txt",
    ]


def test_old_keys_go_also_when_the_backup_fails(order: actions.Order, monkeypatch: pytest.MonkeyPatch) -> None:
    (order.keys / names.name(Half.KEYS, NOON - timedelta(days=7))).touch()
    old = order.data / names.name(Half.DATA, NOON - timedelta(days=7))
    old.touch()
    # Without its own schema the empty place cannot be made to work.
    monkeypatch.setenv("DOORSTEP_DEBUG", "neither yes nor no")

    with pytest.raises(BackupError, match="DOORSTEP_DEBUG"):
        actions.back_up(actions.Order(order.data, order.keys, keep=1), now=NOON, tell=list[str]().append)

    assert all_in(order) == [old.name]


def test_the_worker_lets_go_of_what_lies_in_the_data_folder(own_folder: Path) -> None:
    for days in (8, 5):
        at = NOON - timedelta(days=days)
        (aside.folder(at) / "keys").mkdir(parents=True)
        (aside.folder(at) / "doorstep.sqlite3").touch()
        folders.ready(folders.default(Half.KEYS), Half.KEYS)
        (folders.default(Half.KEYS) / names.name(Half.KEYS, at)).touch()
    (own_folder / "scratch-left").mkdir()

    with alone():
        assert actions.let_go(NOON) == 0
    assert actions.let_go(NOON) == 3

    assert not (aside.folder(NOON - timedelta(days=8)) / "keys").exists()
    assert (aside.folder(NOON - timedelta(days=8)) / "doorstep.sqlite3").exists()
    assert (aside.folder(NOON - timedelta(days=5)) / "keys").exists()
    assert [each.name for each in folders.default(Half.KEYS).iterdir()] == [
        names.name(Half.KEYS, NOON - timedelta(days=5))
    ]
    assert actions.let_go(NOON) == 0


@pytest.mark.postgresql
def test_the_worker_lets_go_of_keys_that_were_set_aside_in_a_schema() -> None:
    for alias in ("default", "keys"):
        with connections[alias].cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {aside.schema(NOON)}")

    assert actions.let_go(NOON + timedelta(days=6)) == 0
    assert actions.let_go(NOON + timedelta(days=7)) == 1

    assert [scratch.schemas(alias, aside.SCHEMA) for alias in ("keys", "default")] == [[], [aside.schema(NOON)]]
    scratch.drop("default", aside.schema(NOON))


# -- What is not right ---------------------------------------------------------------------------------------------


def test_an_installation_that_is_not_right_is_backed_up_and_told_of(order: actions.Order) -> None:
    point = add_contact_point(add_person(by=None), "email", "amina@canary.example", by=None)
    PersonKey.objects.filter(pk=point.person_id).delete()
    old = order.data / names.name(Half.DATA, NOON - timedelta(days=9))
    old.touch()

    with pytest.raises(CommandError, match=r"The backup is kept; but look at what it is of.*details of 1 people"):
        call_command("backup", str(order.data), "--keys", str(order.keys), "--keep", "1")

    # Nothing is let go of for one that is not all right.
    assert len(all_in(order)) == 3
    assert old.exists()


@pytest.mark.sqlite
def test_a_damaged_database_is_not_copied(order: actions.Order) -> None:
    add_contact_point(add_person(by=None), "email", "amina@canary.example", by=None)
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("UPDATE people_contactpoint SET person_id = '1'")
    try:
        with pytest.raises(
            BackupError, match=r"DOORSTEP_DATABASE_URL is damaged, and was not copied\. A row of people_co"
        ):
            untried(order)
    finally:
        with connections["default"].cursor() as cursor:
            cursor.execute("DELETE FROM people_contactpoint")
            cursor.execute("PRAGMA foreign_keys = ON")

    assert all_in(order) == []
