"""Holds the worker to its promises: what is due is done, a failure stops nobody, and it goes when told."""

import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, connections

from doorstep.core import upkeep, worker
from doorstep.core.worker import DueWork, Worker
from doorstep.people.models import Person
from tests.houses import LONG, House, eventually

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def never(_now: datetime) -> int:
    raise RuntimeError("the provider is away")


class Diary:
    """Writes down when it was called."""

    def __init__(self) -> None:
        self.calls: list[datetime] = []

    def __call__(self, now: datetime) -> int:
        self.calls.append(now)
        return 1


@pytest.mark.django_db
def test_due_work_is_done_once_in_its_interval() -> None:
    diary = Diary()
    works = Worker([DueWork("diary", HOUR, diary)])

    idle = [works.step(NOON + minutes * MINUTE) for minutes in (0, 20, 60)]

    assert diary.calls == [NOON, NOON + HOUR]
    assert idle == [HOUR, 40 * MINUTE, HOUR]


@pytest.mark.django_db
def test_each_work_has_its_own_interval() -> None:
    often, seldom = Diary(), Diary()
    works = Worker([DueWork("often", MINUTE, often), DueWork("seldom", HOUR, seldom)])

    idle = [works.step(NOON + minutes * MINUTE) for minutes in range(3)]

    assert [len(often.calls), len(seldom.calls)] == [3, 1]
    assert idle == [MINUTE, MINUTE, MINUTE]


@pytest.mark.django_db
def test_work_that_fails_is_logged_and_tried_again_and_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    diary = Diary()
    works = Worker([DueWork("a failure", MINUTE, never), DueWork("diary", HOUR, diary)])

    works.step(NOON)
    works.step(NOON + MINUTE)

    assert diary.calls == [NOON]
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "a failure failed; it is tried again in 0:01:00",
        "a failure failed; it is tried again in 0:01:00",
    ]


def test_a_house_without_work_looks_again_in_a_minute() -> None:
    assert Worker([]).step(NOON) == MINUTE


def test_upkeep_is_registered() -> None:
    assert upkeep.WORK in worker.registered()


@pytest.mark.django_db(transaction=True)
def test_upkeep_leaves_a_database_that_answers() -> None:
    upkeep.keep_up(NOON)

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_upkeep_folds_the_write_ahead_log_into_the_database() -> None:
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    Person.objects.create()
    assert log.stat().st_size > 0

    upkeep.keep_up(NOON)

    assert log.stat().st_size == 0


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_worker_of_its_own_asks_the_database_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections["default"], "transaction_mode", "DEFERRED")

    with pytest.raises(SystemCheckError, match=r"core\.E005"):
        call_command("worker")


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_worker_of_its_own_goes_when_told(house: House, told: signal.Signals) -> None:
    alone = house.begin([sys.executable, "manage.py", "worker"])
    eventually(lambda: catches(alone.pid, told), "it listens")

    alone.send_signal(told)

    assert alone.wait(LONG) == 0


def catches(pid: int, told: signal.Signals) -> bool:
    status = Path(f"/proc/{pid}/status").read_text()
    caught = int(status.split("SigCgt:")[1].split()[0], 16)
    # SIGINT is caught by every Python, so we look for one that is not.
    return bool(caught & 1 << (signal.SIGHUP - 1)) and bool(caught & 1 << (told - 1))
