"""Runs the whole suite on each database and in a browser, and ends by saying what was run and what was not."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from tools import chromium, postgres, scratch
from tools.building import ROOT, say

# What a developer's shell may say to the tests; every other DOORSTEP_ setting is left behind.
PASSED_ON = {"DOORSTEP_REAL_DATA", "DOORSTEP_CHROMIUM"}
TOGETHER = ["-n", "2", "--dist", "worksteal"]
NOTHING_COLLECTED = 5
# What a test plants is gone before anybody has counted it. Counted in the middle of a long one its tables are empty,
# and a question that takes a millisecond then takes a quarter of a minute.
UNCOUNTED = ["autovacuum=off"]


@dataclass
class Outcome:
    """What became of one part: `why` says what was left out, and how to get it."""

    part: str
    word: str
    tests: int = 0
    skipped: int = 0
    seconds: float = 0
    why: str = ""


def hear_ctrl_c() -> None:
    """Undo what a shell does to commands that it starts in the background: they, and the tests' own, ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "yes", "true"}


def sqlite(arguments: Sequence[str]) -> Outcome:
    return suite("SQLite", [*TOGETHER, "-m", "not browser", *arguments], {})


def postgresql(arguments: Sequence[str]) -> Outcome:
    try:
        with postgres.throwaway(within=scratch.place(), besides=UNCOUNTED) as address:
            return suite("PostgreSQL", [*TOGETHER, "-m", "not browser", *arguments], {"DOORSTEP_DATABASE_URL": address})
    except postgres.NoPostgresError as error:
        return Outcome("PostgreSQL", "not run", why=str(error))


def browser(arguments: Sequence[str]) -> Outcome:
    path = chromium.found_or_installed()
    if path is None:
        return Outcome("browser", "not run", why=chromium.HOW_TO_GET_IT)
    return suite("browser", [*TOGETHER, "-m", "browser", *arguments], {"DOORSTEP_CHROMIUM": path})


PARTS: dict[str, Callable[[Sequence[str]], Outcome]] = {"sqlite": sqlite, "postgresql": postgresql, "browser": browser}


def suite(part: str, arguments: Sequence[str], settings: dict[str, str]) -> Outcome:
    """Run pytest as `part`, its output shown as it comes, with a data folder of its own."""
    say(f"\n-- {part} --")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOORSTEP_") or name in PASSED_ON}
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="doorstep-test-", dir=scratch.place()) as folder:
        report = Path(folder) / "report.xml"
        code = subprocess.run(
            [sys.executable, "-m", "pytest", f"--junit-xml={report}", *arguments],
            cwd=ROOT,
            env={**kept, "DOORSTEP_VAR": folder, "TMPDIR": folder, **settings},
            check=False,
        ).returncode
        return judged(Outcome(part, "", seconds=time.monotonic() - began), code, report)


def judged(outcome: Outcome, code: int, report: Path) -> Outcome:
    if report.exists():
        told = ET.parse(report).getroot()[0].attrib  # noqa: S314 # written by our own pytest a moment ago
        outcome.tests, outcome.skipped = int(told["tests"]), int(told["skipped"])
    outcome.word = "passed" if code == 0 else "failed"
    if code == NOTHING_COLLECTED:
        outcome.word, outcome.why = "not run", "no test was chosen"
    elif outcome.skipped:
        outcome.why = f"{outcome.skipped} skipped, for the reasons above"
    return outcome


def left_out(outcome: Outcome) -> bool:
    return outcome.word == "not run" or outcome.skipped > 0


def good(outcome: Outcome) -> bool:
    return outcome.word != "failed" and not (in_ci() and left_out(outcome))


def told(outcomes: Sequence[Outcome]) -> list[str]:
    """Lay the outcomes out as the table that ends the run."""
    lines = [f"{each.part:12}{each.word:10}{each.tests:6} tests {each.seconds:5.0f} s  {each.why}" for each in outcomes]
    if "DOORSTEP_REAL_DATA" not in os.environ:
        lines.append("Tests on real lists were left out: set DOORSTEP_REAL_DATA to the folder that holds them.")
    if in_ci() and any(left_out(each) for each in outcomes):
        lines.append("CI is set, so nothing may be left out: what was not run counts as failed.")
    return [line.rstrip() for line in lines]


def main(arguments: Sequence[str]) -> int:
    reader = argparse.ArgumentParser(prog="python -m tools.test", description=__doc__)
    reader.add_argument("--only", action="append", choices=PARTS, help="one part; may be given again")
    reader.add_argument("pytest", nargs="*", help="what pytest is told besides, after --")
    chosen = reader.parse_args(arguments)
    hear_ctrl_c()
    outcomes = [PARTS[name](chosen.pytest) for name in chosen.only or PARTS]
    say("")
    for line in told(outcomes):
        say(line)
    return int(not all(good(each) for each in outcomes))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
