"""What reads something that comes from outside: a table, so that none is forgotten (tests/fuzz/test_inventory.py)."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as some

from tests.fuzz.nonsense import typed

Reads = Callable[[Any], object]


@dataclass(frozen=True)
class Reader:
    """A function that reads, by its place; `reads` calls it, and asserts what must be true of an answer.

    It may raise what stands in `refuses`, and nothing else. What it is given is a text like those in `right`, unless
    `given` says otherwise.
    """

    of: str
    reads: Reads
    refuses: tuple[type[Exception], ...] = ()
    right: tuple[str, ...] = ()
    given: some.SearchStrategy[Any] | None = None

    @property
    def strategy(self) -> some.SearchStrategy[Any]:
        return typed(*self.right) if self.given is None else self.given

    def try_on(self, said: object) -> None:
        """Have it read, and be content with an answer or with a refusal that it declares."""
        with suppress(*self.refuses):
            self.reads(said)


def gives(kind: type | tuple[type, ...], read: Reads) -> Reads:
    """Assert of what kind an answer is."""

    def reads(said: object) -> None:
        assert isinstance(read(said), kind)

    return reads


def settles(read: Callable[[str], str]) -> Reads:
    """Assert that what was read reads the same again."""

    def reads(said: str) -> None:
        assert read(read(said)) == read(said)

    return reads
