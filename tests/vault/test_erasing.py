"""Erasing: the key is gone, the rows are empty, copies are noise, and no restored copy brings anybody back."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections, transaction

from doorstep.journal.models import JournalEntry
from doorstep.people.actions import add_contact_point, add_person
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import reached_by_email
from doorstep.vault import actions, due, keys, queries
from doorstep.vault.holding import Holding
from doorstep.vault.models import Erasure, PersonKey
from doorstep.vault.seals import UnreadableError
from tests.vault.conftest import Needs

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def sealed_of(point: ContactPoint) -> bytes:
    return ContactPoint.objects.get(pk=point.pk).__dict__["value"] or b""


def put_back(sealed: bytes) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE people_contactpoint SET value = %s", [sealed])


def test_erasing_destroys_the_key_empties_the_rows_and_leaves_the_journal(point: ContactPoint, amina: Person) -> None:
    journal = JournalEntry.objects.count()

    assert actions.erase(amina.pk, by=None) == 1

    left = ContactPoint.objects.get(pk=point.pk)
    assert (left.value, left.hashed) == ("", None)
    assert not PersonKey.objects.exists()
    assert not reached_by_email("amina@canary.example").exists()
    entry = JournalEntry.objects.last()
    assert JournalEntry.objects.count() == journal + 1
    assert entry
    assert (entry.verb, entry.thing, entry.thing_id, entry.facts) == ("erased", "vault.erasure", str(amina.pk), {})


def test_nobody_else_is_touched_and_erasing_twice_is_erasing_once(point: ContactPoint, amina: Person) -> None:
    ben = add_contact_point(add_person(by=None), "email", "ben@canary.example", by=None)

    actions.erase(amina.pk, by=None)

    assert actions.erase(amina.pk, by=None) == 0
    assert ContactPoint.objects.get(pk=ben.pk).value == "ben@canary.example"
    assert JournalEntry.objects.filter(verb="erased").count() == 1
    assert sealed_of(point) == b""


def test_an_old_copy_of_the_row_is_noise(point: ContactPoint, amina: Person) -> None:
    copied = sealed_of(point)
    actions.erase(amina.pk, by=None)
    put_back(copied)

    with pytest.raises(UnreadableError, match="they were erased"):
        _ = ContactPoint.objects.get(pk=point.pk).value


def test_who_was_erased_gets_no_new_key(amina: Person) -> None:
    actions.erase(amina.pk, by=None)

    with pytest.raises(actions.ErasedError):
        add_contact_point(amina, "email", "amina@canary.example", by=None)


def test_a_restored_copy_of_the_database_is_emptied_again(point: ContactPoint, amina: Person) -> None:
    copied = sealed_of(point)
    actions.erase(amina.pk, by=None)
    # As the database was before.
    Erasure.objects.using("default").all().delete()
    put_back(copied)

    assert actions.reapply() == 1

    assert sealed_of(point) == b""
    assert queries.erased() == [amina.pk]
    assert actions.reapply() == 0


@pytest.mark.usefixtures("point")
def test_a_restored_copy_of_the_keys_is_emptied_again(amina: Person) -> None:
    row = PersonKey.objects.get(pk=amina.pk)
    actions.erase(amina.pk, by=None)
    Erasure.objects.using("keys").all().delete()
    row.save(force_insert=True)

    assert actions.reapply() == 1

    assert not PersonKey.objects.exists()
    assert Erasure.objects.using("keys").get().pk == amina.pk


def test_with_both_restored_a_list_kept_elsewhere_is_enough(point: ContactPoint, amina: Person) -> None:
    assert actions.reapply([amina.pk]) == 1
    assert sealed_of(point) == b""


def test_what_was_being_written_while_somebody_was_erased_is_emptied(point: ContactPoint, amina: Person) -> None:
    copied = sealed_of(point)
    actions.erase(amina.pk, by=None)
    put_back(copied)

    assert actions.reapply() == 1
    assert sealed_of(point) == b""


@pytest.mark.django_db(transaction=True)
def test_a_caller_that_fails_brings_no_key_back(point: ContactPoint, amina: Person) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012 # what is undone, and why
        actions.erase(amina.pk, by=None)
        raise ZeroDivisionError
    assert sealed_of(point)

    assert actions.reapply() == 1

    assert not PersonKey.objects.exists()
    assert sealed_of(point) == b""


def test_what_has_had_its_time_is_emptied(needs: type[Needs], amina: Person) -> None:
    ends = {NOW - timedelta(days=29): b"", NOW - timedelta(days=27): b"sealed", None: b"sealed"}
    rows = {at: needs.objects.create(person=amina.pk, note="a dog", says=[1], closed_at=at) for at in ends}

    assert actions.expire(NOW, [Holding(needs, needs.HELD)]) == 1

    left = {at: needs.objects.get(pk=row.pk) for at, row in rows.items()}
    assert {at: (row.note, row.says) for at, row in left.items()} == {
        at: ("a dog", [1]) if end else ("", None) for at, end in ends.items()
    }


def test_all_that_could_be_handed_over(point: ContactPoint, amina: Person) -> None:
    add_contact_point(add_person(by=None), "email", "ben@canary.example", by=None)

    told = queries.held_about(amina.pk)

    assert [(row["kind"], row["class"], row["says"].get("value")) for row in told["held"]] == [
        ("people.person", "P1 member", None),
        ("people.contactpoint", "P2 personal", "amina@canary.example"),
    ]
    assert point.hashed
    assert point.hashed not in str(told)
    assert "ben" not in str(told)
    assert [entry["what"] for entry in told["journal"]] == ["person added people.person"]
    assert queries.held_about(uuid4())["held"] == []


# -- In the files ----------------------------------------------------------------------------------------------------


def everything_in(alias: str) -> bytes:
    """Read a whole database: its files on SQLite, every row of every table on PostgreSQL."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        return b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    with connection.cursor() as cursor:
        told = b""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 # our own tables
            told += repr([[bytes(c) if isinstance(c, memoryview) else c for c in row] for row in cursor]).encode()
        return told


@pytest.mark.django_db(transaction=True)
def test_what_is_sealed_and_every_persons_key_stand_nowhere_in_the_open(point: ContactPoint, amina: Person) -> None:
    add_contact_point(amina, "phone", "020 7946 0123", by=None)
    point.value = "moved@canary.example"
    point.save()
    key = keys.key_of(amina.pk)

    for alias in ("default", "keys"):
        held = everything_in(alias)
        assert held
        for canary in (b"canary", b"79460123", key, repr(key)[2:-1].encode(), keys.ring().newest.secret):
            assert canary not in held
    assert str(amina.pk).encode() in everything_in("default") or amina.pk.hex.encode() in everything_in("default")


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_destroyed_key_is_in_no_file_not_even_wrapped(point: ContactPoint, amina: Person, tmp_path: Path) -> None:
    wrapped = bytes(PersonKey.objects.get(pk=amina.pk).wrapped)
    file = Path(str(connections["default"].settings_dict["NAME"]))
    with sqlite3.connect(file) as source, sqlite3.connect(tmp_path / "copy") as copy:
        source.backup(copy)
    assert wrapped in everything_in("keys")

    actions.erase(amina.pk, by=None)

    assert wrapped not in everything_in("keys")
    # The copy of the database that was made before still has the row, which nothing opens.
    sealed = sqlite3.connect(tmp_path / "copy").execute("SELECT value FROM people_contactpoint").fetchone()[0]
    put_back(sealed)
    with pytest.raises(UnreadableError, match="they were erased"):
        _ = ContactPoint.objects.get(pk=point.pk).value


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_whoever_reads_meanwhile_only_holds_it_up_for_a_minute(amina: Person) -> None:
    wrapped = bytes(PersonKey.objects.get(pk=amina.pk).wrapped)
    with connections["keys"].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    reading = sqlite3.connect(str(connections["keys"].settings_dict["NAME"]), isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM vault_personkey").fetchone()

    actions.erase(amina.pk, by=None)
    assert wrapped in everything_in("keys")
    reading.close()
    due.LOG.run(NOW)

    assert wrapped not in everything_in("keys")


def test_whose_details_nobody_can_open_is_told(point: ContactPoint, amina: Person) -> None:
    ben = add_contact_point(add_person(by=None), "email", "ben@canary.example", by=None)
    assert (queries.keyless(), {each.why for each in queries.tried_some(9)}) == (set(), {""})

    PersonKey.objects.filter(pk=amina.pk).delete()

    assert queries.keyless() == {amina.pk}
    assert len([each for each in queries.tried_some(9) if str(point.pk) in each.where and each.why]) <= 1
    ContactPoint.objects.filter(pk=point.pk).update(value=None)
    assert queries.keyless() == set()
    assert [each.where for each in queries.tried_some(9)] == [f"people.ContactPoint.value of row {ben.pk}"]
