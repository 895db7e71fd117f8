"""Erasing somebody: the key destroyed, the rows emptied, the id remembered so that no copy brings them back."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import connections, transaction
from django.utils import timezone

from doorstep.core.one_by_one import one_by_one
from doorstep.journal.actions import record
from doorstep.vault.holding import Holding, holdings
from doorstep.vault.models import Erasure, PersonKey
from doorstep.vault.router import KEYS


def erase(person: UUID, *, by: UUID | None) -> int:
    """Erase a person, for good, and journal the id; return how many rows were emptied. Safe to repeat.

    The key goes first, in the keys' database, and does not come back should the caller's transaction be undone. What a
    crash leaves undone, the worker's `reapply` does.
    """
    _destroy(person, timezone.now())
    return _settle(person, by)


def _destroy(person: UUID, now: datetime) -> None:
    with transaction.atomic(using=KEYS):
        Erasure.objects.using(KEYS).get_or_create(person=person, defaults={"erased_at": now})
        PersonKey.objects.filter(person=person).delete()
    fold_the_log()


def fold_the_log() -> None:
    """Leave no destroyed key in SQLite's write-ahead log, where deleting does not reach.

    Somebody who is reading may hold it back; the worker does it again each minute.
    """
    connection = connections[KEYS]
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@transaction.atomic
def _settle(person: UUID, by: UUID | None) -> int:
    erasure, new = Erasure.objects.using("default").get_or_create(person=person, defaults={"erased_at": timezone.now()})
    emptied = sum(each.empty(each.of([person])) for each in holdings())
    if new:
        record(erasure, "erased", by=by)
    return emptied


def reapply(also: Iterable[UUID] = ()) -> int:
    """Erase again whoever was erased, wherever a restored copy or a crash left something; return how many persons.

    `also` are ids from a list that was kept elsewhere.
    """
    here, there = _ledger("default"), _ledger(KEYS)
    everybody = here | there | set(also)
    unfinished = {person for person in everybody if person not in here or person not in there}
    unfinished |= set(PersonKey.objects.filter(person__in=everybody).values_list("person", flat=True))
    one_by_one(unfinished, partial(erase, by=None))
    return len(unfinished) + _empty_what_came_after()


def _ledger(database: str) -> set[UUID]:
    return set(Erasure.objects.using(database).values_list("person", flat=True))


def _empty_what_came_after() -> int:
    """Empty rows of erased persons that were being written when they were erased."""
    erased = Erasure.objects.using("default").values("person")
    return sum(each.empty(each.of(erased)) for each in holdings())


def expire(now: datetime, among: Iterable[Holding] | None = None) -> int:
    """Empty the rows whose life, as their model declares it, has ended."""
    return one_by_one(holdings() if among is None else among, partial(_expire, now=now))


def _expire(holding: Holding, now: datetime) -> int:
    life = holding.held.life
    if life is None:
        return 0
    ended = holding.model._base_manager.filter(**{f"{life.since}__lt": now - life.lasts})  # noqa: SLF001 # Django's own name for it
    return holding.empty(ended)
