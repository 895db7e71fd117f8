"""Doors shared between drivers: all of them once, nobody above their room, and not much longer than the best way."""

from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.aid.matching.splitting import Driver, Point, length, order, split

START = (0.0, 0.0)
POINTS = st.tuples(st.integers(-1500, 1500).map(float), st.integers(-1500, 1500).map(float))
FEW = st.lists(POINTS, min_size=1, max_size=6)


def cars(*room: int) -> list[Driver]:
    return [Driver(each) for each in room]


def best_way(doors: list[Point]) -> float:
    return min(length(way, doors, START) for way in permutations(range(len(doors))))


def best_split(doors: list[Point], room: tuple[int, int]) -> float:
    """Try every share for two drivers, each in its best order."""
    found = []
    for drivers in product((0, 1), repeat=len(doors)):
        shares = [[doors[each] for each, whose in enumerate(drivers) if whose == driver] for driver in (0, 1)]
        if all(len(share) <= most for share, most in zip(shares, room, strict=True)):
            found.append(sum(best_way(share) if share else 0.0 for share in shares))
    return min(found)


def test_each_driver_gets_one_side_of_the_street() -> None:
    doors = [(-900.0, 0.0), (1000.0, 0.0), (-1000.0, 0.0), (900.0, 0.0)]
    shares, left = split(doors, [1] * 4, cars(2, 2), START)
    assert (sorted(shares), left) == ([[0, 2], [3, 1]], [])


def test_nobody_drives_past_a_door_twice() -> None:
    doors = [(100.0 * each, 0.0) for each in (3, 1, 4, 2)]
    assert order(range(4), doors, START) == [1, 3, 0, 2]


def test_what_nobody_has_room_for_is_said() -> None:
    shares, left = split([(100.0, 0.0), (200.0, 0.0), (300.0, 0.0)], [1, 1, 1], cars(1, 1), START)
    assert sorted([*shares[0], *shares[1], *left]) == [0, 1, 2]
    assert len(left) == 1
    assert split([(1.0, 1.0)], [1], [], START) == ([], [0])
    assert split([], [], cars(4), START) == ([[]], [])


@given(st.lists(st.tuples(POINTS, st.integers(1, 3)), max_size=14), st.lists(st.integers(0, 8), max_size=4))
@settings(max_examples=60)
def test_every_door_is_somebodys_once_and_nobody_above_their_room(
    doors: list[tuple[Point, int]], room: list[int]
) -> None:
    points, loads = [point for point, _ in doors], [load for _, load in doors]
    shares, left = split(points, loads, cars(*room), START)
    assert sorted([each for share in shares for each in share] + left) == list(range(len(doors)))
    assert all(sum(loads[each] for each in share) <= most for share, most in zip(shares, room, strict=True))
    assert split(points, loads, cars(*room), START) == (shares, left)
    # Whatever is left would fit in with nobody.
    free = [most - sum(loads[each] for each in share) for share, most in zip(shares, room, strict=True)]
    assert all(loads[each] > max(free, default=0) for each in left)


@given(FEW, st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)), st.integers(0, 3))
@settings(max_examples=60)
def test_nobody_is_given_a_door_that_is_not_for_them_nor_more_of_them_than_they_may_have(
    doors: list[Point], one: set[int], other: set[int], most: int
) -> None:
    drivers = [Driver(9, never=frozenset(one)), Driver(9, doors=most, never=frozenset(other))]
    shares, left = split(doors, [1] * len(doors), drivers, START)
    assert sorted([*shares[0], *shares[1], *left]) == list(range(len(doors)))
    assert not one & {*shares[0]}
    assert not other & {*shares[1]}
    assert len(shares[1]) <= most
    assert {*left} <= one & (other if len(shares[1]) < most else {*range(6)})


@given(FEW)
@settings(max_examples=60)
def test_the_way_is_near_the_best(doors: list[Point]) -> None:
    assert length(order(range(len(doors)), doors, START), doors, START) <= 1.2 * best_way(doors) + 1


@given(FEW)
@settings(max_examples=40)
def test_the_split_is_near_the_best(doors: list[Point]) -> None:
    half = (len(doors) + 1) // 2
    shares, left = split(doors, [1] * len(doors), cars(half, half), START)
    assert left == []
    assert sum(length(share, doors, START) for share in shares) <= 1.5 * best_split(doors, (half, half)) + 1
