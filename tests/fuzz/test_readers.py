"""Whatever comes from outside is read, or refused in the way that its reader declares; and never anything else."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from doorstep.accounts.models import Passkey
from tests.fuzz import inventory, stored
from tests.fuzz.nonsense import as_json, examples
from tests.fuzz.readers import Reader
from tests.fuzz.undone import undone

SHORT, LONG = 500, 2_000
VERY_LONG = 10_000
SHAPES = ["a", "1", " ", ".", "a.", "a b ", "(", "%", "&#", "/", "\u3300"]


def named(reader: Reader) -> str:
    return reader.of


@pytest.mark.parametrize("reader", inventory.WITHOUT_DATABASE, ids=named)
@settings(max_examples=examples(25))
@given(data=some.data())
def test_whatever_comes_it_is_read_or_refused(reader: Reader, data: some.DataObject) -> None:
    reader.try_on(data.draw(reader.strategy))


@pytest.mark.parametrize("reader", stored.STORED, ids=named)
@pytest.mark.django_db
@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_whatever_comes_it_is_looked_up_or_refused(reader: Reader, data: some.DataObject) -> None:
    said = data.draw(reader.strategy)
    with undone():
        reader.try_on(said)


@pytest.mark.django_db
def test_what_is_damaged_here_was_right_before() -> None:
    """Else nothing would be tried but the outermost look at it."""
    stored.made(as_json(stored.MADE))
    assert Passkey.objects.get().credential == stored.MADE["id"]


# -- Long texts ------------------------------------------------------------------------------------------------------


def of_text() -> list[Reader]:
    return [reader for reader in inventory.WITHOUT_DATABASE if reader.given is None]


def shapes(reader: Reader) -> list[str]:
    """Give what a long text may be made of: again and again the same."""
    return [*reader.right, *SHAPES]


@pytest.mark.parametrize("reader", of_text(), ids=named)
def test_a_text_four_times_as_long_is_four_times_the_work_at_most(reader: Reader) -> None:
    for shape in shapes(reader):
        short, long = (calls(reader.try_on, repeated(shape, length)) for length in (SHORT, LONG))
        assert long <= 4 * short + 200, shape


@pytest.mark.parametrize("reader", of_text(), ids=named)
def test_a_very_long_text_comes_to_an_end(reader: Reader) -> None:
    """Not by the clock: a pattern that tries every way of dividing it would still be at it tomorrow."""
    for shape in shapes(reader):
        reader.try_on(repeated(shape, VERY_LONG))


def repeated(shape: str, length: int) -> str:
    return (shape * (length // len(shape) + 1))[:length]


def calls(work: Callable[[Any], object], said: str) -> int:
    """Count the functions that are called, Python's own too: as many each time, whatever else the machine does."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work(said)
    finally:
        sys.setprofile(None)
    return counted
