"""What holds in every run of a made-up world, whoever asks whom."""

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from doorstep.aid.matching.fitting import Going
from doorstep.aid.simulation import draws, hours
from doorstep.aid.simulation.behaviour import Behaviour, without_fatigue
from doorstep.aid.simulation.comparing import POLICIES, Job, Scenario, compared, done
from doorstep.aid.simulation.hours import DAY, HOUR, WEEK
from doorstep.aid.simulation.making import SETTINGS, made
from doorstep.aid.simulation.peers import BroadcastAll, Nearest
from doorstep.aid.simulation.policies import Plain, Question, Sight, Step
from doorstep.aid.simulation.running import Outcome
from doorstep.aid.simulation.world import World, can
from tests.aid.imagining import EASY, GLAD, NOON, Recorded, asked, make_task, make_volunteer, make_world, run

SMALL = SETTINGS["scarce"].sized(0.05)


def small_world(seed: int = 1) -> World:
    return made(SMALL, Behaviour(), Random(seed))


@cache
def ran(name: str) -> Outcome:
    return run(POLICIES[name](), small_world(), Behaviour())


def test_a_seed_makes_one_world_and_another_seed_another() -> None:
    assert small_world(1) == small_world(1)
    assert small_world(1) != small_world(2)


def test_a_seed_gives_one_score_and_as_many_workers_as_there_are_change_nothing() -> None:
    tiny, some = SETTINGS["scarce"].sized(0.02), ("random 50", "our waves")

    scores = done(Job(tiny, Behaviour(), 1, some))

    found = compared([Scenario("tiny", tiny)], [2, 1], some)["tiny"]
    assert {name: each[1] for name, each in found.items()} == scores


def test_who_fits_is_who_a_look_at_everybody_finds() -> None:
    world = made(SETTINGS["city"].sized(0.01), Behaviour(), Random(1))

    for task in world.tasks:
        if task.kind != 2:
            assert {number for _, number in world.fitting(task)} == {
                each.number for each in world.volunteers if can(each, task)
            }


def test_there_are_as_many_as_the_setting_says_and_only_who_drives_gives_lifts() -> None:
    world = small_world()

    assert (len(world.volunteers), len(world.tasks)) == (SMALL.volunteers, SMALL.tasks)
    assert {each.going for each in world.volunteers if each.kinds >> 4 & 1} == {Going.CAR}


def test_a_task_ends_after_it_opens_and_some_come_again_each_week() -> None:
    tasks = small_world().tasks

    assert all(each.deadline > hours.awake(each.opens) for each in tasks)
    weekly = [each for each in tasks if each.number and tasks[each.number - 1].asker == each.asker]
    assert {round(each.opens - tasks[each.number - 1].opens) for each in weekly} == {WEEK}


@pytest.mark.parametrize("name", POLICIES)
def test_nobody_answers_at_night_and_nobody_does_more_than_is_enough(name: str) -> None:
    outcome = ran(name)
    weeks: dict[tuple[int, int], int] = {}
    for each in outcome.tasks:
        if each.filled_at is not None and each.by is not None:
            assert not hours.is_night(each.filled_at)
            assert each.opens < each.filled_at <= each.deadline
            key = each.by, int(each.filled_at // WEEK)
            weeks[key] = weeks.get(key, 0) + 1

    assert all(done <= outcome.people[number].volunteer.enough for (number, _), done in weeks.items())


@pytest.mark.parametrize("name", POLICIES)
def test_nothing_is_left_open_and_counts_add_up(name: str) -> None:
    outcome = ran(name)

    assert all(each.ended and not each.unanswered for each in outcome.tasks)
    assert all(each.waiting(0) == 0 for each in outcome.people)
    assert sum(each.asked for each in outcome.people) == sum(len(each.asked) for each in outcome.tasks)
    assert sum(each.said_yes for each in outcome.people) == sum(each.filled_at is not None for each in outcome.tasks)


def test_whoever_went_is_asked_nothing_and_whoever_left_neither() -> None:
    gone = make_volunteer(0, goes=NOON - 1)
    leaving = replace(EASY, leaves=1, leaves_at_most=1)

    assert asked(BroadcastAll(), make_world([gone, make_volunteer(1)])) == [(NOON, [1])]
    later = make_task(1, opens=NOON + HOUR)
    assert asked(BroadcastAll(), make_world(2, make_task(), later), leaving) == [(NOON, [0, 1])]


class Twice(Plain):
    """Asks the same one twice."""

    def step(self, sight: Sight) -> Step:
        del sight
        return Step((Question(0), Question(0)))


def test_nobody_is_asked_twice_for_one_thing() -> None:
    with pytest.raises(ValueError, match="asked before"):
        run(Twice(), make_world(2), EASY)


def test_a_question_at_night_is_answered_in_the_morning() -> None:
    [task] = run(Nearest(1), make_world(1, make_task(opens=23 * HOUR)), GLAD).tasks

    assert task.filled_at == DAY + 8 * HOUR + 1


def test_whoever_helped_before_says_yes_more_gladly() -> None:
    half = replace(EASY, yes_at_a_door=0.5, gladder=100, halves_on_wheels=1e9)
    weekly = [make_task(at, asker=0, opens=NOON + at * HOUR) for at in range(40)]

    outcome = run(Nearest(1), make_world([make_volunteer(0, enough=99)], *weekly), half)

    answers = [each.filled_at is not None for each in outcome.tasks]
    first = answers.index(True)
    assert sum(answers[first:]) / len(answers[first:]) > 0.9


def test_questions_tire_and_without_fatigue_they_do_not() -> None:
    assert Behaviour().still_willing(5) < Behaviour().still_willing(1) < Behaviour().still_willing(0) == 1
    assert without_fatigue(Behaviour()).still_willing(50) == 1
    assert without_fatigue(Behaviour()).stops(50) == 0


def test_who_is_asked_for_what_settles_their_mood_whoever_asks() -> None:
    assert draws.four(7, 1, 2) == draws.four(7, 1, 2)
    many = [draws.four(7, task, number) for task in range(100) for number in range(100)]
    for part in range(4):
        assert sum(each[part] for each in many) / len(many) == pytest.approx(0.5, abs=0.01)


def test_a_way_of_asking_is_never_shown_how_willing_somebody_is() -> None:
    seen: list[object] = []
    recorded = Recorded(BroadcastAll(), look=lambda sight, _step: seen.extend(sight.candidates()))

    run(recorded, make_world(1), EASY)

    assert [name for each in seen for name in type(each).__slots__ if name in {"willing", "warmth", "goes"}] == []  # type: ignore[attr-defined] # of a dataclass with slots
    assert len(seen) == 1
