"""The databases that are measured: thrown away afterwards, and kept in memory, so that no disk is measured."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from benchmarks import postgis
from tools import postgres

ROOT = Path(__file__).resolve().parent.parent
MEMORY = Path("/dev/shm")  # noqa: S108 # folders with names of their own are made in it
KEPT = "in_memory"


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder in memory, or where there is none on disk; it is gone afterwards."""
    with tempfile.TemporaryDirectory(
        prefix="doorstep-bench-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None
    ) as at:
        yield Path(at)


@contextmanager
def postgresql(home: Path) -> Iterator[str | None]:
    """Start a throwaway PostgreSQL that keeps its databases in `home`; one with PostGIS before one without.

    Yields its address, or None, having said so, where there is no PostgreSQL at all.
    """
    try:
        with postgres.throwaway(postgres.installed() + postgres.wheel()) as address:
            _keep_in(home, address)
            yield address
    except postgres.NoPostgresError as error:
        print(f"PostgreSQL is left out: {error}.")
        yield None


def _keep_in(home: Path, address: str) -> None:
    place = home / "postgresql"
    place.mkdir()
    if os.geteuid() == 0:
        home.chmod(0o711)
        os.chown(place, postgres.NOBODY, postgres.NOBODY)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE {KEPT} LOCATION '{place}'")


def has_postgis(address: str | None) -> bool:
    if address is None or postgis.missing(address):
        print("PostGIS is left out: this machine's PostgreSQL has none (Debian calls it postgresql-15-postgis-3).")
        return False
    return True


def made(server: str, name: str) -> str:
    """Make an empty database on a server, and one beside it for the persons' keys; return the first one's address."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TABLESPACE {KEPT}")
        connection.execute(f"CREATE DATABASE {name}_keys TABLESPACE {KEPT}")
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def environment(var: Path, database: str | None = None, **also: str) -> dict[str, str]:
    """Return what a Doorstep of our own is told: its folder, its database, and nothing that this shell says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOORSTEP_")}
    at = database or f"sqlite:///{var / 'doorstep.sqlite3'}"
    return {**kept, "DOORSTEP_VAR": str(var), "DOORSTEP_DATABASE_URL": at, "DOORSTEP_DEMO": "no", **also}


def run(told: Mapping[str, str], *module: str) -> None:
    """Run a module of ours in a process of its own, and end with it when it fails."""
    sys.stdout.flush()
    command = [sys.executable, "-m", *module]
    code = subprocess.run(command, cwd=ROOT, env=dict(told), check=False).returncode  # noqa: S603 # our own modules
    if code:
        raise SystemExit(code)
