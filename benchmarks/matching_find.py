"""The whole pipeline on one world, in a process of its own: finding the candidates, and planning; prints JSON.

python -m benchmarks.matching_find PLAN.npz VOLUNTEERS TASKS REGIME
"""

import json
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.matching_world import given_of, nothing_found, world
from doorstep.aid.matching.planning.engines import compiled
from doorstep.aid.matching.planning.solving import solve_compiled

WORKERS = 2


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


def told() -> int:
    path, volunteers, tasks, regime = sys.argv[1:]
    print(json.dumps(find(Path(path), int(volunteers), int(tasks), regime)))
    return 0


if __name__ == "__main__":
    raise SystemExit(told())
