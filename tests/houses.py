"""Houses that really run: `manage.py serve` as processes, at a free port, with a data folder of their own."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

SERVE = [sys.executable, "manage.py", "serve"]
# Nobody waits this long in a passing test: it ends those that would wait for ever.
LONG = 60.0


def eventually(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < deadline, f"never came true: {what}"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """A house, what it printed, and every process that belongs to it."""

    def __init__(self, var: Path, database: str) -> None:
        self.var = var
        self.port = free_port()
        self.printed = var.with_suffix(".printed")
        self.begun: list[subprocess.Popen[bytes]] = []
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("DOORSTEP_")}
        self.environment |= {
            "DOORSTEP_VAR": str(var),
            "DOORSTEP_DATABASE_URL": database,
            "DOORSTEP_ADDRESS": f"127.0.0.1:{self.port}",
            "DOORSTEP_DEMO": "no",
        }

    def begin(self, command: list[str], stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        with self.printed.open("ab") as out:
            begun = subprocess.Popen(  # noqa: S603 # our own commands
                command, cwd=settings.ROOT, env=self.environment, stdin=stdin, stdout=out, stderr=out
            )
        self.begun.append(begun)
        return begun

    def serve(self, options: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Start it and wait until it says where it is."""
        serving = self.begin([*SERVE, *options])
        eventually(lambda: "Doorstep is at" in self.said() or serving.poll() is not None, "the house is open")
        assert serving.poll() is None, self.said()
        return serving

    def said(self) -> str:
        return self.printed.read_text()

    def get(self, path: str) -> int:
        """Ask for a page; return the status of the answer."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        asking.request("GET", path)
        status = asking.getresponse().status
        asking.close()
        return status

    def processes(self) -> set[int]:
        """Find every living process that was started for this house, whoever its parent is now."""
        mark = f"DOORSTEP_VAR={self.var}\0".encode()
        found = set()
        for environment in Path("/proc").glob("[0-9]*/environ"):
            with contextlib.suppress(OSError):
                if mark in environment.read_bytes():
                    found.add(int(environment.parent.name))
        return found

    def end(self) -> None:
        """End whatever is left of it."""
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for begun in self.begun:
            begun.kill()
            begun.communicate()

    def children(self, of: int) -> list[int]:
        return [pid for pid in sorted(self.processes()) if _parent(pid) == of]

    def worker(self, serving: int) -> int:
        """Find the one child of the house that has no children of its own: the web server has two."""
        return next(child for child in self.children(serving) if not self.children(child))

    def web_server(self, serving: int) -> int:
        return next(child for child in self.children(serving) if self.children(child))


@contextlib.contextmanager
def with_tables(var: Path) -> Iterator[House]:
    """Stand up a house whose databases have their tables."""
    with database_for(var) as database:
        house = House(var, database)
        told(house, "migrate", "-v0")
        told(house, "migrate", "vault", "--database=keys", "-v0")
        yield house
        house.end()


def told(house: House, *command: str, within: float = LONG) -> list[str]:
    """Run a command to its end; return what it printed, without what it logged."""
    before = house.printed.stat().st_size if house.printed.exists() else 0
    assert house.begin([sys.executable, "manage.py", *command]).wait(within) == 0, house.said()
    return [line for line in house.said()[before:].splitlines() if " INFO " not in line]


def killed_everywhere(house: House, program: str) -> list[dict[str, Any]]:
    """Run a program of tests/killing.py; return what it saw, the last time with nothing killed."""
    runs = [json.loads(line) for line in told(house, "shell", "-v0", "-c", program, within=10 * LONG)]
    assert [run["killed"] for run in runs] == [True] * (len(runs) - 1) + [False]
    return runs


def _parent(pid: int) -> int:
    # After the name, which may hold anything: the state, then the parent.
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


@contextlib.contextmanager
def database_for(var: Path, like: str | None = None) -> Iterator[str]:
    """Name a database for one house: a file in its folder, or on PostgreSQL one of its own, copied from `like`."""
    if connections["default"].vendor == "sqlite":
        yield f"sqlite:///{var / 'doorstep.sqlite3'}"
        return
    server, name = os.environ["DOORSTEP_DATABASE_URL"], f"house_{uuid4().hex}"
    template = urlsplit(like).path.lstrip("/") if like else "template1"
    with psycopg.connect(server, autocommit=True) as connection:
        # The persons' keys lie in one beside it, which has its name by itself.
        both = {name: template, f"{name}_keys": f"{template}_keys" if like else template}
        for new, old in both.items():
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(new), sql.Identifier(old))
            )
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        for new in both:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(new)))
