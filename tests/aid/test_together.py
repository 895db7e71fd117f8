"""Whom to ask for what, all at once: near, shared, and as was chosen by hand."""

from dataclasses import replace
from uuid import UUID

from doorstep.aid.matching.fitting import NEW_AT_ONCE, Going, Ready, Wanted
from doorstep.aid.matching.planning.plan import Undone
from doorstep.aid.matching.ranking import WEIGHS, Weigh, Weights
from doorstep.aid.matching.together import Wish, together

ASKS = Wanted(asker=UUID(int=99), kind=1, times=1, at_a_door=True, hours_left=72.0)
ALL_WEEK = (0, 7 * 24 * 60)
MORNING = (8 * 60, 12 * 60)
BEN, NIA = UUID(int=1), UUID(int=2)


def ready(volunteer: UUID, away: float, **said: object) -> Ready:
    known = {"kinds": 1, "times": 1, "going": Going.FOOT, "metres": 5_000.0, "enough": 4, "vouched": True}
    return Ready(volunteer=volunteer, person=volunteer, away=away, **known | said)  # type: ignore[arg-type] # whatever a test says


def wish(*everybody: Ready, **said: object) -> Wish:
    return Wish(**{"wanted": ASKS, "window": ALL_WEEK, "everybody": everybody} | said)  # type: ignore[arg-type] # whatever a test says


def test_each_goes_where_all_of_it_together_is_nearest() -> None:
    """Ben is nearest to both, but Nia is far too far from the second."""
    found = together([wish(ready(BEN, 100), ready(NIA, 300)), wish(ready(BEN, 100), ready(NIA, 3_000))])
    assert found.doing == [(NIA,), (BEN,)]


def test_the_load_is_shared_as_much_as_the_group_says() -> None:
    four = [wish(ready(BEN, 100), ready(NIA, 300)) for _ in range(4)]
    assert sorted(who for [who] in together(four).doing) == [BEN, BEN, NIA, NIA]
    near = together(four, Weights(sharing=WEIGHS[Weigh.NOTHING]))
    assert near.doing == [(BEN,)] * 4


def test_nobody_is_given_more_than_enough_and_whoever_is_new_only_a_few() -> None:
    five = [wish(ready(BEN, 100, enough=2)) for _ in range(5)]
    assert list(together(five).undone.values()) == [Undone.NO_ROOM] * 3
    new = [wish(ready(BEN, 100, enough=9, vouched=False)) for _ in range(5)]
    assert len(together(new).undone) == 5 - NEW_AT_ONCE


def test_of_what_cannot_all_be_done_the_latest_waits() -> None:
    soon = replace(ASKS, hours_left=2.0)
    found = together([wish(ready(BEN, 100, enough=1)), wish(ready(BEN, 900, enough=1), wanted=soon)])
    assert (found.doing, found.undone) == ([(), (BEN,)], {0: Undone.NO_ROOM})


def test_nobody_is_at_two_doors_in_one_morning() -> None:
    found = together([wish(ready(BEN, 100), window=MORNING), wish(ready(BEN, 100), window=MORNING)])
    assert sorted(map(len, found.doing)) == [0, 1]
    assert together([wish(ready(BEN, 100)), wish(ready(BEN, 100))]).undone == {}


def test_what_was_chosen_by_hand_is_kept_and_the_others_go_around_it() -> None:
    both = (ready(BEN, 100, enough=1), ready(NIA, 900, enough=1))
    found = together([wish(*both, chosen=(NIA,)), wish(*both)])
    assert found.doing == [(NIA,), (BEN,)]


def test_what_takes_two_gets_two_different_ones() -> None:
    found = together([wish(ready(BEN, 100), ready(NIA, 900), hands=2)])
    assert found.doing == [(BEN, NIA)]
    assert together([wish(ready(BEN, 100), hands=2)]).undone == {0: Undone.ONE_SHORT}


def test_whoever_was_chosen_for_both_hands_is_one_and_another_is_found() -> None:
    both = (ready(BEN, 100), ready(NIA, 900))
    assert together([wish(*both, hands=2, chosen=(NIA, NIA))]).doing == [(NIA, BEN)]


def test_whoever_was_chosen_and_fits_no_more_is_kept_for_nothing() -> None:
    found = together([wish(ready(BEN, 100, blocked=True), ready(NIA, 900), chosen=(BEN,))])
    assert found.doing == [(NIA,)]


def test_two_who_must_not_meet_go_nowhere_together() -> None:
    ola = UUID(int=3)
    three = (ready(BEN, 100), ready(NIA, 200), ready(ola, 900))
    apart = {BEN: {NIA}, NIA: {BEN}}
    assert together([wish(*three, hands=2, apart=apart)]).doing == [(BEN, ola)]
    assert together([wish(*three, hands=2, apart=apart, chosen=(NIA,))]).doing == [(NIA, ola)]
    assert together([wish(*three[:2], hands=2, apart=apart)]).undone == {0: Undone.ONE_SHORT}
    # Each by themselves they may.
    assert together([wish(*three[:2], apart=apart), wish(*three[:2], apart=apart)]).undone == {}


def test_whoever_does_not_fit_is_in_no_plan() -> None:
    found = together([wish(ready(BEN, 100, blocked=True), ready(NIA, 9_000))])
    assert (found.fitting, found.doing, found.undone) == ([[]], [()], {0: Undone.NOBODY_FITS})


def test_nothing_to_plan_is_no_plan() -> None:
    assert together([]).doing == []
