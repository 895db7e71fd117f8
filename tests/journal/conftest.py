"""A small journal."""

import pytest

from doorstep.journal import sealing
from tests.journal.making import write


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a journal of three seals, over 1 2 3, 4 6 7 and 8 9 10; nobody wrote 5; 11 is not sealed yet."""
    monkeypatch.setattr(sealing, "BATCH", 3)
    write([1, 2, 3, 4, 6, 7, 8, 9, 10, 11])
    sealing.seal_up_to(10)
