"""Seals new entries into the journal's chain, batch by batch; nobody who writes an entry ever waits for it."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from doorstep.core.worker import DueWork
from doorstep.journal import chain, queries
from doorstep.journal.chain import Entry, Head
from doorstep.journal.models import JournalEntry, JournalSeal

log = logging.getLogger(__name__)

# Entries under one seal, and seals made at a stretch: then the worker sees to other things first.
BATCH = 1_000
STRETCH = 100

_WRITING = """
    SELECT virtualtransaction FROM pg_locks
    WHERE locktype = 'relation' AND relation = %s::regclass AND mode = 'RowExclusiveLock' AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND pid IS DISTINCT FROM pg_backend_pid()
"""


class Horizon:
    """Up to which entry no other can appear any more that has a lower id.

    On SQLite one writes after the other, so that is the newest. On PostgreSQL an id is drawn before its row can be
    seen. Whoever draws one has locked the table for writing a moment before, and keeps that lock until the row is
    there for good, or never will be. So an id that is seen is past the horizon once all have ended that held the lock
    after it was seen; whoever comes later draws a higher one.
    """

    def __init__(self) -> None:
        self._seen = 0
        self._waited_for: frozenset[str] = frozenset()

    def reached(self) -> int:
        """Return the horizon, waiting for nobody: where somebody is writing, a later call looks whether they ended."""
        # In this order: a writer who begins in between draws a higher id.
        seen = JournalEntry.objects.aggregate(Max("id"))["id__max"] or 0
        writing = _writing()
        if not writing:
            self._seen = seen
            return seen
        if self._waited_for & writing:
            return 0
        reached, self._seen, self._waited_for = self._seen, seen, writing
        return reached


def _writing() -> frozenset[str]:
    """Name the transactions of others that may have an entry which nobody sees yet."""
    if connection.vendor != "postgresql":
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(_WRITING, [JournalEntry._meta.db_table])  # noqa: SLF001 # Django's own name for it
        return frozenset(transaction for (transaction,) in cursor.fetchall())


class Sealer:
    """Seals what is new, each time it is called; remembers between the calls whom it waits for."""

    def __init__(self) -> None:
        self._horizon = Horizon()

    def __call__(self, _now: datetime) -> int:
        sealed = seal_up_to(self._horizon.reached())
        if sealed:
            # Logs are kept elsewhere, if the operator is wise: a head found there convicts whoever cut the chain.
            log.info("journal: the head is now %s", queries.head())
        return sealed


def seal_up_to(horizon: int) -> int:
    """Seal every entry up to the one with this id, or as many as one stretch allows; return how many."""
    sealed = 0
    for _ in range(STRETCH):
        count = _seal_next(horizon)
        sealed += count
        if not count:
            break
    return sealed


def _seal_next(horizon: int) -> int:
    """Seal one batch, in one INSERT: whoever is killed before it has done nothing, and after it all.

    Two who seal the same at once make a seal of the same number, which the table takes only from the first.
    """
    newest = queries.newest()
    before = Head(newest.number, bytes(newest.digest)) if newest else Head()
    rest = queries.entries().filter(id__lte=horizon)
    batch = [Entry(*each) for each in (rest.filter(id__gt=newest.last) if newest else rest)[:BATCH]]
    if not batch:
        return 0
    try:
        with transaction.atomic():
            _make(before, batch)
    except IntegrityError:
        log.debug("journal: another worker sealed first")
        return 0
    return len(batch)


def _make(before: Head, batch: list[Entry]) -> None:
    key, now, marks = settings.JOURNAL_KEYS[0], timezone.now(), chain.packed(batch)
    head = chain.sealed(before, chain.key_id(key), batch[-1].id, now, marks)
    JournalSeal.objects.create(
        number=head.number,
        last=batch[-1].id,
        sealed_at=now,
        key=chain.key_id(key),
        marks=marks,
        digest=head.digest,
        proof=chain.proof(key, head),
    )


# The seconds that an entry stays unsealed, and with it unguarded against whoever rules the database.
WORK = DueWork("journal: seal what is new", timedelta(seconds=10), Sealer())
