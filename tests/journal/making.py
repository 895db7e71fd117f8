"""Journals to seal and to tamper with, and the hand of somebody who rules the database."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection

from doorstep.journal import guard
from doorstep.journal.models import JournalEntry

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CLARA = UUID("c1a7a000-0000-4000-8000-000000000001")


def entry(number: int) -> JournalEntry:
    return JournalEntry(
        id=number,
        happened_at=NOON + timedelta(seconds=number),
        by=CLARA if number % 2 else None,
        verb="listed",
        thing="groups.group",
        thing_id=str(number),
        facts={"before": "proposed", "at": number},
    )


def write(numbers: Iterable[int]) -> None:
    """Write entries with ids of their own choosing, as a counter gives them that skips what was rolled back."""
    JournalEntry.objects.bulk_create([entry(number) for number in numbers])


def sql(statement: str) -> str:
    """Return a statement with the tables' full names for ENTRY and SEAL."""
    return statement.replace("ENTRY", "journal_journalentry").replace("SEAL", "journal_journalseal")


def tamper(statement: str, *values: int) -> None:
    """Do what the guard forbids, as whoever owns the database can."""
    with guard.lifted(connection), connection.cursor() as cursor:
        cursor.execute(sql(statement), values)
