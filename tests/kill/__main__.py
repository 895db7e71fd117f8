"""Kills workers in the middle of sending, and takes the ground from under them: nothing may be lost or go out twice.

python -m tests.kill [--kills 2000] [--seconds 600] [--seed 7] [--only kills] [--on sqlite]
"""

import argparse
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from benchmarks import databases
from tests.kill import small_disk
from tests.kill.small_disk import NoMountError
from tools import postgres
from tools.building import ROOT, say
from tools.postgres import NoPostgresError

ENGINES = ["sqlite", "postgresql"]
KILLS, SECONDS, QUEUE = 2_000, 600, 10_000
# As many as a map of the country knew in 2020.
GROUPS = 4_193


@dataclass(frozen=True)
class Part:
    """What is tried: what it is about, the share of the kills and of the time it gets, where, and with how much."""

    about: str
    share: float = 0
    only_on: str = ""
    texts: int = 0


PARTS = {
    "kills": Part("workers killed while the provider misbehaves", 1),
    "clocks": Part("the same, with clocks an hour behind or a day ahead", 1 / 10),
    "disk": Part("the same, on a disk that is full again and again", 1 / 10),
    "restarts": Part("a PostgreSQL that is restarted every few seconds, 60 seconds", 0, "postgresql"),
    "outage": Part("three days without a provider, and then all that waited"),
    "news": Part("news to as many groups as there are in the country, by workers who are killed", 1 / 10, texts=GROUPS),
}


def main(arguments: Sequence[str]) -> int:
    reader = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    reader.add_argument("--kills", type=int, default=KILLS, help="on all databases together")
    reader.add_argument("--seconds", type=float, default=SECONDS, help="after which no new round is begun")
    reader.add_argument("--queue", type=int, default=QUEUE, help="how many texts wait during the outage")
    reader.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    reader.add_argument("--only", action="append", choices=PARTS, help="one part; may be given again")
    reader.add_argument("--on", action="append", choices=ENGINES, help="one database; may be given again")
    told = reader.parse_args(arguments)
    say(f"Seed {told.seed}")
    codes = [_tried(told, name, PARTS[name]) for name in told.only or PARTS]
    say("Nothing was lost, and nothing went out twice." if not any(codes) else "Something went wrong, as shown above.")
    return int(any(codes))


def _tried(told: argparse.Namespace, name: str, part: Part) -> bool:
    """Try one part on each database where it can be; say whether something went wrong."""
    say(f"\n-- {name}: {part.about} --")
    engines = [each for each in told.on or ENGINES if part.only_on in {"", each}]
    codes = []
    for engine in engines:
        try:
            with PLACES[engine](small=name == "disk") as place:
                codes.append(_run(place, name, _options(told, part, len(told.on or ENGINES), place)))
        except (NoPostgresError, NoMountError) as error:
            say(f"Left out on {engine}: {error}")
    return any(codes)


def _options(told: argparse.Namespace, part: Part, engines: int, place: "Place") -> list[str]:
    if not part.share:
        return [f"--seed={told.seed}", f"--texts={told.queue}", "--seconds=60"]
    kills, seconds = told.kills * part.share / engines, told.seconds * part.share / engines
    much = [f"--kills={kills:.0f}", f"--seconds={seconds:.0f}", *([f"--texts={part.texts}"] if part.texts else [])]
    return [f"--seed={told.seed}", f"--small={place.small}", *much]


def _run(place: "Place", part: str, options: Sequence[str]) -> int:
    command = [sys.executable, "-m", "tests.kill.on_database", part, *options]
    return subprocess.run(command, cwd=ROOT, env=place.environment, check=False).returncode  # noqa: S603 # our own module


# -- Where it is tried -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """A house of its own with empty databases; `small` is the disk on which the first one lies, where that is small."""

    environment: Mapping[str, str]
    small: Path


@contextmanager
def _sqlite(*, small: bool) -> Iterator[Place]:
    with ExitStack() as stack:
        var = stack.enter_context(databases.folder())
        disk = stack.enter_context(small_disk.mounted(var / "small")) if small else var
        yield Place(databases.environment(var, f"sqlite:///{disk / 'doorstep.sqlite3'}"), disk)


@contextmanager
def _postgresql(*, small: bool) -> Iterator[Place]:
    with ExitStack() as stack:
        var = stack.enter_context(databases.folder())
        # Whoever the server runs as goes through it.
        var.chmod(0o711)
        disk = stack.enter_context(small_disk.mounted(var / "small")) if small else var
        address = stack.enter_context(postgres.throwaway())
        yield Place(databases.environment(var, _on(disk, address) if small else address), disk)


def _on(disk: Path, address: str) -> str:
    """Make databases that lie on this disk."""
    place = disk / "tables"
    place.mkdir()
    if os.geteuid() == 0:
        os.chown(place, postgres.NOBODY, postgres.NOBODY)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
        connection.execute("CREATE DATABASE small TABLESPACE small")
        connection.execute("CREATE DATABASE small_keys")
    return urlsplit(address)._replace(path="/small").geturl()


PLACES = {"sqlite": _sqlite, "postgresql": _postgresql}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
