"""Whom to ask now, and when to look again: each rule by itself, and what holds in every run of a made-up world."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from doorstep.aid.matching.chance import Counted, Experience, Help
from doorstep.aid.matching.fitting import Going, Ready
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.matching.ranking import Weights
from doorstep.aid.matching.waves import OpenQuestion, Pressing, Wave, aimed_at, chances, still_coming, wave
from doorstep.aid.simulation import hours
from doorstep.aid.simulation.behaviour import Behaviour
from doorstep.aid.simulation.making import SETTINGS, made
from doorstep.aid.simulation.ours_in_waves import Waves
from doorstep.aid.simulation.policies import Sight, Step
from tests.aid.imagining import NEVER_ANSWERS, Recorded, asked, make_task, make_world, run

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
NEW_YEAR = date(2024, 1, 1)


def person(number: int, **told: object) -> Ready:
    usual = Ready(UUID(int=number), UUID(int=number), 1, 1, Going.FOOT, metres=1_000, away=10.0 * number)
    return replace(usual, **told)  # type: ignore[arg-type] # the fields are as the test says them


def task(urgency: Urgency = Urgency.WEEK, *, lasts: timedelta = timedelta(days=5)) -> Pressing:
    return Pressing(Help.DOOR, urgency, NOON + lasts)


def numbers(found: Wave[Ready]) -> list[int]:
    return [each.who.volunteer.int for each in found.ask]


EVERYBODY = tuple(map(person, range(40)))


def decided(
    pressing: Pressing,
    people: Sequence[Ready] = EVERYBODY,
    questions: Sequence[OpenQuestion] = (),
    now: datetime = NOON,
) -> Wave[Ready]:
    return wave(pressing, people, questions, Experience(), now)


def test_what_can_wait_asks_few_and_what_is_urgent_asks_many() -> None:
    can_wait = decided(task(Urgency.NO_HURRY, lasts=timedelta(days=12)))
    urgent = decided(task(Urgency.TODAY, lasts=timedelta(hours=6)))

    assert numbers(can_wait) == [0]
    assert numbers(urgent) == list(range(len(urgent.ask)))
    assert len(urgent.ask) > 10


def test_nobody_more_is_asked_while_the_open_questions_suffice() -> None:
    first = decided(task())
    waiting = [OpenQuestion(each.chance, each.warmth, 5) for each in first.ask]

    assert numbers(decided(task(), questions=waiting)) == []


def test_a_no_is_replaced_at_once() -> None:
    first = decided(task())
    without_one = [OpenQuestion(each.chance, each.warmth, 0) for each in first.ask[1:]]

    assert len(decided(task(), questions=without_one).ask) == 1


def test_a_silence_is_replaced_by_and_by() -> None:
    silent = [OpenQuestion(each.chance, each.warmth, 240) for each in decided(task()).ask]

    assert len(decided(task(), questions=silent).ask) >= 1


def test_nobody_is_asked_for_what_as_many_do_as_it_takes() -> None:
    assert numbers(decided(replace(task(Urgency.TODAY), hands=0))) == []


def test_where_two_are_wanted_two_yeses_are_aimed_at() -> None:
    alone, two = decided(task()), decided(replace(task(), hands=2))

    assert (len(alone.ask), len(two.ask)) == (2, 4)


def test_no_question_brings_more_than_one_yes_however_gladly_a_group_says_it() -> None:
    """Counted yeses are twice those that were expected: what is likely for one may not pass the whole."""
    glad = Experience((Counted(questions=900, expected=300.0, yes=900), *Experience().counted[1:]))
    questions = [OpenQuestion(0.9, 0.0, 0.0)] * 2

    assert glad.tired[0] > 2
    assert [*chances(questions, glad)] == [0.95, 0.95]
    assert numbers(wave(task(), EVERYBODY, questions, glad, NOON)) == []


def test_more_are_asked_as_the_deadline_nears() -> None:
    near = [aimed_at(task(), NOON + timedelta(hours=each)) for each in (0, 91, 105, 120)]

    assert near == sorted(near)
    assert (near[0] < 0.5, near[-1] > 0.9) == (True, True)


def test_whoever_was_never_asked_comes_before_whoever_was_asked_as_gladly() -> None:
    asked_long_ago = person(1, asked=6, said_yes=1, days_since_asked=90.0)

    assert numbers(decided(task(Urgency.NO_HURRY), [asked_long_ago, person(2)]))[0] == 2


def test_even_where_sharing_matters_so_much_that_each_question_costs_more_than_it_brings() -> None:
    """The chance of both is the same, and so small that three times the price is more."""
    asked_long_ago, never = (
        person(1, away=4_300.0, asked=1, days_since_asked=900.0, taken_back=1),
        person(2, away=4_300.0),
    )
    found = wave(task(), [asked_long_ago, never], (), Experience(), NOON, weights=Weights(sharing=3.0))

    assert numbers(found) == [2, 1]


def test_whoever_was_asked_a_great_deal_is_left_in_peace() -> None:
    worn = person(1, asked=20, said_yes=1, asked_lately=12, days_since_asked=0.1)

    assert numbers(decided(task(), [worn])) == []


def test_whoever_says_yes_often_bears_more() -> None:
    same = {"asked_lately": 3, "days_since_asked": 0.5, "away": 300.0}
    people = [person(number, **same) for number in range(1, 9)]

    reluctant = decided(task(), [replace(each, asked=9, said_yes=0) for each in people])
    glad = decided(task(), [replace(each, asked=9, said_yes=8) for each in people])

    assert (numbers(reluctant), bool(numbers(glad))) == ([], True)


def test_whoever_has_enough_this_week_is_not_asked() -> None:
    assert numbers(decided(task(), [person(1, enough=2, this_week=2)])) == []
    assert numbers(decided(task(), [person(1, enough=2, this_week=1, waiting=1)])) == []


def test_at_night_nobody_is_asked_and_it_is_looked_at_in_the_morning() -> None:
    night = NOON.replace(hour=22)

    assert decided(task(), now=night) == Wave((), datetime(2024, 1, 2, 8, tzinfo=UTC))


def test_on_a_quiet_day_only_what_is_urgent_is_asked() -> None:
    people = [person(number) for number in range(20)]

    quiet = wave(task(), people, (), Experience(), NOON, quiet_days={NEW_YEAR})
    urgent = wave(task(Urgency.TODAY, lasts=timedelta(hours=6)), people, (), Experience(), NOON, {NEW_YEAR})

    assert quiet == Wave((), datetime(2024, 1, 2, 8, tzinfo=UTC))
    assert urgent.ask


def test_what_presses_before_a_quiet_day_is_over_is_asked_from_then_on() -> None:
    """Thirty hours before the deadline, and not on the morning after it."""
    quiet = {NEW_YEAR, NEW_YEAR + timedelta(days=1)}
    soon = task(lasts=timedelta(hours=32))

    assert wave(soon, EVERYBODY, (), Experience(), NOON, quiet) == Wave((), NOON + timedelta(hours=2))
    assert wave(soon, EVERYBODY, (), Experience(), NOON + timedelta(hours=2), quiet).ask
    at_night = task(lasts=timedelta(hours=40))
    assert wave(at_night, EVERYBODY, (), Experience(), NOON, quiet).again == datetime(2024, 1, 2, 8, tzinfo=UTC)


def test_a_coordinator_should_know_when_there_are_too_few() -> None:
    assert decided(task(), []).too_few
    assert not decided(task()).too_few


def test_a_group_that_makes_much_of_it_asks_who_knows_them_first_and_one_that_does_not_the_nearest() -> None:
    near, known = person(1, away=100.0), person(2, away=800.0, helped_before=2)

    def first(known_weighs: float) -> int:
        weights = Weights(known=known_weighs)
        return numbers(wave(task(Urgency.NO_HURRY), [near, known], (), Experience(), NOON, weights=weights))[0]

    assert (first(0.0), first(3.0)) == (1, 2)


def test_a_group_that_makes_much_of_sharing_asks_the_rested_first() -> None:
    glad = person(1, away=50.0, asked=9, said_yes=6, asked_lately=3, days_since_asked=0.2)
    rested = person(2, away=50.0, asked=3, said_yes=1, days_since_asked=60.0)

    def first(sharing: float) -> int:
        weights = Weights(sharing=sharing)
        return numbers(wave(task(Urgency.NO_HURRY), [glad, rested], (), Experience(), NOON, weights=weights))[0]

    assert (first(0.0), first(3.0)) == (1, 2)


def test_what_is_urgent_is_looked_at_sooner() -> None:
    urgent, can_wait = decided(task(Urgency.TODAY, lasts=timedelta(hours=6))), decided(task(Urgency.NO_HURRY))

    assert urgent.again == NOON + timedelta(minutes=10)
    assert can_wait.again == NOON + timedelta(hours=3)


def test_a_question_that_waits_is_worth_less_and_less() -> None:
    worth = [still_coming(0.3, minutes) for minutes in (0, 25, 60, 600)]

    assert worth[0] == 0.3
    assert worth == sorted(worth, reverse=True)
    # Of those who say yes half answer later; of all others, half of those who answer, and all who never do.
    assert worth[1] == pytest.approx(0.3 * 0.5 / (0.5 + 0.5 * 0.4))


@given(
    any_.lists(
        any_.tuples(any_.integers(0, 30), any_.integers(0, 30), any_.floats(0, 60), any_.floats(0, 3_000)), max_size=30
    ),
    any_.sampled_from(Urgency),
    any_.integers(0, 200),
)
def test_the_answer_is_always_the_same_and_always_sound(
    people: list[tuple[int, int, float, float]], urgency: Urgency, later: int
) -> None:
    candidates = [
        person(at, asked=asked + yes, said_yes=yes, asked_lately=asked, days_since_asked=days, away=away)
        for at, (asked, yes, days, away) in enumerate(people)
    ]
    now = NOON + timedelta(hours=later)

    found = decided(task(urgency), candidates, now=now)

    assert found == decided(task(urgency), candidates, now=now)
    assert len(set(numbers(found))) == len(found.ask)
    assert found.again > now
    assert all(0 < each.chance <= 1 and each.warmth >= 0 for each in found.ask)


# -- In a made-up world ----------------------------------------------------------------------------------------------


def test_nobody_is_asked_at_night_and_nobody_who_did_enough() -> None:
    def look(sight: Sight, step: Step) -> None:
        able = {each.number: each for each in sight.candidates()}
        assert not step.ask or not hours.is_night(sight.now)
        assert all(able[each.number].this_week < able[each.number].enough for each in step.ask)

    world = made(SETTINGS["scarce"].sized(0.05), Behaviour(), Random(1))

    outcome = run(Recorded(Waves(), look=look), world, Behaviour())

    assert any(each.filled_at is not None for each in outcome.tasks)


def test_the_nearest_are_asked_first_and_in_the_end_all_who_are_worth_it() -> None:
    waves_of = asked(Waves(), make_world(8, make_task(opens=12 * hours.HOUR)), NEVER_ANSWERS)

    assert [number for _, wave_of in waves_of for number in wave_of] == list(range(8))
