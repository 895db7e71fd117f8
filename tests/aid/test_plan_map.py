"""The map of a plan: everybody and everything has a place of its own in the field where it lies."""

from itertools import combinations, islice
from math import dist
from uuid import UUID

import pytest

from doorstep.aid.honeycomb import honeycomb, rings
from doorstep.aid.models import Task
from doorstep.aid.plan_map import doers, drawn
from doorstep.aid.queries.together import Line, Somebody
from doorstep.places import cells
from tests.aid.street import FAR, HERE, NEXT_STREET


def a_line(who: int = 1, *, home: int = HERE, there: int = HERE, at_a_door: bool = True) -> Line:
    ben = Somebody(UUID(int=who), f"Ben {who}", (), home)
    task = Task(cell=there)
    return Line(task, "Bins", 0, [ben], ben.volunteer, by_hand=False, undone="", at_a_door=at_a_door)


@pytest.mark.parametrize("many", [1, 2, 7, 8, 19, 20, 60])
def test_in_a_honeycomb_none_lies_on_another_and_all_lie_within_its_rings(many: int) -> None:
    places = [*islice(honeycomb(), many)]
    assert all(dist(one, other) > 0.99 for one, other in combinations(places, 2))
    assert max(dist((0, 0), place) for place in places) <= rings(many) + 0.01


@pytest.mark.parametrize("many", [1, 5, 30])
def test_no_mark_hides_another_though_all_lie_in_one_field(many: int) -> None:
    found = drawn([a_line(who) for who in range(many)])
    assert found
    marks = [mark.at for mark in (*found.homes, *found.doors)]
    assert len(marks) == 2 * many
    assert all(dist(one, other) >= 2 * found.size for one, other in combinations(marks, 2))
    assert all(found.frame.shows(mark) for mark in marks)


def test_where_in_its_field_somebody_lives_changes_nothing() -> None:
    near = next(each for each in cells.uncompact([cells.shown(HERE)]) if each != HERE)
    assert drawn([a_line(home=HERE, there=FAR)]) == drawn([a_line(home=near, there=FAR)])


def test_what_is_done_from_home_is_on_no_map_and_in_the_list() -> None:
    lines = [a_line(1, at_a_door=False), a_line(2, there=NEXT_STREET)]
    found = drawn(lines)
    assert found
    assert [mark.text for mark in (*found.homes, *found.doors)] == ["B", "B2"]
    assert [(each.letter, [number for number, _line in each.does]) for each in doers(lines)] == [("A", [1]), ("B", [2])]
    assert drawn(lines[:1]) is None


def test_whoever_does_two_things_sets_out_from_one_home() -> None:
    found = drawn([a_line(there=FAR), a_line(there=NEXT_STREET)], patch=[HERE])
    assert found
    assert [mark.text for mark in (*found.homes, *found.doors)] == ["A", "A1", "A2"]
    assert found.ways.count("L") == len(["FAR", "NEXT_STREET"])
    assert found.patch
