"""Which parts of the week a window touches."""

from datetime import datetime

import pytest

from doorstep.aid.matching.times import ALWAYS, bit, chosen, mask, reached


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Say a moment of a week of which the first day is a Monday, on the clock of the place."""
    return datetime(2026, 11, 22 + day, hour, minute)  # noqa: DTZ001 # wherever that is


@pytest.mark.parametrize(
    ("starts", "ends", "touched"),
    [
        (at(1, 8), at(1, 12), [(0, "morning")]),
        (at(1, 11, 59), at(1, 12, 1), [(0, "morning"), (0, "afternoon")]),
        (at(1, 12), at(1, 12, 1), [(0, "afternoon")]),
        (at(1, 17), at(2, 8, 1), [(0, "evening"), (1, "morning")]),
        (at(7, 20), at(8, 9), [(6, "evening"), (0, "morning")]),
        # At night, what comes nearest.
        (at(1, 21), at(2, 8), [(0, "evening")]),
        (at(2, 5), at(2, 8), [(1, "morning")]),
    ],
)
def test_a_window_touches_the_parts_that_it_reaches_into(
    starts: datetime, ends: datetime, touched: list[tuple[int, str]]
) -> None:
    assert reached(starts, ends) == mask(touched)


def test_a_week_touches_everything_and_a_mask_says_what_it_holds() -> None:
    assert reached(at(1, 9), at(8, 9)) == ALWAYS
    assert [*chosen(bit(0, "evening") | bit(6, "morning"))] == [(0, "evening"), (6, "morning")]
    assert mask(chosen(ALWAYS)) == ALWAYS
