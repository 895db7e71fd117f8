"""Holds the supervisor to what it does with parts that fail, with processes that really do."""

import signal
import subprocess
import sys

from django.conf import settings

from tests.houses import LONG

FAILS = "raise SystemExit(3)"
WILL_NOT_STOP = "signal.signal(signal.SIGTERM, signal.SIG_IGN); print('stubborn', flush=True); time.sleep(600)"
HOUSE = """
import signal, sys, time
from doorstep.core.supervising import Part, Supervisor
def run():
    {}
Supervisor([Part("part", run)], lambda line: print(line, flush=True)).run()
"""


def house_of(part: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOUSE.format(part)]
    return subprocess.Popen(command, cwd=settings.ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 # our own


def said(house: subprocess.Popen[str]) -> str:
    assert house.stdout
    return house.stdout.readline()


def test_a_part_that_fails_again_and_again_is_given_longer_and_longer_pauses() -> None:
    with house_of(FAILS) as house:
        assert said(house) == "The part ended (3). It is started again in 1 s.\n"
        assert said(house) == "The part ended (3). It is started again in 2 s.\n"

        house.terminate()

        assert house.wait(LONG) == 0


def test_a_part_that_will_not_stop_is_killed_when_somebody_presses_ctrl_c_again() -> None:
    with house_of(WILL_NOT_STOP) as house:
        assert said(house) == "stubborn\n"

        house.send_signal(signal.SIGTERM)
        house.send_signal(signal.SIGINT)

        assert house.wait(LONG) == 0
