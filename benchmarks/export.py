"""Everything in one answer: how much memory the house needs for it at any size, and how fast it comes.

python -m benchmarks.export [--quick]
"""

import argparse
import gzip
import http.client
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, house, machine, measuring, world

FORMATS = ("json", "geojson", "csv")
SIZES = world.SIZES[1:]
QUICK = (30, 60)
GOAL = 1.2
PIECE = 1 << 16
HEADER = ["groups", "as", "seconds", "MB", "rows a second", "json.dumps / ours", "peak MB", "x smallest"]


@dataclass(frozen=True)
class Taken:
    """One export: what it weighs, how long it took, the peak of the process that answered, in megabytes."""

    rows: int
    seconds: float
    megabytes: float
    peak: float
    dumping: float


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how much it needs")
    sizes = QUICK if reader.parse_args(arguments).quick else SIZES
    print(machine.described())
    print(f"SQLite, one web process; VmHWM of it. Goal: the largest needs at most {GOAL} of the smallest.")
    print("json.dumps: the seconds to write the same rows, already in memory, beside those of the whole answer.")
    print(measuring.table(HEADER, _rows({size: at_size(size) for size in sizes})))
    return 0


def at_size(size: int) -> dict[str, Taken]:
    """Fill a house with so many groups and take everything from it; each format from a process that is fresh."""
    with databases.folder() as var:
        databases.run(databases.environment(var), "benchmarks.page_world", str(size))
        return {kind: _fresh(var, kind, size) for kind in FORMATS}


def _fresh(var: Path, kind: str, size: int) -> Taken:
    with house.opened(var, DOORSTEP_WEB_PROCESSES="1") as port:
        answering = _answering(var)
        began = time.perf_counter()
        body = var / "body"
        megabytes = _taken(port, f"/data/groups.{kind}?all=1", body)
        seconds = time.perf_counter() - began
        return Taken(size, seconds, megabytes, _peak(answering), _dumping(body) if kind == "json" else 0.0)


def _taken(port: int, path: str, body: Path) -> float:
    """Take an answer as it comes, as a program does that has a disk; it is kept for what is compared with it."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asking.request("GET", path)
    answer = asking.getresponse()
    if answer.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} was answered with {answer.status}.")
    length = 0
    with gzip.open(body, "wb", compresslevel=1) as out:
        while piece := answer.read(PIECE):
            length += len(piece)
            out.write(piece)
    asking.close()
    return length / 1e6


def _dumping(body: Path) -> float:
    """Measure how long it takes only to write the same rows, one by one."""
    with gzip.open(body) as kept:
        rows = json.load(kept)["groups"]
    began = time.perf_counter()
    for row in rows:
        json.dumps(row)
    return time.perf_counter() - began


def _answering(var: Path) -> int:
    """Find the process that answers: a child of the web server, which is a child of `serve`; begun a moment later."""
    mark = f"DOORSTEP_VAR={var}\0".encode()
    for _ in range(100):
        ours = {int(each.parent.name) for each in Path("/proc").glob("[0-9]*/environ") if mark in _read(each)}
        parents = {pid: _parent(pid) for pid in ours}
        found = [pid for pid, parent in parents.items() if parents.get(parent) in ours]
        if found:
            return found[0]
        time.sleep(0.05)
    raise SystemExit("No process answers.")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _parent(pid: int) -> int:
    # After the name, which may hold anything: the state, then the parent.
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1_000


def _rows(taken: dict[int, dict[str, Taken]]) -> list[list[object]]:
    smallest = taken[min(taken)]
    return [
        [
            size,
            kind,
            each.seconds,
            each.megabytes,
            each.rows / each.seconds,
            each.dumping / each.seconds,
            each.peak,
            each.peak / smallest[kind].peak,
        ]
        for size, kinds in taken.items()
        for kind, each in kinds.items()
    ]


if __name__ == "__main__":
    raise SystemExit(main())
