"""A PostgreSQL that is restarted every few seconds, while workers send and somebody writes more."""

import os
import random
import shlex
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import IO
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.db import Error, close_old_connections, connections

from doorstep.core.worker import Worker
from doorstep.messaging.due import DELIVER
from doorstep.messaging.models import Message
from doorstep.people.models import ContactPoint
from tests.kill import clocks, office
from tests.kill.moments import begun, waited_for
from tests.kill.office import Office
from tests.kill.rounds import calm, find
from tests.kill.truth import Tally, judged
from tests.kill.writing import written
from tools.postgres import NOBODY, Binaries

WORKERS = 3
# Minutes of waiting go by in seconds; no faster, or a text would be asked after while it is still under way.
FASTER = 20
# As one who serves stops it for an update, and as it stops when it is killed.
WAYS = ["fast", "immediate"]


@dataclass(frozen=True)
class Clock:
    """Shows a time that goes by faster."""

    begun: datetime
    mark: float

    @property
    def now(self) -> datetime:
        return self.begun + FASTER * timedelta(seconds=time.monotonic() - self.mark)


class Server:
    """The throwaway server of tools/postgres.py that DOORSTEP_DATABASE_URL leads to."""

    def __init__(self) -> None:
        [socket] = parse_qs(urlsplit(os.environ["DOORSTEP_DATABASE_URL"]).query)["host"]
        self._home, self.data = Path(socket), Path(socket) / "data"
        program = shlex.split((self.data / "postmaster.opts").read_text())[0]
        # It refuses to be root.
        nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        self._programs = Binaries(Path(program).parent, nobody)

    def restart(self, way: str) -> None:
        self._control("restart", "-m", way, "-w", "-l", self._home / "log of restarts")

    def stop(self) -> None:
        """Stop it: whoever started it knows only the first of them."""
        self._control("stop", "-m", "immediate")

    def _control(self, *told: str | Path) -> None:
        done = self._programs.run("pg_ctl", *told, "-D", self.data, cwd=self._home)
        if done.returncode:
            raise SystemExit(f"PostgreSQL could not be controlled: {done.stdout}{done.stderr}")


def restarted(carrier: str, points: Sequence[ContactPoint], seed: int, seconds: float) -> tuple[Tally, int]:
    """Send and write for so many seconds; return what came of it, and how often the database was restarted."""
    chance, server = random.Random(f"{seed} {carrier}"), Server()
    before = _all()
    connections.close_all()
    with office.opened(chance.getrandbits(32)) as opened, tempfile.TemporaryFile() as said:
        find(opened, carrier)
        opened("behave", "BADLY")
        clock, until = Clock(datetime.now(UTC), time.monotonic()), time.monotonic() + seconds
        clocks.follow(lambda: clock.now)
        works = [partial(_work, clock, until)] * WORKERS + [
            partial(_write, points, chance, clock, until, said.fileno())
        ]
        children = [begun(each) for each in works]
        restarts = _restart(server, opened, chance, clock, until)
        ends = waited_for(children)
        opened.falls_quiet()
        calm(opened, carrier, clock.now)
        texts = _surely_written(said) | (_all() - before)
        tally = Tally(with_errors=ends.with_errors) + judged(texts, opened("taken"))
    return tally, restarts


def _restart(server: Server, opened: Office, chance: random.Random, clock: Clock, until: float) -> int:
    times, then = 0, time.monotonic() + chance.uniform(1, 3)
    while time.monotonic() < until:
        opened("it_is", clock.now)
        if time.monotonic() > then:
            server.restart(WAYS[times % len(WAYS)])
            times, then = times + 1, time.monotonic() + chance.uniform(1, 4)
        time.sleep(0.05)
    return times


def _work(clock: Clock, until: float) -> None:
    worker = Worker([DELIVER])
    while time.monotonic() < until:
        wait = worker.step(clock.now)
        time.sleep(wait.total_seconds() / FASTER)


def _write(points: Sequence[ContactPoint], chance: random.Random, clock: Clock, until: float, says: int) -> None:
    """Write texts all the time, and say which of them surely were written: into a file, which waits for no reader."""
    while time.monotonic() < until:
        close_old_connections()
        try:
            for text in written(points, 5, clock.now, chance):
                os.write(says, text.pk.bytes)
        except Error:
            time.sleep(0.1)


def _surely_written(said: IO[bytes]) -> set[UUID]:
    said.seek(0)
    told = said.read()
    return {UUID(bytes=told[at : at + 16]) for at in range(0, len(told), 16)}


def _all() -> set[UUID]:
    return set(Message.objects.values_list("pk", flat=True))
