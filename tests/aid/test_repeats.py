"""What comes again: the days that a rule gives, and what becomes of those that are bank holidays."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.aid import repeats
from doorstep.aid.repeats import NATIONS, Occurrence, RuleError, occurrences, working_day

TUESDAY = date(2026, 12, 1)
RULES = st.builds(repeats.weekly, st.sets(st.integers(0, 6), min_size=1), weeks=st.integers(1, 12)) | st.sampled_from(
    ["FREQ=DAILY", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=DAILY;COUNT=3"]
)
DAYS = st.dates(date(2020, 1, 1), date(2060, 1, 1))


def days(rule: str, since: date, until: date, first: date = TUESDAY, nation: str = "") -> list[str]:
    return [f"{each.day:%d.%m.}" for each in occurrences(rule, first, (since, until), nation=nation)]


def test_every_tuesday_is_every_tuesday() -> None:
    assert days(repeats.weekly([1]), date(2026, 12, 2), date(2026, 12, 16)) == ["08.12.", "15.12."]


def test_every_second_week_counts_from_the_first() -> None:
    rule = repeats.weekly([1], weeks=2)
    assert days(rule, date(2027, 3, 1), date(2027, 3, 31)) == ["09.03.", "23.03."]


def test_the_first_tuesday_of_a_month() -> None:
    assert days("FREQ=MONTHLY;BYDAY=1TU", date(2027, 1, 1), date(2027, 2, 28)) == ["05.01.", "02.02."]


def test_of_what_comes_rarely_there_is_one_at_least() -> None:
    assert days("FREQ=MONTHLY;BYMONTHDAY=28", date(2026, 12, 1), date(2026, 12, 2)) == ["28.12."]


def test_what_ends_has_no_more() -> None:
    assert days("FREQ=WEEKLY;COUNT=2;BYDAY=TU", TUESDAY, date(2027, 2, 1)) == ["01.12.", "08.12."]
    assert days("FREQ=WEEKLY;UNTIL=20261205;BYDAY=TU", date(2026, 12, 6), date(2027, 2, 1)) == []


def test_a_bank_holiday_moves_it_to_the_last_working_day_before() -> None:
    # Christmas is a Friday in 2026, and Boxing Day is kept on the Monday after.
    found = occurrences("FREQ=WEEKLY;BYDAY=FR", TUESDAY, (date(2026, 12, 20), date(2026, 12, 27)), nation="GB-ENG")
    assert found == [Occurrence(date(2026, 12, 24), date(2026, 12, 25))]
    assert days("FREQ=WEEKLY;BYDAY=MO", date(2026, 12, 21), date(2026, 12, 28), nation="GB-ENG") == ["21.12.", "24.12."]


def test_each_nation_has_its_own_holidays() -> None:
    second_of_january, st_patrick = date(2025, 1, 2), date(2026, 3, 17)
    assert [repeats.is_holiday(second_of_january, nation) for nation in NATIONS] == [False, True, False, False]
    assert [repeats.is_holiday(st_patrick, nation) for nation in NATIONS] == [False, False, False, True]
    assert not repeats.is_holiday(date(2026, 12, 25), "XX")


def test_where_the_day_before_is_over_it_is_the_next_after() -> None:
    christmas = date(2026, 12, 25)
    assert working_day(christmas, christmas, "GB-ENG") == date(2026, 12, 29)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every Tuesday",
        "FREQ=YEARLY",
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=3;BYDAY=TU",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY\nRRULE:FREQ=DAILY",
        "FREQ=DAILY;" + "WKST=MO;" * 40,
    ],
)
def test_what_is_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(RuleError):
        repeats.read(rule)


def test_a_day_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(RuleError):
        occurrences("FREQ=DAILY;UNTIL=20269999", TUESDAY, (TUESDAY, TUESDAY))


@settings(deadline=None)
@given(st.text(max_size=60) | st.text("FREQ=DAILYWKMONTH;BY123,-", max_size=60))
def test_nonsense_is_refused_or_gives_days(rule: str) -> None:
    with suppress(RuleError):
        assert all(day >= TUESDAY for day in islice(repeats.days(rule, TUESDAY, TUESDAY), 3))


@settings(deadline=None)
@given(RULES, DAYS, DAYS, st.integers(0, 60), st.sampled_from(["", *NATIONS]))
def test_what_is_to_be_done_is_in_order_once_a_day_and_on_no_holiday(
    rule: str, first: date, since: date, length: int, nation: str
) -> None:
    found = occurrences(rule, first, (since, since + timedelta(days=length)), nation=nation)
    assert [each.day for each in found] == sorted({each.day for each in found})
    assert all(each.day >= since and not repeats.is_holiday(each.day, nation) for each in found)
    assert all(each.day == each.due or repeats.is_holiday(each.due, nation) for each in found)
