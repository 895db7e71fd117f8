"""Whatever happens on a street, nothing is planned or asked that may not be: some histories, 100,000 by `make fuzz`."""

from collections.abc import Callable
from typing import Any

import pytest

from doorstep.aid.matching import ladder, ranking, waves
from doorstep.aid.matching import together as planning
from doorstep.aid.matching.planning import repairing
from tests.fuzz import asked_days, histories, planned_days

MANY = range(300)


def test_nothing_is_planned_or_asked_that_may_not_be() -> None:
    assert histories.live(MANY) == len(MANY)


def _always(answer: object) -> Callable[..., Any]:
    return lambda *_, **__: answer


@pytest.mark.parametrize(
    ("lived", "module", "name", "instead", "noticed"),
    [
        (planned_days, repairing, "_too_much", _always([]), "one person is two hands|at two doors at once"),
        (planned_days, planning, "_who_may_meet", lambda _wish, found: found, "two meet who must not"),
        (asked_days, ladder, "is_night", _always(answer=False), "asked at night"),
        (asked_days, waves, "quiet_until", lambda _task, now, _days: now, "at night|on a quiet day"),
        (asked_days, ranking, "why_not", _always(None), "two are to meet who must not|somebody new is asked"),
        (asked_days, waves, "_until_enough", lambda found, *_: tuple(each for *_, each in found), "more are asked"),
        (asked_days, waves, "_worth_asking", _always([]), "nobody is asked, and somebody could be"),
    ],
)
def test_a_history_would_notice(
    lived: Any, module: Any, name: str, instead: object, noticed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, instead)
    with pytest.raises(AssertionError, match=noticed):
        list(map(lived.history, MANY))


def test_it_says_which_history_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planned_days, "history", _always(None))
    monkeypatch.setattr(waves, "_worth_asking", _always([]))
    with pytest.raises(AssertionError, match=r"History \d+: nobody is asked"):
        histories.live(MANY)
