"""Sealing takes each entry once, in order, whoever else writes or seals or is killed meanwhile."""

import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, connections, transaction

from doorstep.core import worker
from doorstep.journal import chain, queries, sealing
from doorstep.journal.actions import record
from doorstep.journal.models import JournalEntry, JournalSeal
from doorstep.journal.sealing import Sealer
from doorstep.people.models import Person
from tests.houses import LONG, eventually
from tests.journal.making import NOON, write


def in_a_thread(work: Callable[[], object]) -> Thread:
    """Begin the work with a connection of its own."""

    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    return thread


class Writer:
    """Writes one entry in a transaction that stays open until told otherwise."""

    def __init__(self) -> None:
        self._written, self._enough = Event(), Event()
        self._keep = True
        self._thread = in_a_thread(self._write)
        assert self._written.wait(LONG)

    def _write(self) -> None:
        with transaction.atomic():
            happen()
            self._written.set()
            self._enough.wait(LONG)
            transaction.set_rollback(not self._keep)

    def commit(self, *, keep: bool = True) -> None:
        self._keep = keep
        self._enough.set()
        self._thread.join(LONG)


def happen() -> JournalEntry:
    return record(Person(), "listed", by=None, before="proposed")


def covered() -> list[int]:
    """List the ids under all seals, in order; fails when the chain is not whole."""
    verdict = queries.verify()
    assert verdict.broken is None, verdict
    found = [
        number for seal in JournalSeal.objects.order_by("number") for number, _mark in chain.unpacked(bytes(seal.marks))
    ]
    assert len(found) == verdict.entries
    return found


# -- One worker -----------------------------------------------------------------------------------------------------


def test_it_is_due_every_few_seconds() -> None:
    assert sealing.WORK in worker.registered()
    assert sealing.WORK.every == timedelta(seconds=10)


@pytest.mark.django_db
def test_what_is_new_is_sealed_once(caplog: pytest.LogCaptureFixture) -> None:
    seal = Sealer()
    entries = [happen().pk, happen().pk]

    with caplog.at_level("INFO"):
        done = [seal(NOON), seal(NOON)]

    assert done == [2, 0]
    assert covered() == entries
    assert caplog.messages == [f"journal: the head is now {queries.head()}"]


@pytest.mark.django_db
def test_many_are_sealed_in_batches_and_at_most_a_stretch_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 2)
    monkeypatch.setattr(sealing, "STRETCH", 3)
    write(range(1, 10))
    seal = Sealer()

    assert [seal(NOON), seal(NOON), seal(NOON)] == [6, 3, 0]
    assert list(JournalSeal.objects.order_by("number").values_list("number", "last")) == [
        (1, 2),
        (2, 4),
        (3, 6),
        (4, 8),
        (5, 9),
    ]
    assert covered() == list(range(1, 10))


# -- Ids that come out of order -------------------------------------------------------------------------------------


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_without_the_horizon_an_entry_would_come_after_its_seal() -> None:
    slow = Writer()
    late = happen()

    sealing.seal_up_to(late.pk)
    slow.commit()

    broken = queries.verify().broken
    assert broken is not None
    assert broken.entry == late.pk - 1
    assert "was inserted" in broken.what


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keep", [True, False])
def test_nothing_is_sealed_while_a_lower_id_may_still_appear(*, keep: bool) -> None:
    seal = Sealer()
    slow = Writer()
    late = happen()

    done = [seal(NOON), seal(NOON)]
    slow.commit(keep=keep)
    done.append(seal(NOON))

    assert done == [0, 0, 1 + keep]
    assert covered() == [late.pk - 1, late.pk][1 - keep :]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_house_in_which_somebody_always_writes_is_sealed_all_the_same() -> None:
    seal = Sealer()
    first = Writer()
    assert seal(NOON) == 0
    second = Writer()
    early = happen()
    first.commit()
    # The first has ended; of the second nobody knows yet which id is its own.
    assert seal(NOON) == 0
    third = Writer()
    second.commit()

    assert seal(NOON) == 3
    third.commit()
    assert seal(NOON) == 1
    assert covered() == [early.pk - 2, early.pk - 1, early.pk, early.pk + 1]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_writer_never_waits_for_the_sealing() -> None:
    happen()
    sealing.seal_up_to(1_000)

    with transaction.atomic():
        write([2_000])
        sealing.seal_up_to(2_000)
        # The seal is not committed yet.
        in_a_thread(happen).join(LONG)
        beside = in_another(JournalEntry.objects.count)

    assert beside == 2


def in_another(ask: Callable[[], int]) -> int:
    answers: list[int] = []
    in_a_thread(lambda: answers.append(ask())).join(LONG)
    return answers[0]


# -- Many at once ---------------------------------------------------------------------------------------------------


def sealing_until(enough: Event) -> Callable[[], None]:
    """Be a worker that seals without a pause, and once more in the end."""

    def work() -> None:
        seal = Sealer()
        while not enough.is_set():
            seal(NOON)
            time.sleep(0.001)
        seal(NOON)

    return work


def writing(number: int, enough: Event) -> Callable[[], None]:
    """Be a page that again and again writes one to three entries in a transaction, of which some are rolled back."""
    chance = random.Random(number)

    def one() -> None:
        with transaction.atomic():
            for _ in range(chance.randint(1, 3)):
                happen()
                time.sleep(chance.random() / 200)
            transaction.set_rollback(chance.random() < 0.2)

    def work() -> None:
        while not enough.is_set():
            one()
            time.sleep(chance.random() / 50)

    return work


@pytest.mark.django_db(transaction=True)
def test_six_who_write_and_two_who_seal_make_one_chain_over_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 7)
    written, sealed = Event(), Event()
    sealers = [in_a_thread(sealing_until(sealed)) for _ in range(2)]
    writers = [in_a_thread(writing(number, written)) for number in range(6)]

    eventually(lambda: JournalSeal.objects.count() > 40, "much is sealed while they write")
    for enough, those in ((written, writers), (sealed, sealers)):
        enough.set()
        for each in those:
            each.join(LONG)

    assert covered() == list(JournalEntry.objects.order_by("id").values_list("id", flat=True))
    assert queries.verify().unsealed == 0
    assert list(JournalSeal.objects.order_by("number").values_list("number", flat=True)) == list(
        range(1, JournalSeal.objects.count() + 1)
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_seal_the_same_one_is_first() -> None:
    write(range(1, 11))
    both, done = Barrier(2), list[int]()

    def seal() -> None:
        # Both have read the same end of the chain before either goes on.
        with meeting(both):
            done.append(sealing.seal_up_to(10))

    for each in [in_a_thread(seal), in_a_thread(seal)]:
        each.join(LONG)

    assert sorted(done) == [0, 10]
    assert covered() == list(range(1, 11))


def meeting(both: Barrier) -> AbstractContextManager[None]:
    """Hold this connection up before it begins to write its seal, until the other is there too."""
    waited: list[bool] = []

    def before(execute: Callable[..., object], sql: str, *rest: object) -> object:
        if sql.startswith(("INSERT INTO", "BEGIN")) and not waited:
            waited.append(True)
            both.wait(LONG)
        return execute(sql, *rest)

    return connection.execute_wrapper(before)
