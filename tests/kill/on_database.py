"""One part of what is tried, on one database; a process of its own: python -m tests.kill.on_database kills --seed 1."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import measuring
from tests.kill.parts import PARTS, Told
from tests.kill.writing import neighbours
from tools.building import say

NEIGHBOURS = 60
# What must not be, in whichever part it is counted.
NEVER = ["lost", "repeated", "told_wrongly", "pressing_after_news"]


def main(arguments: Sequence[str]) -> int:
    told = _read(arguments)
    # An error that is logged where nobody does harm is a finding; everywhere else it is what it is about.
    logging.disable(logging.WARNING)
    if told.part != "kills":
        logging.getLogger().handlers.clear()
    _make_tables()
    how = Told(neighbours(NEIGHBOURS), told.kills, told.seconds, told.seed, told.texts, told.step, told.small)
    rows = [{"database": connection.vendor, **row} for row in PARTS[told.part](how)]
    say(measuring.table([*rows[0]], [[*row.values()] for row in rows]))
    never = NEVER + ["with_errors"] * (told.part == "kills")
    return int(any(row.get(each) for row in rows for each in never))


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("part", choices=PARTS)
    reader.add_argument("--kills", type=int, default=100)
    reader.add_argument("--seconds", type=float, default=60)
    reader.add_argument("--seed", type=int, required=True)
    reader.add_argument("--texts", type=int, default=300, help="in a round, or in the queue of an outage")
    reader.add_argument("--step", type=int, default=5, help="seconds between two looks during an outage")
    reader.add_argument("--small", type=Path, default=Path(), help="where a small disk is")
    return reader.parse_args(arguments)


def _make_tables() -> None:
    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("migrate", *settings.APPS_IN_DATABASE["keys"], database="keys", verbosity=0, skip_checks=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
