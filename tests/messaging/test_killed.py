"""A worker that dies at any moment of sending a text loses none, and none arrives twice."""

from collections.abc import Iterator

import pytest

from tests.houses import House, killed_everywhere, with_tables
from tests.messaging.killing import OTHER
from tests.messaging.texting import BEN, BOTH, WORDS


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with with_tables(tmp_path_factory.mktemp("killed") / "var") as house:
        yield house


@pytest.mark.parametrize("carrier", BOTH)
def test_killed_before_any_of_its_statements_the_next_sends_it_if_it_was_not_taken(house: House, carrier: str) -> None:
    program = f"from tests.messaging import killing; killing.kill_delivering('{carrier}')"
    *killed, unharmed = killed_everywhere(house, program)

    assert len(killed) > 5
    # Some died after the provider had it, and some before.
    assert {len(run["before"]["taken"]) for run in killed} == {0, 1}
    for run in [*killed, unharmed]:
        assert run["after"]["status"] == "sent"
        # Once, with who speaks before it and how to end it behind it.
        assert [(f"+{to.removeprefix('+')}", WORDS in body) for to, body in run["after"]["taken"]] == [(BEN, True)]


@pytest.mark.parametrize("carrier", BOTH)
def test_killed_while_it_is_refused_the_next_sends_it_another_way(house: House, carrier: str) -> None:
    program = f"from tests.messaging import killing; killing.kill_going_on('{carrier}')"
    runs = killed_everywhere(house, program)

    assert {run["before"]["status"] for run in runs} == {"waiting", "failed"}
    for run in runs:
        [(to, body)] = run["after"]["taken"]
        # There where it was refused, if nobody knew of that any more.
        assert f"+{to.removeprefix('+')}" in {BEN, OTHER}
        assert WORDS in body
