"""Nobody changes or deletes what is in the journal: the database itself refuses, and keeps doing so."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import AlterField, Migration, RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from doorstep.journal import guard, sealing
from doorstep.journal.models import JournalEntry, JournalSeal
from tests.journal.making import entry, sql, tamper, write

ENTRIES, SEALS = "journal_journalentry", "journal_journalseal"
BOTH = {
    "change an entry": "UPDATE ENTRY SET verb = 'x' WHERE id = 1",
    "change what is not there": "UPDATE ENTRY SET verb = 'x' WHERE id = 1 OR id = 99",
    "delete an entry": "DELETE FROM ENTRY WHERE id = 1",
    "delete all entries": "DELETE FROM ENTRY",
    "change a seal": "UPDATE SEAL SET last = 99",
    "delete a seal": "DELETE FROM SEAL",
    "change by inserting": "INSERT INTO ENTRY SELECT * FROM ENTRY WHERE true ON CONFLICT (id) DO UPDATE SET verb = 'x'",
}
SQLITE = {
    "replace": "REPLACE INTO ENTRY SELECT * FROM ENTRY",
    "insert or replace": "INSERT OR REPLACE INTO SEAL SELECT * FROM SEAL",
    "replace by the number of its row": "REPLACE INTO ENTRY (rowid, happened_at, verb, thing, thing_id, facts) "
    "SELECT rowid, happened_at, 'x', thing, thing_id, facts FROM ENTRY",
    "replace a seal by the hidden number of its row": "REPLACE INTO SEAL (rowid, number, last, sealed_at, key, marks, "
    "digest, proof) SELECT rowid, number + 9, last, sealed_at, key, marks, digest, proof FROM SEAL",
    "update or replace": "UPDATE OR REPLACE ENTRY SET id = 1",
}
POSTGRESQL = {
    "truncate entries": "TRUNCATE ENTRY",
    "truncate both": "TRUNCATE ENTRY, SEAL CASCADE",
    "as if repeating another server": "SET LOCAL session_replication_role = replica; DELETE FROM ENTRY",
}


def refused(statement: str) -> str:
    """Try it; return what the database answered."""
    with pytest.raises(IntegrityError) as answer, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql(statement))
    return str(answer.value).splitlines()[0]


def world() -> list[object]:
    return [*JournalEntry.objects.order_by("id").values_list(), *JournalSeal.objects.values_list("number", "last")]


def holds(statement: str) -> None:
    write([1, 2])
    sealing.seal_up_to(2)
    before = world()

    assert refused(statement) == guard.REFUSAL
    assert world() == before


@pytest.mark.django_db
@pytest.mark.parametrize("statement", BOTH.values(), ids=BOTH.keys())
def test_what_is_written_stays(statement: str) -> None:
    holds(statement)


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("statement", SQLITE.values(), ids=SQLITE.keys())
def test_what_is_written_stays_in_sqlites_own_ways(statement: str) -> None:
    holds(statement)


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("statement", POSTGRESQL.values(), ids=POSTGRESQL.keys())
def test_what_is_written_stays_in_postgresqls_own_ways(statement: str) -> None:
    holds(statement)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda: JournalEntry.objects.get().delete(),
        lambda: JournalEntry.objects.all().delete(),
        lambda: JournalEntry.objects.update(verb="x"),
        lambda: JournalEntry.objects.get().save(),
        lambda: JournalEntry.objects.bulk_update(JournalEntry.objects.all(), ["verb"]),
    ],
)
def test_django_is_refused_like_everybody(change: Callable[[], Any]) -> None:
    write([1])

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change()

    assert JournalEntry.objects.get().verb == entry(1).verb


# -- Told when it is away -------------------------------------------------------------------------------------------


def told() -> list[tuple[str | None, str]]:
    found = run_checks(databases=["default"], tags=[Tags.database])
    return [(each.id, each.msg) for each in found if str(each.id).startswith("journal.")]


@pytest.mark.django_db
def test_a_start_tells_which_table_is_unguarded_until_it_is_put_back() -> None:
    guard.lift(connection)

    assert told() == [
        ("journal.W001", f"Nothing guards {ENTRIES}: what happened can be changed and deleted."),
        ("journal.W001", f"Nothing guards {SEALS}: what happened can be changed and deleted."),
    ]
    assert guard.put(connection) == [ENTRIES, SEALS]
    assert told() == []
    assert guard.put(connection) == []


def away_after(*statements: str) -> list[str]:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    found = guard.missing(connection)
    guard.put(connection)
    assert guard.missing(connection) == []
    write([1])
    assert refused(BOTH["delete all entries"]) == guard.REFUSAL
    return found


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_trigger_that_only_has_the_name_is_no_guard_on_sqlite() -> None:
    name = f"{ENTRIES}_no_delete"

    assert away_after(f"DROP TRIGGER {name}") == [ENTRIES]


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_trigger_that_lets_everybody_pass_is_no_guard_on_sqlite() -> None:
    name = f"{ENTRIES}_no_delete"

    passing = f"CREATE TRIGGER {name} BEFORE DELETE ON {ENTRIES} BEGIN SELECT 1; END"
    assert away_after(f"DROP TRIGGER {name}", passing) == [ENTRIES]


PASSES = "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
ONLY_UPDATE = f"CREATE OR REPLACE TRIGGER journal_guard BEFORE UPDATE ON {ENTRIES} EXECUTE FUNCTION journal_refuse()"
ONLY_FACTS = (
    f"CREATE OR REPLACE TRIGGER journal_guard BEFORE UPDATE OF facts OR DELETE OR TRUNCATE ON {ENTRIES} "
    f"EXECUTE FUNCTION journal_refuse(); ALTER TABLE {ENTRIES} ENABLE ALWAYS TRIGGER journal_guard"
)
QUIET = {
    "dropped": (f"DROP TRIGGER journal_guard ON {ENTRIES}", [ENTRIES]),
    "disabled": (f"ALTER TABLE {ENTRIES} DISABLE TRIGGER journal_guard", [ENTRIES]),
    "all disabled": (f"ALTER TABLE {ENTRIES} DISABLE TRIGGER ALL", [ENTRIES]),
    "silent for replicas": (f"ALTER TABLE {ENTRIES} ENABLE TRIGGER journal_guard", [ENTRIES]),
    "lets everybody pass": (PASSES, [ENTRIES, SEALS]),
    "meets less": (ONLY_UPDATE, [ENTRIES]),
    "meets a change of one column": (ONLY_FACTS, [ENTRIES]),
}


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(("statement", "away"), QUIET.values(), ids=QUIET.keys())
def test_a_trigger_that_does_less_is_no_guard_on_postgresql(statement: str, away: list[str]) -> None:
    assert away_after(statement) == away


# -- Migrations -----------------------------------------------------------------------------------------------------


def migrated(*operations: Any) -> None:
    """Apply a later migration of the journal's, as `migrate` does, with its signal in the end."""
    later = type("Later", (Migration,), {"operations": operations})("9999_later", "journal")
    loader = MigrationLoader(connection)
    state: ProjectState = loader.project_state()
    with connection.schema_editor(atomic=True) as editor:
        later.apply(state, editor)
    emit_post_migrate_signal(0, False, "default", plan=[(later, False)])


def wide(length: int) -> AlterField:
    return AlterField("journalentry", "verb", models.CharField(max_length=length))


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_rebuilds_the_table_keeps_rows_and_guard(caplog: pytest.LogCaptureFixture) -> None:
    write([1, 2])
    sealing.seal_up_to(2)
    before = world()

    migrated(wide(60), wide(40))

    assert world() == before
    assert guard.missing(connection) == []
    assert refused(BOTH["delete an entry"]) == guard.REFUSAL
    # The guard was away because of the migration, which is nothing to warn of.
    assert caplog.messages == []


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_has_to_change_rows_lifts_the_guard_first() -> None:
    write([1, 2])

    def rename(known: Any, _editor: object) -> None:
        known.get_model("journal", "JournalEntry").objects.update(verb="shown")

    with pytest.raises(IntegrityError), transaction.atomic():
        rename(apps, None)
    migrated(RunPython(guard.lift_in_migration), RunPython(rename))

    assert set(JournalEntry.objects.values_list("verb", flat=True)) == {"shown"}
    assert guard.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_migrate_puts_back_what_somebody_took_away_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    guard.lift(connection)

    with caplog.at_level(logging.WARNING):
        call_command("migrate", verbosity=0)

    assert guard.missing(connection) == []
    assert caplog.messages == [
        f"The guard of {ENTRIES} and {SEALS} was away. It is back; now run: manage.py journal verify"
    ]


@pytest.mark.django_db(transaction=True)
def test_a_database_without_the_journals_tables_has_nothing_to_guard() -> None:
    call_command("migrate", "journal", "zero", verbosity=0)

    assert guard.missing(connection) == []
    assert told() == []
    call_command("migrate", verbosity=0)
    assert guard.missing(connection) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", [1, 2])
def test_the_runner_of_the_tests_empties_the_journal_between_them(again: int) -> None:
    assert list(JournalEntry.objects.all()) == []
    assert guard.missing(connection) == []
    write([again])


@pytest.mark.django_db
def test_tampering_in_these_tests_leaves_the_guard_standing() -> None:
    write([1])

    tamper(BOTH["delete an entry"])

    assert list(JournalEntry.objects.all()) == []
    assert guard.missing(connection) == []
