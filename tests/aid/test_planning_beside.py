"""Plans of some hundred tasks cost what OR-Tools says, and the nearest are those that looking at everybody finds."""

from math import isqrt
from typing import Any

import pytest

from benchmarks.matching_engines import ortools, rows_of
from benchmarks.matching_world import MOST, given_of, nothing_found, world
from doorstep.aid.matching.planning.engines import compiled, plain
from doorstep.aid.matching.planning.solving import solve, solve_compiled


def found_by(engine: Any, made: Any, tasks: int) -> Any:
    near, found = nothing_found(tasks)
    engine.does.find_all(0, tasks, made.asks, made.there, near, found)
    return found


@pytest.mark.parametrize(("regime", "volunteers", "tasks"), [("plenty", 900, 300), ("scarce", 300, 600)])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_plan_costs_what_another_solver_says(regime: str, volunteers: int, tasks: int, seed: int) -> None:
    made = world(volunteers, tasks, regime, seed)
    what = given_of(found_by(compiled(), made, tasks), made.room)

    solved = solve(rows_of(what))
    assert solved.is_best
    assert solved.cost == ortools(what).cost
    assert solve_compiled(what, workers=2) == solved


def test_the_nearest_are_those_that_looking_at_everybody_finds() -> None:
    tasks, made = 60, world(900, 60)
    there, asks = made.there, made.asks
    found = found_by(compiled(), made, tasks)
    again = found_by(plain(), made, tasks)
    assert all((one == other).all() for one, other in zip(found, again, strict=True))

    for task in range(tasks):
        ways = [plain().does.way(task, volunteer, asks, there) for volunteer in range(len(there.x))]
        near = sorted(int(way) for way in ways if way >= 0)[:MOST]
        count = int(found.counts[task])
        assert [int(far) for far in found.far[task * MOST : task * MOST + count]] == [isqrt(way) for way in near]
