"""Whatever happens on a street, nothing is planned that may not be: some histories here, 100,000 by `make fuzz`."""

import pytest

from doorstep.aid.matching.planning import repairing
from tests.aid import histories


def test_nothing_is_planned_that_may_not_be() -> None:
    assert histories.live(range(400)) == 400


def test_a_history_would_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairing, "_too_much", lambda *_: [])
    with pytest.raises(AssertionError, match="History"):
        histories.live(range(400))
