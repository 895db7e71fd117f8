"""Nonsense for every reader of what comes from outside, for so many minutes: by chance, then guided by coverage.

Before that 100,000 histories of streets, each planned and asked in waves; and 100,000 messages that come back, or as
many as are named, with mistakes in them. `--only=inbound` is these alone, unless minutes are named.

By chance is the suite's own tests with hypothesis, round after round with a new seed, on each database that is here.
Guided is atheris, where it is installed. What is found is shown with the command that finds it again.
"""

import argparse
import importlib.util
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle

from tools import postgres
from tools.building import ROOT, say

MINUTES = 10.0
KEPT = ROOT / "var" / "fuzz"
NAMES = "from tests.fuzz import guided; print(*(each.of for each in guided.readers()), sep=chr(10))"
HOW_TO_GUIDE = "To be guided by coverage as well: .venv/bin/python -m pip install atheris"
HISTORIES = CASES = 100_000
# Alone where it is asked for by this name.
INBOUND = "inbound"
# A reader is started and watched at least this long, in seconds.
LEAST = 5
# How long after its time it may go on, to end by itself.
AFTER = 60
NOTHING_COLLECTED = 5


@contextmanager
def databases() -> Iterator[dict[str, dict[str, str]]]:
    """Give the databases to try on, each with its settings."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="doorstep-fuzz-"))
        found = {"SQLite": {"DOORSTEP_VAR": folder}}
        try:
            address = stack.enter_context(postgres.throwaway())
            found["PostgreSQL"] = {"DOORSTEP_VAR": folder, "DOORSTEP_DATABASE_URL": address}
        except postgres.NoPostgresError as error:
            say(f"Not on PostgreSQL: {error}")
        yield found


# -- By chance -------------------------------------------------------------------------------------------------------


def round_of(seed: int, only: str, *, pytest: Sequence[str] = ()) -> list[str]:
    chosen = ["-m", "hypothesis", "-k", only] if only else ["-m", "hypothesis"]
    told = ["--hypothesis-profile=long", f"--hypothesis-seed={seed}", "--exitfirst", "--quiet"]
    return ["-m", "pytest", *chosen, *told, *pytest, "tests"]


def by_chance(until: float, only: str, on: Mapping[str, Mapping[str, str]]) -> bool:
    """Go round until the time is over or something is found; say whether nothing was."""
    rounds = 0
    for database in cycle(on):
        left, seed = until - time.monotonic(), secrets.randbelow(2**32)
        if left <= 0:
            break
        say(f"{database}, seed {seed}: {left / 60:.0f} minutes left")
        code = ended(round_of(seed, only, pytest=["-n", "2", "--dist", "worksteal"]), on[database], left)
        if code == NOTHING_COLLECTED:
            say("No test has this in its name.")
            break
        if code:
            again = " ".join(round_of(seed, only))
            say(f"Found on {database}. Again, with DOORSTEP_DATABASE_URL for PostgreSQL: .venv/bin/python {again}")
            return False
        # Ended by the clock, it is not a whole one.
        rounds += time.monotonic() < until
    say(f"Whole rounds by chance: {rounds}, each with 1,000 examples for every test and reader.")
    return True


def ended(command: Sequence[str], settings: Mapping[str, str], seconds: float | None, *, shown: bool = False) -> int:
    """Run Python, for so long at most if that is said; show what it says only where it fails, unless it is `shown`.

    Returns its code; 0 if it was ended.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOORSTEP_")}
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**kept, **settings},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        try:
            said, _ = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            # Whatever was found before would have ended it.
            running.terminate()
            running.communicate()
            return 0
    if shown or running.returncode not in {0, NOTHING_COLLECTED}:
        say(said)
    return running.returncode


def histories(only: str, settings: Mapping[str, str]) -> bool:
    """Live through many histories of streets, planned each morning and asked in waves, however long that takes."""
    if only not in "histories":
        return True
    first = secrets.randbelow(2**32)
    say(f"{HISTORIES:,} histories of streets, from number {first} on")
    return ended(["-m", "tests.fuzz.histories", str(HISTORIES), str(first)], settings, None) == 0


def inbound(cases: int, only: str, settings: Mapping[str, str]) -> bool:
    """Feed the readers of what comes back, however long that takes; say how many cases each had."""
    if only not in INBOUND:
        return True
    first = secrets.randbelow(2**32)
    say(f"{cases:,} messages that come back, from number {first} on")
    return ended(["-m", "tests.fuzz.inbound", str(cases), str(first)], settings, None, shown=True) == 0


# -- Guided ----------------------------------------------------------------------------------------------------------


def guided(until: float, only: str, settings: Mapping[str, str]) -> bool:
    """Give each reader its share of the time that is left; say whether nothing was found."""
    listed = subprocess.run(
        [sys.executable, "-c", NAMES],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    names = [name for name in listed.stdout.split() if only in name]
    share = max(LEAST, int((until - time.monotonic()) / max(1, len(names))))
    return sum(not watched(name, share, settings) for name in names) == 0


def watched(name: str, seconds: int, settings: Mapping[str, str]) -> bool:
    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    say(f"Guided, {name}: {seconds} seconds")
    command = ["-m", "tests.fuzz.guided", name]
    limits = [f"-max_total_time={seconds}", "-rss_limit_mb=0", f"-artifact_prefix={folder}-", str(folder)]
    if not ended([*command, *limits], settings, seconds + AFTER):
        return True
    say(f"Again: .venv/bin/python {' '.join(command)} {folder}-crash-…")
    return False


def main(arguments: Sequence[str]) -> int:
    reader = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    reader.add_argument("--minutes", type=float)
    reader.add_argument("--cases", type=int, default=CASES, help="how many messages that come back")
    reader.add_argument("--only", default="", help="a part of the names of readers and tests")
    chosen = reader.parse_args(arguments)
    can_guide = importlib.util.find_spec("atheris") is not None
    lasts = 60 * (MINUTES if chosen.minutes is None else chosen.minutes)
    with databases() as on:
        whole = histories(chosen.only, on["SQLite"])
        whole = inbound(chosen.cases, chosen.only, on["SQLite"]) and whole
        if chosen.only == INBOUND and chosen.minutes is None:
            return told(whole)
        now = time.monotonic()
        whole = by_chance(now + lasts / (2 if can_guide else 1), chosen.only, on) and whole
        if can_guide:
            whole = guided(now + lasts, chosen.only, on["SQLite"]) and whole
        else:
            say(HOW_TO_GUIDE)
    return told(whole)


def told(whole: bool) -> int:
    say("Nothing was found." if whole else "Something was found, as shown above.")
    return int(not whole)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
