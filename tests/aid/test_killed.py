"""Whoever dies at any moment of their work leaves nothing half done: the next one does it, and does it once."""

from collections.abc import Iterator

import pytest

from tests.houses import House, killed_everywhere, with_tables


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with with_tables(tmp_path_factory.mktemp("killed") / "var") as house:
        yield house


@pytest.mark.parametrize("what", ["climbing", "mending", "noting", "passing_on"])
def test_killed_before_any_of_its_statements_it_is_done_once_by_the_next(house: House, what: str) -> None:
    *killed, unharmed = killed_everywhere(house, f"from tests.aid import killing; killing.kill_{what}()")

    assert len(killed) > 10
    assert unharmed["before"]["told"]
    for run in [*killed, unharmed]:
        assert run["after"] == unharmed["before"]
        # Before the next worker came all of it had been done, or none.
        assert run["before"]["told"] in ([], unharmed["before"]["told"])
