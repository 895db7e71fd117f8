"""Whoever dies in the middle of handing something over leaves it at the desk, whole; the next does it, and once."""

from collections.abc import Iterator

import pytest

from tests.houses import House, killed_everywhere, with_tables


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with with_tables(tmp_path_factory.mktemp("killed") / "var") as house:
        yield house


@pytest.mark.parametrize("what", ["handing_over", "giving_back", "next_step"])
def test_killed_before_any_of_its_statements_it_is_done_once_by_the_next(house: House, what: str) -> None:
    *killed, unharmed = killed_everywhere(house, f"from tests.aid import killing_overflow as k; k.kill_{what}()")

    assert len(killed) > 5
    assert unharmed["before"]["told"]
    for run in [*killed, unharmed]:
        assert run["after"] == unharmed["before"]
        assert run["before"]["told"] in ([], unharmed["before"]["told"])
