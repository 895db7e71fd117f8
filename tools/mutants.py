"""Removes one question after the other that lets somebody in, and sees that a test fails for each.

Works on copies of the tree: `make mutants`, or with `ONLY=accounts` for the files with that in their name.
"""

import argparse
import importlib
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.building import ROOT, say
from tools.mutating import Mutant, mutants
from tools.test import hear_ctrl_c
from tools.who_runs import NOTES, WhoRuns

HOUSE = ROOT / "doorstep"
POLICY = "tests/test_policy.py"
TRIED_FIRST = "test_who_gets_in_and_what_the_others_get"
# After these, the tests of the app itself.
TESTS = [POLICY, "tests/policy", "tests/test_headers.py", "tests/test_canaries.py"]
A_ROW = f"{POLICY}::{TRIED_FIRST}[accounts:code]"
PYTEST = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=line", "--show-capture=no", "-p", "no:cacheprovider"]
PYTEST += ["--reuse-db"]
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "var", ".*_cache", "node_modules")
SURVIVED, KILLED = 0, 1

# What may be removed without anybody getting in, each with its reason. One that a test does notice fails too.
_LOOKED_UP = "whoever asks looks up those whose names they show; the others are fetched and left"
_FETCHED_AS_SEEN = "whoever else comes finds nothing: what is looked up here is fetched as this viewer sees it"
HARMLESS: dict[str, str] = {
    "doorstep/accounts/queries.py names: Seat.objects.filter() without person__in=wanted": _LOOKED_UP,
    "doorstep/aid/queries/callers.py _known: requests_seen_by(viewer).filter() without person__in=found": _LOOKED_UP,
    "doorstep/aid/queries/newcomers.py in_words: "
    "Membership.objects.filter(group=viewer.group, status__in=Membership.LIVING) without person__in=people": _LOOKED_UP,
    "doorstep/accounts/queries.py waiting_authenticator: "
    "Authenticator.objects.filter(confirmed_at=None, made_at__gt=now - Authenticator.WAITS) without person=person": (
        "it is asked for by the session in which it was begun, and that is one person's"
    ),
    "doorstep/vault/queries.py keyless: PersonKey.objects.filter() without person__in=batch": (
        "keys of others are fetched, and change nothing about who has none"
    ),
    "doorstep/aid/views/repeats.py _repeat_or_404: yes: permissions.may_see_people": _FETCHED_AS_SEEN,
    "doorstep/groups/views/people.py answer: yes: permissions.may_look_after_people": _FETCHED_AS_SEEN,
    "doorstep/groups/views/people.py member: yes: permissions.may_see_people": _FETCHED_AS_SEEN,
    "doorstep/groups/views/people.py reach: yes: permissions.may_see_people": _FETCHED_AS_SEEN,
}


@dataclass(frozen=True)
class Place:
    """A mutant and the file in which it stands."""

    file: str
    mutant: Mutant

    def __str__(self) -> str:
        return f"{self.file} {self.mutant.inside}: {self.mutant.what}"

    @property
    def app(self) -> str:
        return self.file.split("/")[1]


@dataclass(frozen=True)
class Tried:
    """What became of a mutant: `code` is how the tests ended, `said` how they said so."""

    place: Place
    code: int
    said: str
    seconds: float

    @property
    def word(self) -> str:
        harmless = str(self.place) in HARMLESS
        if self.code == SURVIVED:
            return "harmless" if harmless else "SURVIVED"
        return "broken" if self.code != KILLED else "NOT HARMLESS" if harmless else "killed"

    @property
    def good(self) -> bool:
        return self.word in {"harmless", "killed"}


def places(only: str = "") -> list[Place]:
    """List every mutant of the house, by file and line."""
    return [place for place in _every() if only in place.file]


@cache
def _every() -> list[Place]:
    files = sorted((path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in HOUSE.rglob("*.py"))
    return [Place(file, each) for file, source in files for each in mutants(file, source)]


def addresses() -> dict[str, list[str]]:
    """Give the names of the addresses that each view answers, as the site has them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    importlib.import_module("django").setup()
    found: dict[str, list[str]] = importlib.import_module("tests.policy.addresses").views()
    return found


def rows_of(place: Place, views: dict[str, list[str]]) -> list[str]:
    """Name the policy's rows of the view that is changed; of its file's, where that is none."""
    module = place.file.removesuffix(".py").replace("/", ".")
    inside = [name for view, names in views.items() if view.startswith(f"{module}:") for name in names]
    return [f"{POLICY}::{TRIED_FIRST}[{name}]" for name in views.get(f"{module}:{place.mutant.inside}", inside)]


def tests_for(place: Place, first: Sequence[str], runs: Collection[str], seconds: Mapping[str, float]) -> list[str]:
    """Put tests in the order in which they are likely to notice: the `first`, then all that run it, the quick first.

    Those of a file stay together, as they share what takes longest: the app's own before the others.
    """
    files: dict[str, float] = {}
    for test in runs:
        files[_file(test)] = files.get(_file(test), 0) + seconds.get(test, 0)

    def key(test: str) -> tuple[bool, float, str, float]:
        file = _file(test)
        return not file.startswith(f"tests/{place.app}/"), files[file], file, seconds.get(test, 0)

    return list(dict.fromkeys([*first, *sorted(runs, key=key)]))


def _file(test: str) -> str:
    return test.split("::", maxsplit=1)[0]


def all_for(place: Place) -> list[str]:
    """List all tests that might notice it."""
    own = f"tests/{place.app}"
    return [*TESTS, *([own] if (ROOT / own).is_dir() else [])]


class Copy:
    """A copy of the tree in which one thing at a time is removed, and databases with their tables for it."""

    def __init__(self, root: Path, of: Path = ROOT) -> None:
        self.root, self._tables = root, root.with_name("tables")
        self._databases = root.with_name(f"{root.name}-databases")
        self._count = 0
        shutil.copytree(of, root, ignore=LEFT_BEHIND, symlinks=True)

    def make_tables(self) -> None:
        """Make them once: that takes longer than most tests. Whatever is undone afterwards leaves them empty."""
        self._tables.mkdir()
        self._run([A_ROW], self._tables)

    def again(self) -> "Copy":
        """Copy it once more, with what Python made of it."""
        return Copy(self.root.with_name(f"{self.root.name}-again"), of=self.root)

    def run(self, tests: Sequence[str], *also: str, **said: str) -> subprocess.CompletedProcess[str]:
        """Run tests upon tables as they were made, whatever the tests before them left."""
        shutil.rmtree(self._databases, ignore_errors=True)
        shutil.copytree(self._tables, self._databases)
        return self._run([*also, *tests], self._databases, **said)

    def _run(self, tests: Sequence[str], databases: Path, **said: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DOORSTEP_")}
        environment = {"DOORSTEP_VAR": str(self.root / "var"), "TEST_DATABASES": str(databases)}
        return subprocess.run(
            [*PYTEST, "-m", "not browser", *tests],
            cwd=self.root,
            env=kept | environment | said,
            capture_output=True,
            text=True,
            check=False,
        )

    def without(self, place: Place, tests: Sequence[str]) -> Tried:
        file, began = self.root / place.file, time.monotonic()
        before, stamp = file.read_bytes(), file.stat()
        self._count += 1
        file.write_bytes(place.mutant.applied(before))
        # Python looks at the second in which a file was written: no two mutants may share it.
        os.utime(file, (self._count, self._count))
        try:
            done = self.run(tests)
        finally:
            file.write_bytes(before)
            os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        return Tried(place, done.returncode, why(done.stdout), time.monotonic() - began)


def why(printed: str) -> str:
    """Name the test that noticed."""
    failed = [line for line in printed.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0].split(" - ")[0] if failed else "\n".join(printed.splitlines()[-5:])


def tried(all_of_them: Sequence[Place], two: Sequence[Copy], notes: WhoRuns) -> Iterator[Tried]:
    """Try each in one of the copies, as they become free."""
    views, free = addresses(), queue.SimpleQueue[Copy]()
    for each in two:
        free.put(each)

    def one(place: Place) -> Tried:
        first, copy = rows_of(place, views), free.get()
        runs = notes.function(place.file, place.mutant.inside, (copy.root / place.file).read_text("utf-8"))
        try:
            # A test that runs no line of it cannot notice; where none does, it may be decided when files are read.
            return copy.without(place, tests_for(place, first, runs, notes.seconds) or all_for(place))
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(two)) as at_once:
        yield from at_once.map(one, all_of_them)


def noted(found: Iterable[Place], two: Sequence[Copy]) -> WhoRuns | None:
    """Run all tests with nothing removed, and note which runs what; None where one fails, as all would look noticed."""
    own = {path for place in found for path in all_for(place)[len(TESTS) :]}
    shares = [(copy, tests) for copy, tests in zip(two, (TESTS, sorted(own)), strict=True) if tests]
    with ThreadPoolExecutor(len(two)) as at_once:
        done = [*at_once.map(lambda share: _note(*share), shares)]
    for each in done:
        if each.returncode:
            say(f"With nothing removed a test fails already, so nothing can be learnt:\n{each.stdout[-2000:]}")
    return None if any(each.returncode for each in done) else WhoRuns([_notes(copy) for copy, _tests in shares])


def _note(copy: Copy, tests: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return copy.run(tests, "-p", "tools.who_runs", **{NOTES: str(_notes(copy))})


def _notes(copy: Copy) -> Path:
    return copy.root.with_name(f"{copy.root.name}-notes")


def main(arguments: Sequence[str]) -> int:
    reader = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    reader.add_argument("--only", default="", help="a piece of the files' names")
    reader.add_argument("--list", action="store_true", help="only say what would be removed")
    chosen = reader.parse_args(arguments)
    found = places(chosen.only)
    if chosen.list:
        for place in found:
            say(str(place))
        return 0
    hear_ctrl_c()
    with tempfile.TemporaryDirectory(prefix="doorstep-mutants-") as folder:
        copy = Copy(Path(folder) / "house")
        copy.make_tables()
        two = [copy, copy.again()]
        notes = noted(found, two)
        return tell(tried(found, two, notes)) if notes else 1


def tell(results: Iterator[Tried]) -> int:
    """Say what becomes of each as it is known, and at the end which nobody missed."""
    done = []
    for each in results:
        say(f"{each.word:14}{each.seconds:5.1f} s  {each.place}{'' if each.good else f'  {each.said}'}")
        done.append(each)
    bad = [each for each in done if not each.good]
    say(f"\n{len(done)} removed one after the other, {len(done) - len(bad)} of them as they should end.")
    for each in bad:
        say(f"{each.word:14}{each.place}")
    return int(bool(bad))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
