"""What cannot be done keeps nothing else waiting."""

import pytest

from doorstep.core.one_by_one import log, one_by_one


def halve(number: int) -> int:
    if number % 2:
        raise ValueError(number)
    return number // 2


def test_what_fails_is_logged_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    assert one_by_one([2, 3, 4, 5], halve) == 3
    assert [each.name for each in caplog.records] == [log.name] * 2
    caplog.clear()


def test_a_killed_worker_stops_at_once() -> None:
    def stop(_number: int) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        one_by_one([1], stop)
