"""A backup comes back: elsewhere, over what is there, and never with those who were erased."""

import gzip
import sqlite3
import sys
from pathlib import Path

import psycopg
import pytest

from doorstep.backups import age
from doorstep.backups.secrets import SETTINGS
from tests.backups.conftest import KEY, Copied
from tests.houses import LONG, eventually


def erased(house: Copied) -> str:
    """Erase Amina; return her id."""
    (person,) = house.run("planting.erase_amina()")
    return person


def who(house: Copied) -> str:
    return next(line for line in house.stands() if line.startswith("WHO"))


def test_restored_elsewhere_everything_is_as_it_was(
    planted: Copied, once: tuple[Path, Path], elsewhere: Copied
) -> None:
    said = elsewhere.do("restore", once[0], "--keys", once[1])

    assert elsewhere.stands() == planted.stands()
    assert "What was here before" not in said
    assert {"WHO amina@canary.example ben@canary.example", "FILES a door"} <= set(elsewhere.stands())
    for name in ("installation", "lookup", "journal", "django"):
        file = elsewhere.var / "keys" / name
        assert file.read_text().split() == (planted.var / "keys" / name).read_text().split()
        assert file.stat().st_mode & 0o777 == 0o600
    assert not list(elsewhere.var.glob("scratch-*"))


def test_secrets_that_the_settings_say_are_not_put_into_the_data_folder(
    planted: Copied, once: tuple[Path, Path], elsewhere: Copied
) -> None:
    for name, setting in SETTINGS.items():
        elsewhere.environment[setting] = (planted.var / "keys" / name).read_text().strip()
    elsewhere.environment["DOORSTEP_SECRET_KEY"] = "another" * 10

    said = elsewhere.do("restore", once[0], "--keys", once[1])

    assert "DOORSTEP_SECRET_KEY says something else than this backup" in said
    assert "DOORSTEP_KEYS" not in said
    assert {each.name for each in (elsewhere.var / "keys").iterdir()} & SETTINGS.keys() == {"django"}
    assert {"WHO amina@canary.example ben@canary.example", "WRONG 0"} <= set(elsewhere.stands())


def test_people_go_on_coming_after_a_restore_and_the_journal_is_proven_and_guarded(
    once: tuple[Path, Path], elsewhere: Copied
) -> None:
    elsewhere.do("restore", once[0], "--keys", once[1])

    said = elsewhere.run("planting.come('clara'); planting.say_what_stands(); planting.say_the_journal()")

    assert {"WHO amina@canary.example ben@canary.example clara@canary.example", "WRONG 0"} <= set(said)
    assert said[-2:] == ["BROKEN None SEALS 1", "GUARD append-only"]


def test_what_is_there_is_not_overwritten_unless_one_says_so_and_then_set_aside(house: Copied) -> None:
    data, keys = house.back_up()
    before = house.stands()
    code, said = house.tell("restore", data, "--keys", keys)
    assert code == 1
    assert "There is an installation here already." in said
    assert "say --over." in said

    said = house.do("restore", data, "--keys", keys, "--over")

    assert house.stands() == before
    assert "What was here before lies in " in said
    (aside,) = house.var.glob("before-restore-*")
    assert aside.stat().st_mode & 0o777 == 0o700
    assert (aside / "keys" / "lookup").read_text() == (house.var / "keys" / "lookup").read_text()
    assert (aside / "pictures" / "door.png").read_bytes() == b"a door"


def test_whoever_was_erased_since_stays_erased(house: Copied) -> None:
    data, keys = house.back_up()
    person = erased(house)

    said = house.do("restore", data, "--keys", keys, "--over")

    assert "Erased again: 1." in said
    assert {"WHO  ben@canary.example", "WRONG 0"} <= set(house.stands())
    assert house.do("vault", "erased").split() == [person]
    # Also the journal knows of it, and holds.
    house.do("journal", "verify")


def test_on_a_new_machine_a_list_that_was_kept_is_enough(house: Copied, elsewhere: Copied, tmp_path: Path) -> None:
    data, keys = house.back_up()
    erased(house)
    (tmp_path / "erased.txt").write_text(house.do("vault", "erased"))

    elsewhere.do("restore", data, "--keys", keys, "--erased", tmp_path / "erased.txt")

    assert who(elsewhere) == "WHO  ben@canary.example"


def test_data_from_before_an_erasure_are_noise_beside_keys_from_after_it(house: Copied, elsewhere: Copied) -> None:
    data, old_keys = house.back_up()
    sealed, row = house.run("planting.say_sealed()")[0].split()
    assert house.run(f"planting.say_who_opens('{sealed}', '{row}')") == ["1"]
    erased(house)
    old_keys.unlink()
    _newer, keys = house.back_up()

    elsewhere.do("restore", data, "--keys", keys)

    assert who(elsewhere) == "WHO  ben@canary.example"
    # What was hers lies in the backup still, in bytes on SQLite and in letters on PostgreSQL. No key here opens it.
    with data.open("rb") as file:
        inside = gzip.decompress(age.Reader(file, KEY).readall())
    assert bytes.fromhex(sealed) in inside or sealed.encode() in inside
    assert elsewhere.run(f"planting.say_who_opens('{sealed}', '{row}')") == ["0"]


def test_data_without_any_keys_bring_back_the_directory_alone(once: tuple[Path, Path], elsewhere: Copied) -> None:
    code, said = elsewhere.tell("restore", once[0])
    assert code == 1
    assert "Name the backup of keys with --keys." in said

    code, said = elsewhere.tell("restore", once[0], "--erase-unreadable")

    assert "Erased, because nobody can read their details any more: 2." in said
    # With the keys went that which proves the journal; it says so, and all else is there.
    assert code == 1
    assert "It is restored; but look at it. The journal is not as it was sealed: Seal 1 was made with a key" in said
    assert {"WHO  ", "WRONG 0", "FILES a door"} <= set(elsewhere.stands())


def test_keys_that_are_older_than_the_data_are_refused_and_nothing_is_changed(house: Copied, elsewhere: Copied) -> None:
    _data, keys = house.back_up()
    house.run("planting.come('clara')")
    data, _keys = house.back_up()

    code, said = elsewhere.tell("restore", data, "--keys", keys)
    assert code == 1
    assert "The details of 1 people cannot be read" in said
    assert elsewhere.tell("vault", "verify")[0] == 1

    elsewhere.do("restore", data, "--keys", keys, "--erase-unreadable")
    assert who(elsewhere) == "WHO  amina@canary.example ben@canary.example"


def test_a_backup_of_an_older_doorstep_is_brought_up_to_date(house: Copied, elsewhere: Copied) -> None:
    house.do("migrate", "journal", "0001")
    data, keys = house.run("planting.write_as_it_is()")

    said = elsewhere.do("restore", data, "--keys", keys)

    assert "It was older than the program, and has been brought up to date." in said
    stands = elsewhere.run("planting.say_what_stands(); planting.say_the_journal()")
    assert {"WHO amina@canary.example ben@canary.example", "BROKEN None SEALS 0", "GUARD append-only"} <= set(stands)


def test_while_doorstep_runs_nothing_is_restored(house: Copied) -> None:
    data, keys = house.back_up()
    worker = house.begin([sys.executable, "manage.py", "worker"])
    eventually((house.var / "open.lock").exists, "the worker runs")

    code, said = house.tell("restore", data, "--keys", keys, "--over")

    assert code == 1
    assert "Doorstep is running here. Stop it first, web server and worker." in said
    worker.terminate()
    assert worker.wait(LONG) == 0
    house.do("restore", data, "--keys", keys, "--over")


@pytest.mark.postgresql
def test_while_another_machine_is_in_the_database_nothing_is_restored(house: Copied) -> None:
    data, keys = house.back_up()
    with psycopg.connect(house.environment["DOORSTEP_DATABASE_URL"]):
        code, said = house.tell("restore", data, "--keys", keys, "--over")

    assert code == 1
    assert "Somebody else is in the database named in DOORSTEP_DATABASE_URL." in said


@pytest.mark.sqlite
def test_a_damaged_database_is_set_aside_and_the_backup_takes_its_place(house: Copied) -> None:
    data, keys = house.back_up()
    file = house.var / "doorstep.sqlite3"
    before = house.stands()
    file.write_bytes(b"SQLite format 3\0" + bytes(5_000))
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(file).execute("SELECT * FROM sqlite_master")

    said = house.do("restore", data, "--keys", keys, "--over")

    assert house.stands() == before
    assert "Who was erased cannot be read from the database in DOORSTEP_DATABASE_URL" in said
