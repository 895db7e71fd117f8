"""Many tasks at once: the plan costs least, proves it, and is the same however it is worked out."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.aid.matching.planning import given as writing
from doorstep.aid.matching.planning import solving
from doorstep.aid.matching.planning.given import NOBODY, Given
from doorstep.aid.matching.planning.parts import parts, shares
from doorstep.aid.matching.planning.solving import Solved, solve, solve_by_parts, solve_compiled

# Small numbers, so that many ways cost the same.
COSTS = st.integers(0, 6)
LOADS = st.lists(st.integers(0, 4), max_size=3).map(sorted)


@st.composite
def planned(draw: st.DrawFn, most: int = 5) -> Given:
    loads = draw(st.lists(LOADS, max_size=4))
    fits = st.dictionaries(st.integers(0, len(loads) - 1), COSTS) if loads else st.just(dict[int, int]())
    pairs = draw(st.lists(fits.map(lambda fit: [*fit.items()]), max_size=most))
    return writing.given(pairs, draw(st.lists(COSTS, min_size=len(pairs), max_size=len(pairs))), loads)


def every_plan(what: Given) -> list[int]:
    """Say what each thinkable plan costs."""
    tasks = range(len(what.unmet))
    choices = [[NOBODY, *range(what.starts[task], what.starts[task + 1])] for task in tasks]
    return [cost for plan in product(*choices) if (cost := costs(what, plan)) is not None]


def costs(what: Given, plan: tuple[int, ...]) -> int | None:
    """Add up what a plan costs; None where somebody has no room for all of theirs."""
    done = [pair for pair in plan if pair != NOBODY]
    total = sum(what.cost[pair] for pair in done)
    total += sum(what.unmet[task] for task, pair in enumerate(plan) if pair == NOBODY)
    for volunteer in {what.who[pair] for pair in done}:
        many = sum(what.who[pair] == volunteer for pair in done)
        slots = what.load[what.slots[volunteer] : what.slots[volunteer + 1]]
        if many > len(slots):
            return None
        total += sum(slots[:many])
    return total


def is_allowed(what: Given, solved: Solved) -> bool:
    own = (pair == NOBODY or what.starts[task] <= pair < what.starts[task + 1] for task, pair in enumerate(solved.pair))
    return all(own) and costs(what, tuple(solved.pair)) == solved.cost


@given(planned())
def test_no_other_plan_costs_less(what: Given) -> None:
    solved = solve(what)

    assert is_allowed(what, solved)
    assert solved.cost == solved.bound == min(every_plan(what))


@given(planned(most=12), st.integers(0, 3))
def test_told_to_stop_it_gives_the_rest_to_whoever_has_room_and_the_bound_holds(what: Given, steps: int) -> None:
    left = iter([False] * steps)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solving, "_AT_ONCE", 1)
        solved = solve(what, stop=lambda: next(left, True))

    assert is_allowed(what, solved)
    assert solved.bound <= solve(what).cost <= solved.cost


@settings(max_examples=40)
@given(planned(most=12))
def test_compiled_it_is_the_same_to_the_last_pair(what: Given) -> None:
    assert solve_compiled(what) == solve(what)
    assert solve_compiled(what, workers=2) == solve(what)


@given(planned(most=12))
def test_parts_have_nobody_in_common_and_lose_no_task_that_somebody_fits(what: Given) -> None:
    whole = parts(what)
    fit = [{who for task in part for who in what.who[what.starts[task] : what.starts[task + 1]]} for part in whole]

    assert sum(map(len, fit)) == len(set[int]().union(*fit))
    assert sorted(task for part in shares(whole, 3) for task in part) == [
        task for task in range(len(what.unmet)) if what.starts[task] < what.starts[task + 1]
    ]


def test_by_parts_in_processes_it_is_the_same() -> None:
    pairs = [[(place // 2, place % 7), (place // 2 + 1, 3)] for place in range(40)]
    what = writing.given(pairs, [9 + place % 5 for place in range(40)], [[0, 2][: place % 3] for place in range(30)])

    assert len(parts(what)) == 1
    apart = writing.given(
        pairs[::4], [9 + place % 5 for place in range(10)], [[0, 2][: place % 3] for place in range(30)]
    )
    assert len(parts(apart)) > 3
    assert solve_by_parts(what, 2) == solve(what)
    assert solve_by_parts(apart, 2) == solve(apart)


def test_nothing_to_plan_costs_nothing() -> None:
    nothing = writing.given([], [], [[0]])
    assert solve(nothing) == solve_compiled(nothing, workers=2) == solve_by_parts(nothing, 2) == Solved([], 0, 0)


def test_a_task_that_cost_too_much_is_left_undone() -> None:
    assert solve(writing.given([[(0, 5)]], [4], [[0]])).pair == [NOBODY]
    assert solve(writing.given([[(0, 5)]], [5], [[0]])).cost == 5


def test_who_has_more_is_spared() -> None:
    """Two tasks, nearer to the one: the second goes to the other, as a second would be too much for the first."""
    what = writing.given([[(0, 1), (1, 3)], [(0, 1), (1, 3)]], [99, 99], [[0, 5], [0]])
    assert sorted(what.who[pair] for pair in solve(what).pair) == [0, 1]


def test_a_load_that_grows_lighter_is_refused() -> None:
    with pytest.raises(ValueError, match="at least as much"):
        writing.given([], [], [[3, 2]])
