"""Whom to ask first: each term by itself, and how much a group makes of it."""

from dataclasses import replace
from uuid import UUID

import pytest

from doorstep.aid.matching.fitting import Going, Ready, Wanted
from doorstep.aid.matching.ranking import USUAL, WEIGHS, Reason, Term, Weigh, Weights, loads, rank, ranked_one
from doorstep.aid.models import GroupWay
from doorstep.aid.queries import candidates
from doorstep.groups.models import Group
from tests.aid.street import NEXT_STREET, NOW, make_street, make_task, make_volunteer

ASKS = Wanted(asker=UUID(int=99), kind=1, times=0b111, at_a_door=True)


def ready(number: int, **said: object) -> Ready:
    """Make somebody who lives 500 m away, was asked a week ago, and has nothing in hand."""
    known = {"kinds": 1, "times": 0b111, "going": Going.FOOT, "metres": 5_000.0, "away": 500.0, "enough": 4}
    known |= {"days_since_asked": 7.0, "vouched": True}
    return Ready(volunteer=UUID(int=number), person=UUID(int=number + 50), **known | said)  # type: ignore[arg-type] # whatever a test says


def first(*everybody: Ready, wanted: Wanted = ASKS, weights: Weights = USUAL) -> int:
    return rank(wanted, everybody, weights)[0].ready.volunteer.int


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"away": 400.0}, {}),
        ({"helped_before": 1, "away": 1_900.0}, {}),
        ({}, {"helped_before": 1, "away": 2_100.0}),
        ({}, {"this_week": 2, "away": 100.0}),
        ({}, {"waiting": 2, "away": 100.0}),
        ({"this_week": 2, "enough": 8}, {"this_week": 2, "enough": 4}),
        ({}, {"asked_lately": 1, "away": 200.0}),
        ({"days_since_asked": None}, {"days_since_asked": 20.0}),
        ({"days_since_asked": 200.0, "away": 501.0}, {"days_since_asked": 20.0}),
        ({}, {"times": 0b001, "away": 350.0}),
    ],
)
def test_what_counts(better: dict[str, object], worse: dict[str, object]) -> None:
    assert first(ready(2, **better), ready(1, **worse)) == 2


def test_of_equals_always_the_same_comes_first() -> None:
    assert first(ready(2), ready(1)) == first(ready(1), ready(2)) == 1


def test_done_from_home_it_is_no_matter_how_far() -> None:
    far = ready(1, away=9e6, going=Going.HOME)
    assert first(far, ready(2, asked_lately=1), wanted=replace(ASKS, at_a_door=False)) == 1


def test_with_little_time_left_whoever_is_near_goes() -> None:
    near, fresh = ready(1, away=100.0, asked_lately=2, this_week=3), ready(2, away=800.0)
    assert first(near, fresh) == 2
    assert first(near, fresh, wanted=replace(ASKS, hours_left=1.0)) == 1
    assert first(near, fresh, wanted=replace(ASKS, hours_left=-5.0)) == 1


def test_a_group_says_how_much_it_makes_of_it() -> None:
    known, fresh = ready(1, helped_before=1, away=1_000.0, asked_lately=3), ready(2)
    assert first(known, fresh) == 2
    assert first(known, fresh, weights=Weights(known=WEIGHS[Weigh.MUCH])) == 1
    assert first(known, fresh, weights=Weights(sharing=WEIGHS[Weigh.NOTHING])) == 1
    assert first(known, fresh, weights=Weights(WEIGHS[Weigh.NOTHING], WEIGHS[Weigh.NOTHING])) == 2


def test_each_further_one_weighs_more_and_all_together_what_the_load_is() -> None:
    free = ready(1, enough=4, this_week=1)
    assert loads(free) == sorted(loads(free))
    assert len(loads(free)) == 3
    full = ranked_one(ASKS, replace(free, this_week=4))
    assert sum(loads(free)) + ranked_one(ASKS, free).terms[Term.LOAD] == pytest.approx(full.terms[Term.LOAD])
    assert full.cost_without_load == pytest.approx(ranked_one(ASKS, free).cost_without_load)


def test_the_reasons_are_those_that_hold() -> None:
    fresh = ranked_one(replace(ASKS, languages=frozenset({"es"})), ready(1, days_since_asked=None))
    assert {*fresh.reasons} == {Reason.CLOSE, Reason.NEVER_ASKED, Reason.HAS_TIME, Reason.LANGUAGE}
    busy = ranked_one(ASKS, ready(1, away=700.0, this_week=1, helped_before=2))
    assert {*busy.reasons} == {Reason.HELPED_BEFORE, Reason.NOT_ASKED_LATELY}


@pytest.mark.django_db
@pytest.mark.parametrize(("sharing", "expected"), [("nothing", "near"), ("much", "far")])
def test_the_groups_own_words_decide_whom_it_asks_first(sharing: str, expected: str) -> None:
    group: Group = make_street(GroupWay.Hows.BOARD, sharing=sharing)[0]
    near, far = make_volunteer(group, "Near"), make_volunteer(group, "Far", cell=NEXT_STREET)
    near.last_asked_at = NOW
    near.save(update_fields=["last_asked_at"])
    found = candidates.ranked(make_task(group), NOW)
    assert found[0].ready.volunteer == {"near": near, "far": far}[expected].pk
