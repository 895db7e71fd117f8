"""Each way of asking that others published does what its rule says, in worlds small enough to count."""

from doorstep.aid.matching import times
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.simulation.hours import DAY, HOUR
from doorstep.aid.simulation.ours import Ladder
from doorstep.aid.simulation.peers import BroadcastAll, FixedWaves, GreedyBestPair, Nearest, OneByOne, RandomFifty
from tests.aid.imagining import (
    ALWAYS_NO,
    CALL,
    NEVER_ANSWERS,
    NOON,
    asked,
    make_task,
    make_volunteer,
    make_world,
)


def test_broadcast_tells_everybody_in_reach_at_once_and_nobody_later() -> None:
    far = make_volunteer(2, home=(9_000.0, 0.0))
    world = make_world([make_volunteer(0), make_volunteer(1), far])

    assert asked(BroadcastAll(), world) == [(NOON, [0, 1])]


def test_broadcast_waits_for_no_morning() -> None:
    world = make_world(2, make_task(opens=23 * HOUR))

    assert asked(BroadcastAll(), world) == [(23 * HOUR, [0, 1])]


def test_the_ten_nearest_are_asked_at_once_and_nobody_after_a_no() -> None:
    assert asked(Nearest(10), make_world(12)) == [(NOON, list(range(10)))]


def test_whoever_does_not_do_it_is_none_of_the_nearest() -> None:
    world = make_world([make_volunteer(0, kinds=0), make_volunteer(1, times=0), make_volunteer(2, enough=0)])

    assert asked(Nearest(10), world) == []


def test_a_telephone_call_is_for_the_whole_group_however_far() -> None:
    world = make_world(
        [make_volunteer(0, home=(1_900.0, 1_900.0), reach=0.0), make_volunteer(1, home=(2_100.0, 0.0))],
        make_task(kind=CALL),
    )

    assert asked(BroadcastAll(), world) == [(NOON, [0])]


def test_waves_are_of_five_and_half_an_hour_apart_whatever_is_answered() -> None:
    waves = [(NOON, [0, 1, 2, 3, 4]), (NOON + 30, [5, 6, 7, 8, 9]), (NOON + 60, [10, 11])]

    assert asked(FixedWaves(), make_world(12)) == waves
    assert asked(FixedWaves(), make_world(12), NEVER_ANSWERS) == waves


def test_fifty_at_random_hear_of_it_after_half_an_hour_three_times_a_day_apart() -> None:
    world = make_world(400, make_task(opens=NOON + 1))

    rounds = asked(RandomFifty(), world)

    assert [minute for minute, _ in rounds] == [NOON + 33, NOON + 33 + 23 * HOUR, NOON + 33 + 46 * HOUR]
    assert [len(set(numbers)) for _, numbers in rounds] == [50, 50, 50]
    assert len({number for _, numbers in rounds for number in numbers}) == 150


def test_fifty_at_random_hear_nothing_before_nine_and_nothing_from_ten_in_the_evening() -> None:
    early = asked(RandomFifty(), make_world(60, make_task(opens=6 * HOUR)))
    late = asked(RandomFifty(), make_world(60, make_task(opens=21.5 * HOUR)))

    assert (early[0][0], late[0][0]) == (9 * HOUR, DAY + 9 * HOUR)


def test_at_random_means_whether_they_do_it_or_not_but_within_thirty_kilometres() -> None:
    world = make_world([make_volunteer(0, kinds=0, home=(29_000.0, 0.0)), make_volunteer(1, home=(31_000.0, 0.0))])

    assert {number for _, numbers in asked(RandomFifty(), world) for number in numbers} == {0}


def test_one_by_one_goes_on_upon_a_no_or_after_a_while() -> None:
    assert asked(OneByOne(), make_world(3), NEVER_ANSWERS) == [(NOON, [0]), (NOON + 20, [1]), (NOON + 40, [2])]
    assert asked(OneByOne(), make_world(3), ALWAYS_NO) == [(NOON, [0]), (NOON + 1, [1]), (NOON + 2, [2])]


def test_one_by_one_asks_only_who_is_on_duty() -> None:
    afternoon = times.bit(0, "afternoon")
    world = make_world([make_volunteer(0, times=times.ALWAYS & ~afternoon), make_volunteer(1, times=afternoon)])

    assert asked(OneByOne(), world, NEVER_ANSWERS)[0] == (NOON, [1])


def test_one_by_one_wakes_nobody() -> None:
    world = make_world(2, make_task(opens=22 * HOUR))

    assert asked(OneByOne(), world)[0] == (DAY + 8 * HOUR, [0])


def test_the_best_pair_shares_a_language_and_is_redone_until_it_is_confirmed() -> None:
    speaks = make_volunteer(2, languages=1)
    world = make_world([make_volunteer(0), make_volunteer(1), speaks], make_task(speaks=1))

    assert asked(GreedyBestPair(), world, ALWAYS_NO) == [(NOON, [2]), (NOON + 1, [0]), (NOON + 2, [1])]


def test_the_ladder_asks_the_street_then_wider_then_some_at_the_board() -> None:
    rungs = asked(Ladder(), make_world(20), NEVER_ANSWERS)

    assert [numbers for _, numbers in rungs] == [[0, 1, 2], [3, 4, 5, 6, 7, 8], list(range(9, 20))]
    assert [minute for minute, _ in rungs] == [NOON, NOON + 6 * HOUR, DAY + 11 * HOUR]


def test_the_ladder_is_quicker_where_it_is_urgent() -> None:
    world = make_world(20, make_task(urgency=Urgency.TODAY, deadline=NOON + 6 * HOUR))

    assert [minute for minute, _ in asked(Ladder(), world)] == [NOON, NOON + 30, NOON + 60]


def test_at_random_is_the_same_for_a_seed() -> None:
    world = make_world(400)

    assert asked(RandomFifty(), world) == asked(RandomFifty(), world)
