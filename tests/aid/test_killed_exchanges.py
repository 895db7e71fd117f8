"""A worker that dies while it reads a text loses nothing of it, answers it once, and makes one request of it."""

from collections.abc import Iterator

import pytest

from tests.houses import House, killed_everywhere, with_tables

AFTER = {
    "beginning": {"exchanges": ["open"], "requests": 0, "to ring": 0, "told": ["by-text"], "heard": 1},
    "asking": {
        "exchanges": ["asked"],
        "requests": 1,
        "to ring": 0,
        "told": ["asked", "by-text", "by-text"],
        "heard": 2,
    },
    "ringing": {"exchanges": ["to-ring"], "requests": 0, "to ring": 1, "told": ["by-text", "by-text"], "heard": 2},
    "silence": {"exchanges": ["to-ring"], "requests": 0, "to ring": 1, "told": ["by-text"], "heard": 1},
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with with_tables(tmp_path_factory.mktemp("killed") / "var") as house:
        yield house


@pytest.mark.parametrize("what", AFTER)
def test_killed_before_any_of_its_statements_it_is_done_once_by_the_next(house: House, what: str) -> None:
    runs = killed_everywhere(house, f"from tests.aid import killing_exchanges; killing_exchanges.kill_{what}()")

    assert len(runs) > 10
    assert {*(str(run["after"]) for run in runs)} == {str(AFTER[what] | {"unread": 0})}
