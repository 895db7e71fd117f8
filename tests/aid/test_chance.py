"""How likely a yes is, learnt from counts alone."""

from dataclasses import replace
from uuid import UUID

import pytest

from doorstep.aid.matching.chance import Counted, Experience, Help, band, rested, warmth
from doorstep.aid.matching.fitting import Going, Ready

NOBODY_KNOWN = Ready(UUID(int=1), UUID(int=2), kinds=1, times=1, going=Going.FOOT, metres=1_000, away=0)


def known(**told: object) -> Ready:
    return replace(NOBODY_KNOWN, **told)  # type: ignore[arg-type] # the fields are as the test says them


def test_a_door_farther_away_brings_fewer_yeses_and_a_call_does_not_mind() -> None:
    near, far = known(away=100.0), known(away=900.0)

    assert rested(Help.DOOR, far) == pytest.approx(rested(Help.DOOR, near) / 2)
    assert rested(Help.HOME, far) == rested(Help.HOME, near)
    assert rested(Help.LIFT, near) < rested(Help.DOOR, near)


def test_who_helped_before_says_yes_more_gladly() -> None:
    assert rested(Help.DOOR, known(helped_before=1)) > rested(Help.DOOR, known())


def test_yeses_raise_the_chance_and_silence_lowers_it() -> None:
    glad, usual, silent = known(asked=5, said_yes=4), known(), known(asked=5)

    assert rested(Help.DOOR, glad) > rested(Help.DOOR, usual) > rested(Help.DOOR, silent)


def test_questions_that_others_had_answered_before_or_that_wait_say_nothing() -> None:
    assert rested(Help.DOOR, known(asked=8, taken_back=5, waiting=3)) == rested(Help.DOOR, known())


def test_a_chance_is_never_sure() -> None:
    assert rested(Help.HOME, known(asked=40, said_yes=40, helped_before=9)) == 0.9


def test_a_question_is_half_forgotten_after_three_and_a_half_days() -> None:
    assert warmth(known()) == 0
    assert warmth(known(asked=1, asked_lately=1, days_since_asked=0.0)) == 1
    assert warmth(known(asked=1, asked_lately=1, days_since_asked=3.5)) == 0.5
    assert warmth(known(asked=1, asked_lately=0, days_since_asked=14.0)) == 1 / 16


def test_several_questions_are_taken_to_lie_evenly_within_the_week() -> None:
    # The mean of 2^(-t / 3.5) over a week is 0.75 / (2 ln 2) = 0.541.
    assert warmth(known(asked=3, asked_lately=3, days_since_asked=0.0)) == pytest.approx(1 + 2 * 0.541, abs=1e-3)
    assert warmth(known(asked=3, asked_lately=3, days_since_asked=7.0)) == pytest.approx(0.75)


def test_warmth_is_told_apart_in_bands() -> None:
    assert [band(warm) for warm in (0, 0.25, 1.0, 2.0, 99)] == [0, 1, 2, 3, 7]


def test_without_counts_questions_are_taken_to_tire() -> None:
    tired = Experience().tired

    assert tired[0] == 1
    assert list(tired) == sorted(tired, reverse=True)
    assert tired[3] == pytest.approx(0.85**2)
    assert list(Experience().price) == sorted(Experience().price)
    assert Experience().strain == 1


def test_a_group_learns_that_its_people_do_not_tire() -> None:
    counted = tuple(Counted(questions=2_000, expected=400, yes=400) for _ in range(8))

    experience = Experience(counted)

    assert experience.tired[7] > 0.95
    assert experience.leaving[3] < Experience().leaving[3] / 20
    assert experience.strain < 0.1


def test_a_group_learns_that_its_people_leave() -> None:
    many_left = (
        *Experience().counted[:3],
        Counted(questions=100, expected=20, yes=10, left=10),
        *Experience().counted[4:],
    )

    assert Experience(many_left).price[3] > 3 * Experience().price[3]


def test_each_question_counts_in_the_band_in_which_it_was_asked() -> None:
    experience = Experience().and_one(0.2, 2.0, yes=True, left=False).and_one(0.1, 2.1, yes=False, left=True)

    assert experience.counted[3] == Counted(2, 0.2 + 0.1, 1, 1)
    assert experience.counted[0] == Counted()
