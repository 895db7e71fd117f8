"""A plan with windows, with tasks that take two, and with what was chosen by hand: nothing that may not be."""

from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.aid.matching.planning.plan import Plan, ToDo, Undone, plan
from doorstep.aid.matching.planning.repairing import overlap

Case = tuple[list[ToDo], list[list[int]]]
SPANS = st.none() | st.tuples(st.integers(0, 3), st.integers(1, 2)).map(lambda span: (span[0], span[0] + span[1]))
LOADS = st.lists(st.integers(0, 4), max_size=3).map(sorted)


@st.composite
def cases(draw: st.DrawFn, most: int = 4) -> Case:
    loads = draw(st.lists(LOADS, max_size=4))
    fits = st.dictionaries(st.integers(0, len(loads) - 1), st.integers(0, 6)) if loads else st.just(dict[int, int]())
    tasks = st.builds(ToDo, fits=fits, unmet=st.integers(0, 20), busy=SPANS, hands=st.integers(1, 2))
    return draw(st.lists(tasks, max_size=most)), loads


def is_allowed(tasks: list[ToDo], loads: list[list[int]], doing: tuple[tuple[int, ...], ...]) -> bool:
    """Say whether everybody fits what they do, is there once, has room, and time."""
    theirs: dict[int, list[ToDo]] = {}
    for task, who in zip(tasks, doing, strict=True):
        for volunteer in who:
            theirs.setdefault(volunteer, []).append(task)
    return (
        all(len({*who}) == len(who) and {*who} <= task.fits.keys() for task, who in zip(tasks, doing, strict=True))
        and all(len(who) in {0, task.hands} for task, who in zip(tasks, doing, strict=True))
        and all(len(held) <= len(loads[volunteer]) for volunteer, held in theirs.items())
        and all(not overlap(a.busy, b.busy) for held in theirs.values() for a in held for b in held if a is not b)
    )


def costs(tasks: list[ToDo], loads: list[list[int]], doing: tuple[tuple[int, ...], ...]) -> int:
    counts = [sum(volunteer in who for who in doing) for volunteer in range(len(loads))]
    alone = sum(
        sum(task.fits[who] for who in whom) if whom else task.unmet * task.hands
        for task, whom in zip(tasks, doing, strict=True)
    )
    return alone + sum(sum(load[:count]) for load, count in zip(loads, counts, strict=True))


def every_plan(tasks: list[ToDo], loads: list[list[int]]) -> list[tuple[tuple[int, ...], ...]]:
    choices = [[(), *_whoever(task)] for task in tasks]
    return [doing for doing in product(*choices) if is_allowed(tasks, loads, doing)]


def _whoever(task: ToDo) -> list[tuple[int, ...]]:
    return [who for who in product(task.fits, repeat=task.hands) if [*who] == sorted({*who})]


def the_plan(case: Case) -> Plan:
    tasks, loads = case
    return plan(tasks, loads)


@settings(max_examples=300)
@given(cases(most=8))
def test_whatever_is_planned_may_be(case: Case) -> None:
    tasks, loads = case
    found = the_plan(case)

    assert is_allowed(tasks, loads, found.doing)
    assert found.cost == costs(tasks, loads, found.doing)
    assert found.undone.keys() == {number for number, who in enumerate(found.doing) if not who}


@given(cases())
def test_the_bound_is_passed_by_no_plan_and_the_plan_by_few(case: Case) -> None:
    tasks, loads = case
    found = the_plan(case)
    least = min(costs(tasks, loads, doing) for doing in every_plan(tasks, loads))

    assert found.bound <= least <= found.cost
    if all(task.busy is None and task.hands == 1 for task in tasks):
        assert found.gap == 0


def test_nobody_is_wanted_at_two_doors_at_one_time() -> None:
    both = {0: 1, 1: 9}
    tasks = [ToDo(both, unmet=50, busy=(540, 600)), ToDo(both, unmet=50, busy=(570, 630))]
    found = plan(tasks, [[0, 0], [0, 0]])
    assert sorted(found.doing) == [(0,), (1,)]
    # One after the other is no clash: the end is not included.
    tasks[1] = ToDo(both, unmet=50, busy=(600, 660))
    assert plan(tasks, [[0, 0], [0, 0]]).doing == ((0,), (0,))


def test_one_other_is_moved_to_make_time() -> None:
    tasks = [ToDo({0: 1, 1: 1}, unmet=50, busy=(0, 9)), ToDo({0: 1}, unmet=40, busy=(0, 9))]
    found = plan(tasks, [[0, 0], [7]])
    assert (found.doing, found.undone) == (((1,), (0,)), {})


def test_what_takes_two_is_done_by_two_or_by_none() -> None:
    two = ToDo({0: 1, 1: 2, 2: 9}, unmet=50, hands=2)
    assert plan([two], [[0, 0], [0], [0]]).doing == ((0, 1),)
    found = plan([two], [[0, 0], [], []])
    assert (found.doing, found.undone) == (((),), {0: Undone.ONE_SHORT})


def test_of_what_takes_two_it_says_how_many_are_missing() -> None:
    two = ToDo({0: 1, 1: 2}, unmet=50, hands=2)
    assert plan([two], [[], []]).undone == {0: Undone.TWO_SHORT}
    assert plan([two], [[0], []]).undone == {0: Undone.ONE_SHORT}
    assert plan([replace(two, fits={})], [[0]]).undone == {0: Undone.NOBODY_FITS}
    # Whoever was chosen is there, though nobody else fits.
    assert plan([replace(two, fits={0: 1}, chosen=(0,))], [[0]]).undone == {0: Undone.ONE_SHORT}


def test_two_who_were_each_alone_do_one_of_both_together() -> None:
    first, second = ToDo({0: 1}, unmet=50, hands=2), ToDo({0: 9, 1: 1}, unmet=50, hands=2)
    found = plan([first, second], [[0], [0]])
    assert (found.doing, found.undone) == (((), (1, 0)), {0: Undone.ONE_SHORT})


def test_room_that_becomes_free_goes_to_whoever_was_left() -> None:
    two, one = ToDo({0: 1, 1: 1}, unmet=50, hands=2), ToDo({0: 5}, unmet=20)
    found = plan([two, one], [[0], []])
    assert (found.doing, found.undone) == (((), (0,)), {0: Undone.ONE_SHORT})


def test_what_was_chosen_by_hand_stays_and_counts() -> None:
    near = {0: 1, 1: 9}
    chosen = ToDo(near, unmet=50, chosen=(0,))
    assert plan([chosen, ToDo(near, unmet=50)], [[0], [0]]).doing == ((0,), (1,))
    # Even of somebody who does not fit, or has enough: a coordinator knows why.
    assert plan([ToDo({}, unmet=50, chosen=(1,))], [[0], []]).doing == ((1,),)


def test_the_second_of_two_is_found_beside_the_one_chosen() -> None:
    two = ToDo({0: 1, 1: 5}, unmet=50, hands=2, chosen=(0,))
    assert plan([two], [[0, 0], [0]]).doing == ((0, 1),)


def test_nobody_is_sent_elsewhere_than_where_they_were_chosen_for() -> None:
    tasks = [ToDo({0: 1}, unmet=50, busy=(0, 9), chosen=(0,)), ToDo({0: 1}, unmet=50, busy=(5, 9))]
    found = plan(tasks, [[0, 0]])
    assert (found.doing, found.undone) == (((0,), ()), {1: Undone.NOBODY_FITS})


def test_it_says_why_something_is_left_undone() -> None:
    tasks = [ToDo({}, unmet=9), ToDo({0: 1}, unmet=9), ToDo({0: 1}, unmet=8)]
    assert plan(tasks, [[0]]).undone == {0: Undone.NOBODY_FITS, 2: Undone.NO_ROOM}
