"""One engine on one plan, in a process of its own; prints what it took as JSON.

python -m benchmarks.matching_on PLAN.npz ENGINE
"""

import json
import sys
import time
from collections import Counter
from typing import Any

import numpy as np

from benchmarks.matching_engines import ENGINES, rows_of
from benchmarks.matching_find import memory
from benchmarks.measuring import Times
from doorstep.aid.matching.planning import placing
from doorstep.aid.matching.planning.given import NOBODY, Given, nothing_yet

# Of the tasks, the last to arrive are placed one by one, each timed.
ARRIVE = 0.1


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


def told() -> int:
    path, engine = sys.argv[1:]
    what = Given(**np.load(path))
    print(json.dumps(arrive(what) if engine == "arrive" else solved_by(what, engine)))
    return 0


if __name__ == "__main__":
    raise SystemExit(told())
