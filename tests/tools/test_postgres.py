"""Holds the throwaway PostgreSQL to its name: it is there when wanted, and gone however its user ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.houses import LONG, eventually
from tools import postgres

HOLD = "import os, time; print(os.environ['DOORSTEP_DATABASE_URL'], flush=True); time.sleep(600)"
HOLDER = [sys.executable, "-m", "tools.postgres", sys.executable, "-c", HOLD]


def folder(address: str) -> Path:
    return Path(str(psycopg.conninfo.conninfo_to_dict(address)["host"]))


def test_it_answers_and_keeps_what_the_checks_ask_of_a_postgresql() -> None:
    with postgres.throwaway() as address, psycopg.connect(address) as connection:
        answer = connection.execute("SELECT current_setting('server_encoding'), lower('É'), current_setting('port')")

        assert answer.fetchone() == ("UTF8", "é", "5432")


def test_it_listens_to_nobody_on_the_network() -> None:
    with postgres.throwaway() as address, psycopg.connect(address) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_afterwards_nothing_of_it_is_left() -> None:
    with postgres.throwaway() as address:
        assert folder(address).exists()

    assert not folder(address).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_its_user_ends_nothing_of_it_is_left(sign: signal.Signals) -> None:
    with subprocess.Popen(  # noqa: S603 # our own tool
        HOLDER, cwd=settings.ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as holder:
        assert holder.stdout
        address = holder.stdout.readline().strip()
        assert folder(address).exists()

        os.killpg(holder.pid, sign)

        assert holder.wait(LONG) != 0
    eventually(lambda: not folder(address).exists(), "its folder is gone")


def test_none_on_the_machine_is_told_with_how_to_get_one() -> None:
    with pytest.raises(postgres.NoPostgresError, match="install PostgreSQL"), postgres.throwaway([]):
        pass
