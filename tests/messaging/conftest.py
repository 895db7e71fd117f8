"""What tests of texts have at hand: a provider on this machine, and less patience with it than in earnest."""

from collections.abc import Iterator

import pytest

from doorstep.messaging.channels import line
from tests.messaging.providers import Stub, provider_of_texts


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "PATIENCE", 1.0)
    monkeypatch.setattr(line, "AT_MOST", 2.0)


@pytest.fixture
def stub() -> Iterator[Stub]:
    with provider_of_texts() as opened:
        yield opened
