"""What solves the same plan: ours, in plain Python and compiled; three well-known libraries; and two greedy ways."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
import numpy as np
from ortools.graph.python import min_cost_flow
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from doorstep.aid.matching.planning.given import NOBODY, Given, given
from doorstep.aid.matching.planning.solving import Solved, solve, solve_compiled


@dataclass(frozen=True)
class Result:
    """Seconds, what the plan costs, who does each task, and whether it was proven to be the best."""

    seconds: float
    cost: int
    who: list[int] = field(default_factory=list)
    proven: bool = False


def rows_of(what: Any) -> Given:
    return Given(*(row.tolist() for row in what))


def plain(what: Any) -> Result:
    rows = rows_of(what)
    return _timed(lambda: solve(rows), rows)


def fast(what: Any) -> Result:
    # Compiled for both ways of looking at a plan, before anything is timed.
    for loads in ([(0, 0)], [()]):
        solve_compiled(given([[(0, 1)]], [9], loads))
    return _timed(lambda: solve_compiled(what), what)


def _timed(solving: Callable[[], Solved], what: Any) -> Result:
    """Time it with its proof."""
    began = time.perf_counter()
    solved = solving()
    return Result(time.perf_counter() - began, solved.cost, _who(what, solved.pair), proven=solved.is_best)


def _who(what: Any, pairs: Any) -> list[int]:
    return [NOBODY if pair == NOBODY else int(what.who[pair]) for pair in pairs]


def _arcs(what: Any) -> tuple[Any, Any, Any]:
    """Write the plan down as a flow: from each task to who fits and to the sink, from each slot's volunteer to it."""
    tasks, volunteers = len(what.unmet), len(what.slots) - 1
    task = np.repeat(np.arange(tasks), np.diff(what.starts))
    slot = np.repeat(np.arange(volunteers), np.diff(what.slots))
    sink = np.array([tasks + volunteers])
    tails = np.concatenate([task, np.arange(tasks), tasks + slot])
    heads = np.concatenate([tasks + np.asarray(what.who), sink.repeat(tasks), sink.repeat(len(slot))])
    return tails, heads, np.concatenate([what.cost, what.unmet, what.load])


def ortools(what: Any) -> Result:
    tails, heads, costs = _arcs(what)
    sink, tasks = int(heads[-1]), len(what.unmet)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, np.ones(len(tails), np.int64), costs)
    supplies = np.zeros(sink + 1, np.int64)
    supplies[:tasks], supplies[sink] = 1, -tasks
    flow.set_nodes_supplies(np.arange(sink + 1), supplies)
    began = time.perf_counter()
    flow.solve()
    return Result(time.perf_counter() - began, flow.optimal_cost())


def scipy(what: Any) -> Result:
    """Each slot is a column, and so is each task's being left undone: a full matching of all rows."""
    tasks, room = len(what.unmet), np.diff(what.slots)
    task = np.repeat(np.arange(tasks), np.diff(what.starts))
    copies = room[what.who]
    rows, cost = np.repeat(task, copies), np.repeat(what.cost, copies)
    nth = np.arange(len(rows)) - np.repeat(np.cumsum(copies) - copies, copies)
    columns = np.repeat(np.asarray(what.slots)[what.who], copies) + nth
    # A weight of 0 would be no entry, so all are one more.
    weights = np.concatenate([cost + np.asarray(what.load)[columns], what.unmet]) + 1.0
    rows = np.concatenate([rows, np.arange(tasks)])
    columns = np.concatenate([columns, what.slots[-1] + np.arange(tasks)])
    graph = csr_array((weights, (rows, columns)))
    began = time.perf_counter()
    found = min_weight_full_bipartite_matching(graph)
    seconds = time.perf_counter() - began
    return Result(seconds, round(graph[found].sum()) - tasks)


def networkx(what: Any) -> Result:
    graph: Any = nx.MultiDiGraph()
    tails, heads, costs = _arcs(what)
    sink = int(heads[-1])
    graph.add_nodes_from(range(len(what.unmet)), demand=-1)
    graph.add_node(sink, demand=len(what.unmet))
    graph.add_edges_from(
        (int(tail), int(head), {"weight": int(cost), "capacity": 1})
        for tail, head, cost in zip(tails, heads, costs, strict=True)
    )
    began = time.perf_counter()
    cost, _flow = nx.network_simplex(graph)
    return Result(time.perf_counter() - began, int(cost))


def greedy(what: Any, *, fair: bool) -> Result:
    """Give each task in turn to whoever is nearest and has room; or, fairly, to whom it costs least with their load."""
    rows = rows_of(what)
    held = [0] * (len(rows.slots) - 1)
    cost, who = 0, []
    began = time.perf_counter()
    for task in range(len(rows.unmet)):
        found = [
            (rows.cost[pair] + (rows.load[slot] if fair else 0), pair, slot)
            for pair in range(rows.starts[task], rows.starts[task + 1])
            if (slot := rows.slots[rows.who[pair]] + held[rows.who[pair]]) < rows.slots[rows.who[pair] + 1]
        ]
        _cost, pair, slot = min(found, default=(0, NOBODY, NOBODY))
        who.append(NOBODY if pair == NOBODY else rows.who[pair])
        cost += rows.unmet[task] if pair == NOBODY else rows.cost[pair] + rows.load[slot]
        if pair != NOBODY:
            held[rows.who[pair]] += 1
    return Result(time.perf_counter() - began, cost, who)


ENGINES: dict[str, Callable[[Any], Result]] = {
    "ours, compiled": fast,
    "ours, plain": plain,
    "OR-Tools": ortools,
    "scipy": scipy,
    "networkx": networkx,
    "greedy, fair": lambda what: greedy(what, fair=True),
    "greedy, nearest": lambda what: greedy(what, fair=False),
}
