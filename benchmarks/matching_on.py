"""One engine, or the finding of candidates, on one world, in a process of its own; prints what it took as JSON.

python -m benchmarks.matching_on WORLD.npz ENGINE, or WORLD.npz find VOLUNTEERS TASKS REGIME
"""

import json
import resource
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.matching_engines import ENGINES, rows_of
from benchmarks.matching_world import given_of, nothing_found, world
from benchmarks.measuring import Times
from doorstep.aid.matching.planning import placing
from doorstep.aid.matching.planning.engines import compiled
from doorstep.aid.matching.planning.given import NOBODY, Given, nothing_yet
from doorstep.aid.matching.planning.solving import solve_compiled

WORKERS = 2
# Of the tasks, the last to arrive are placed one by one, each timed.
ARRIVE = 0.1


def memory() -> float:
    """Return the most megabytes that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def find(to: Path, volunteers: int, tasks: int, regime: str) -> dict[str, Any]:
    """Find the candidates of all tasks on two cores, write the plan down, place all: the whole pipeline."""
    made, does = world(volunteers, tasks, regime), compiled().does
    near, found = nothing_found(tasks)
    does.find_all(0, 1, made.asks, made.there, near, found)
    began = time.perf_counter()
    with ThreadPoolExecutor(WORKERS) as pool:
        shares = pairwise(np.linspace(0, tasks, WORKERS * 8 + 1).astype(int))
        own = (nothing_found(0)[0] for _ in range(WORKERS * 8))
        [*pool.map(lambda share, near: does.find_all(*share, made.asks, made.there, near, found), shares, own)]
    finding = time.perf_counter() - began
    what = given_of(found, made.room)
    solve_compiled(what, stop=lambda: True)
    again = time.perf_counter()
    solved = solve_compiled(what)
    whole = finding + time.perf_counter() - again
    mb = memory()
    np.savez(to, **what._asdict())
    return {"finding": finding, "whole": whole, "pairs": len(what.who), "mb": mb, "proven": solved.is_best}


def solved_by(what: Any, engine: str) -> dict[str, Any]:
    before = memory()
    found = ENGINES[engine](what)
    said = {"seconds": found.seconds, "cost": found.cost, "proven": found.proven, "mb": memory() - before}
    return said | (_fairness(what, found.who) if found.who else {})


def _fairness(what: Any, who: list[int]) -> dict[str, Any]:
    """Say how many were given two or more, how far it is on average, in metres, and what is left undone."""
    counts = Counter(who)
    undone = counts.pop(NOBODY, 0)
    far = [what.cost[what.starts[task] + _place(what, task, each)] for task, each in enumerate(who) if each != NOBODY]
    twice = sum(count > 1 for count in counts.values())
    return {"undone": undone, "twice": twice, "metres": float(np.mean(far)) / 10}


def _place(what: Any, task: int, who: int) -> int:
    return int(np.flatnonzero(what.who[what.starts[task] : what.starts[task + 1]] == who)[0])


def arrive(what: Any) -> dict[str, Any]:
    """Place the last ones as they arrive, in plain Python, wherever they are."""
    rows = rows_of(what)
    now = nothing_yet(rows)
    order = np.random.default_rng(1).permutation(len(rows.unmet)).tolist()
    first = round(len(order) * (1 - ARRIVE))
    placing.place_all(order[:first], rows, now)
    times = Times()
    for task in order[first:]:
        began = time.perf_counter()
        placing.place(task, task, rows, now)
        times.seconds.append(time.perf_counter() - began)
    return {"p50": times.p50, "p99": times.p99}


def main() -> int:
    path, engine, *rest = sys.argv[1:]
    if engine == "find":
        said = find(Path(path), int(rest[0]), int(rest[1]), rest[2])
    else:
        what = Given(**np.load(path))
        said = arrive(what) if engine == "arrive" else solved_by(what, engine)
    print(json.dumps(said))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
