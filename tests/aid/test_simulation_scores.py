"""Figures that were worked out by hand, and the words and pictures they are told in."""

import math
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.core.management import call_command

from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.simulation import charts, goals, hours
from doorstep.aid.simulation.behaviour import Behaviour, assumptions, variations
from doorstep.aid.simulation.comparing import BROADCAST, NEAREST
from doorstep.aid.simulation.hours import DAY, HOUR
from doorstep.aid.simulation.peers import BroadcastAll, Nearest
from doorstep.aid.simulation.scores import Interval, Score, differences, gini, interval, ratios, scored, student
from tests.aid.imagining import ALWAYS_NO, GLAD, make_task, make_volunteer, make_world, run


def make_score(**told: float) -> Score:
    usual = dict.fromkeys(Score.__dataclass_fields__, 0.5)
    return Score(**{**usual, **told})


def test_gini_is_nought_where_all_have_the_same_and_near_one_where_one_has_all() -> None:
    assert gini([2, 2, 2]) == pytest.approx(0)
    assert gini([0, 0, 0, 4]) == pytest.approx(0.75)
    assert gini([1, 3]) == pytest.approx(0.25)
    assert gini([0, 0]) == 0


def test_an_interval_is_student_s() -> None:
    found = interval([1, 2, 3, 4, 5])

    assert found.mean == 3
    assert found.half == pytest.approx(2.776 * math.sqrt(2.5 / 5))
    assert (student(9), student(15), student(25), student(1_000)) == (2.262, 2.131, 2.086, 1.980)


def test_what_is_missing_is_left_out_of_an_interval() -> None:
    assert interval([1, math.nan, 3]).mean == 2
    assert math.isnan(interval([math.nan]).mean)
    assert math.isnan(interval([1]).half)


def test_ratios_and_differences_are_taken_seed_by_seed() -> None:
    ours, theirs = [make_score(filled=0.5), make_score(filled=0.2)], [make_score(filled=0.25), make_score(filled=0.1)]

    assert ratios(ours, theirs, "filled") == Interval(2, 0)
    assert differences(ours, theirs, "filled").mean == pytest.approx(0.175)


def test_a_run_is_scored_as_by_hand() -> None:
    urgent = make_task(1, urgency=Urgency.TODAY, opens=14 * HOUR, deadline=18 * HOUR)
    nobody = make_task(2, home=(90_000.0, 0.0))
    people = [make_volunteer(0, enough=1), make_volunteer(1), make_volunteer(2, kinds=0)]
    world = make_world(people, make_task(), urgent, nobody)

    score = scored(run(Nearest(1), world, GLAD))

    assert score == make_score(
        filled=2 / 3,
        urgent_filled=1,
        minutes=1,
        urgent_minutes=1,
        questions=1,
        never_asked=1 / 3,
        gini=gini([1, 1, 0]),
        metres=150,
        declines=0,
        lost=0,
    )


def test_all_questions_count_even_where_nobody_says_yes() -> None:
    score = scored(run(BroadcastAll(), make_world(4), ALWAYS_NO))

    assert (score.filled, score.questions, score.declines) == (0, 4, 4)
    assert math.isnan(score.minutes)


def test_the_night_is_the_ladder_s() -> None:
    for minute in range(0, 2 * 1_440, 30):
        now = hours.as_time(minute)
        assert hours.is_night(minute) == ladder.is_night(now)
        for lasts in (10, 400, 1_000):
            until = hours.as_minute(ladder.until(now, hours.as_time(lasts) - hours.as_time(0)))
            assert hours.awake(hours.later(minute, lasts)) == hours.awake(until)


def test_each_assumption_is_said_and_varied_both_ways() -> None:
    varied = variations(Behaviour())

    assert len(varied) == 2 + 2 * len(Behaviour.__dataclass_fields__)
    assert len(set(varied.values())) == len(varied)
    assert all(low <= value <= high and means for _, value, low, high, means, _ in assumptions(Behaviour()))


def test_goals_are_held_to_means_and_say_what_was_missed() -> None:
    ours = [make_score(filled=0.6, questions=4.0, urgent_minutes=13.0, lost=0.01)]
    simple = [make_score(filled=0.5, questions=12.0, urgent_minutes=10.0, lost=0.1)]
    scores = {"ours": ours, BROADCAST: simple, NEAREST: [make_score(filled=0.55, questions=5.0)]}

    found = goals.goals(scores, "ours", Behaviour())

    assert [each.reached for each in found] == [True, False, True, True, True]
    assert str(found[1]) == "MISSED  questions of nearest 10 ÷ ours, 1.5 at least: 1.25 ± nan"


def test_a_chart_says_in_words_what_it_shows() -> None:
    found = [("nearest & dearest", Interval(50, 2)), ("none", Interval(0, math.nan))]
    chart = ET.fromstring(charts.bars("filled %", found))  # noqa: S314 # our own

    svg = "{http://www.w3.org/2000/svg}"
    assert chart.findtext(f"{svg}title") == "filled %"
    assert chart.findtext(f"{svg}desc") == (
        "nearest & dearest 50.0; none 0.0. The lines are 95 % confidence intervals over seeds."
    )


def test_the_command_lays_out_a_table_and_puts_tables_and_charts_into_a_folder(tmp_path: Path) -> None:
    out = StringIO()

    call_command("simulate", world="scarce", size=0.02, seeds=2, to=tmp_path, stdout=out)

    assert "| broadcast to all |" in out.getvalue()
    assert {"assumptions.md", "scarce.md", "scarce-filled.svg"} <= {each.name for each in tmp_path.iterdir()}


def test_a_day_has_nights() -> None:
    assert hours.later(20 * HOUR, 120) == DAY + 9 * HOUR
