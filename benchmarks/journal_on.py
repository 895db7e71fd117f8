"""The journal's chain on one database; a process of its own, for benchmarks.journal."""

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from statistics import median
from uuid import UUID

from django.core.management import call_command
from django.db import connection
from django.db.models import Sum
from django.db.models.functions import Length

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import measuring
from doorstep.journal import chain, guard, queries, sealing
from doorstep.journal.chain import Entry
from doorstep.journal.models import JournalEntry, JournalSeal

ROUNDS = 3
AT_ONCE = 5_000
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = ["", "entries", "bytes each", "s", "entries/s", "x bare", "chain, bytes each"]


def entries(count: int) -> Iterator[JournalEntry]:
    """Make up what neighbours and coordinators do all day."""
    for number in range(count):
        yield JournalEntry(
            happened_at=BEGUN + timedelta(seconds=17 * number, microseconds=number),
            by=UUID(int=number % 997 << 64 | 1) if number % 5 else None,
            verb=("listed", "looked", "changed", "confirmed")[number % 4],
            thing="groups.group",
            thing_id=str(number % 4_193),
            facts={"before": "proposed"} if number % 2 else {"fields": ["name", "summary"]},
        )


def fill(count: int) -> None:
    made = entries(count)
    while batch := list(islice(made, AT_ONCE)):
        JournalEntry.objects.bulk_create(batch)


def seal() -> None:
    """Seal everything, as a worker does that comes back again and again."""
    last = JournalEntry.objects.order_by("-id").values_list("id", flat=True)[0]
    while sealing.seal_up_to(last):
        pass


def unseal() -> None:
    with guard.lifted(connection):
        JournalSeal.objects.all().delete()


def verify() -> None:
    verdict = queries.verify()
    if verdict.broken or verdict.unsealed:
        raise SystemExit(f"The chain is not whole: {verdict}")


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measured(count: int) -> list[list[object]]:
    fill(count)
    written = [chain.written(Entry(*each)) for each in queries.entries()]
    works = {"bare SHA-256": lambda: sha256(b"".join(written)).digest(), "sealing": seal, "verifying": verify}
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        unseal()
        for name, work in works.items():
            times[name].append(timed(work))
    bare = median(times["bare SHA-256"])
    size = sum(map(len, written)) / count
    kept = JournalSeal.objects.aggregate(all=Sum(Length("marks")))["all"] / count
    return [
        [name, count, size, median(taken), int(count / median(taken)), median(taken) / bare, kept]
        for name, taken in times.items()
    ]


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("entries", type=int)
    told = reader.parse_args()
    call_command("migrate", verbosity=0, skip_checks=True)
    print(measuring.table(HEADER, measured(told.entries)))
