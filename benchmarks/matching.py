"""Planning many tasks at once, beside three libraries and two greedy ways, the same plan in the same run.

python -m benchmarks.matching [--quick]
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import machine, matching_real

ABOUT = """Seconds for solving alone, the plan lying in memory, and by how many megabytes that grew; x is the time of
OR-Tools by it. Every plan is solved from the same file, each in a process of its own; all exact ones cost the same, and
ours prove it by their own prices. 'Whole' is finding the 30 nearest who fit for every task, on two cores, and placing
all tasks, on one; compiling is paid before. In 'plenty' there is room for twice as many as there are tasks and more, in
'scarce' for six of ten."""


@dataclass(frozen=True)
class Size:
    volunteers: int
    tasks: int
    regime: str
    without: tuple[str, ...] = ()

    @property
    def named(self) -> str:
        return f"{self.regime}: {self.volunteers:,} volunteers, {self.tasks:,} tasks"


SLOW = ("networkx",)
SIZES = (
    Size(10_000, 1_000, "plenty"),
    Size(100_000, 10_000, "plenty", SLOW),
    Size(1_000_000, 100_000, "plenty", (*SLOW, "scipy")),
    Size(5_000, 10_000, "scarce", SLOW),
    Size(50_000, 100_000, "scarce", (*SLOW, "scipy", "ours, plain")),
)
QUICK = (Size(600, 60, "plenty"), Size(100, 200, "scarce"))
ENGINES = ("ours, compiled", "ours, plain", "OR-Tools", "scipy", "networkx", "greedy, fair", "greedy, nearest")
EXACT = ENGINES[:5]


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs and agrees, not how fast it is")
    chosen = reader.parse_args(arguments)
    print(machine.described())
    print(ABOUT)
    with tempfile.TemporaryDirectory(prefix="doorstep-matching-") as folder:
        done = {size: measured(size, Path(folder) / "plan.npz") for size in (QUICK if chosen.quick else SIZES)}
    grown(done)
    matching_real.told()
    return 0


def on(path: Path, *said: str, module: str = "matching_on") -> dict[str, Any]:
    command = [sys.executable, "-m", f"benchmarks.{module}", str(path), *said]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 # our own modules
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def measured(size: Size, path: Path) -> dict[str, Any]:
    found = on(path, str(size.volunteers), str(size.tasks), size.regime, module="matching_find")
    each = found["finding"] / size.tasks * 1e6
    print(f"\n{size.named}, {found['pairs']:,} pairs")
    print(f"whole {found['whole']:.2f} s in {found['mb']:.0f} MB; candidates {each:.1f} µs a task")
    results = {engine: on(path, engine) for engine in ENGINES if engine not in size.without}
    agree = {results[engine]["cost"] for engine in EXACT if engine in results}
    if len(agree) > 1 or not all(results[ours]["proven"] for ours in EXACT[:2] if ours in results):
        raise AssertionError(f"The exact plans do not agree, or are not proven: {agree}")
    for line in lines(results):
        print(line)
    if "ours, plain" in results:
        late = on(path, "arrive")
        print(f"a new task, in plain Python: p50 {late['p50']:.2f} ms, p99 {late['p99']:.2f} ms")
    return found | results


def lines(results: dict[str, dict[str, Any]]) -> Iterator[str]:
    beside, best = results["OR-Tools"], results["OR-Tools"]["cost"]
    yield f"{'':18}{'seconds':>9}{'x':>8}{'MB':>7}{'over best':>11}{'two or more':>13}{'metres':>8}{'undone':>8}"
    for engine, it in results.items():
        over = f"{(it['cost'] - best) / best:.1%}"
        also = f"{it['twice']:13}{it['metres']:8.0f}{it['undone']:8}" if "twice" in it else ""
        yield f"{engine:18}{it['seconds']:9.3f}{beside['seconds'] / it['seconds']:8.1f}{it['mb']:7.0f}{over:>11}{also}"


def grown(done: dict[Size, dict[str, Any]]) -> None:
    """Say how the time grows with the pairs: the exponent between the two largest of each kind."""
    for regime in ("plenty", "scarce"):
        sizes = [size for size in done if size.regime == regime][-2:]
        if len(sizes) > 1:
            one, other = (done[size] for size in sizes)
            more = math.log(other["pairs"] / one["pairs"])
            took = math.log(other["ours, compiled"]["seconds"] / one["ours, compiled"]["seconds"])
            print(f"\n{regime}: compiled, the time grows with the pairs to the power of {took / more:.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
