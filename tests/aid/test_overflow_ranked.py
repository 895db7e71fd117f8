"""Which group is to have what nobody covers; worked out without a database."""

from dataclasses import replace

from doorstep.aid.matching.neighbours import MANY, Near, Speaks, band, ranked

NEAR = Near(1, metres=300, does=True, fresh=True)


def order(*groups: Near) -> list[int]:
    return [each.group for each in ranked(groups)]


def test_who_is_nearer_by_a_band_comes_first() -> None:
    assert order(Near(2, 1_000, does=True, fresh=True), NEAR) == [1, 2]
    assert [band(metres) for metres in (0, 400, 401, 4_000, 9_000)] == [0, 0, 1, 2, 4]


def test_within_a_band_who_is_true_lately_comes_first() -> None:
    assert order(replace(NEAR, group=2, metres=100, fresh=False), NEAR) == [1, 2]


def test_an_agreement_makes_up_for_one_band_and_not_for_two() -> None:
    agreed = Near(2, 1_000, does=True, fresh=True, agreed=True)
    assert order(replace(NEAR, metres=399), replace(agreed, metres=350)) == [2, 1]
    assert order(NEAR, replace(agreed, metres=3_000)) == [1, 2]


def test_whoever_says_no_kinds_is_not_passed_by() -> None:
    assert order(replace(NEAR, group=2, metres=1_000, does=False), replace(NEAR, does=None)) == [1, 2]
    assert order(replace(NEAR, does=False), Near(2, 1_000, does=True, fresh=True)) == [2, 1]


def test_whoever_was_handed_many_lately_comes_after_its_like() -> None:
    assert order(replace(NEAR, metres=10, handed=MANY), replace(NEAR, group=2)) == [2, 1]


def test_whoever_gave_it_back_comes_last_and_all_is_said() -> None:
    back = replace(NEAR, metres=0, gave_back=True, agreed=True, handed=MANY)
    found = ranked([back, Near(2, 20_000, does=False, fresh=False)])
    assert [each.group for each in found] == [2, 1]
    assert found[0].reasons == (Speaks.NOT_ITS_KIND, Speaks.TRUE_LONG_AGO)
    assert found[1].reasons == (
        *(Speaks.COVERS, Speaks.AGREED, Speaks.DOES_IT, Speaks.TRUE_LATELY),
        *(Speaks.HAD_MANY, Speaks.GAVE_BACK),
    )
