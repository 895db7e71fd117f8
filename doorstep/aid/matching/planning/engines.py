"""The same functions twice: in plain Python upon lists, and compiled upon arrays where the extra `fast` is there.

The answers are the same, the second come sooner. It is neither imported nor compiled before somebody plans for a whole
area with it.
"""

import importlib.util
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

from doorstep.aid.matching.planning import around, placing, proving, turning
from doorstep.aid.matching.planning.given import NOBODY, Given, Standing, nothing_yet

_MODULES = (placing, proving, turning, around)


@dataclass(frozen=True)
class Engine:
    """`does` are the functions of those modules by their names; the others make the rows that they are used upon."""

    does: Any
    row: Callable[[Any], Any]
    zeros: Callable[[int], Any]
    nothing_yet: Callable[[Any], Any]

    def rows(self, what: Given) -> Given:
        return Given(*map(self.row, what))


@cache
def plain() -> Engine:
    does = {function.__name__: function for module in _MODULES for function in _own(module)}
    return Engine(SimpleNamespace(**does), row=lambda row: row, zeros=lambda many: [0] * many, nothing_yet=nothing_yet)


@cache
def compiled() -> Engine:
    """Make the fast one; raises ImportError where numba is not there."""
    numpy: Any = importlib.import_module("numpy")
    does = {name: function for module in _MODULES for name, function in _compiled(module).items()}
    return Engine(
        SimpleNamespace(**does),
        row=lambda row: numpy.asarray(row, dtype=numpy.int64),
        zeros=lambda many: numpy.zeros(many, dtype=numpy.int64),
        nothing_yet=_nothing_yet,
    )


def _own(module: ModuleType) -> Iterable[FunctionType]:
    functions = [each for each in vars(module).values() if isinstance(each, FunctionType)]
    return [each for each in functions if each.__module__ == module.__name__]


def _compiled(module: ModuleType) -> dict[str, Any]:
    """Read a module once more, and put in the place of each of its functions the compiled one.

    They call one another by name, so each finds those above it compiled already.
    """
    spec = importlib.util.find_spec(module.__name__)
    if spec is None or spec.loader is None:
        raise ImportError(f"{module.__name__} cannot be read again.")
    again = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(again)
    for function in _own(again):
        setattr(again, function.__name__, _compile(function))
    return {function.__name__: getattr(again, function.__name__) for function in _own(module)}


def _compile(function: FunctionType) -> Any:
    """Compile one, and keep that for the next time where there is a folder to keep it in."""
    numba: Any = importlib.import_module("numba")
    try:
        return numba.njit(nogil=True, cache=True)(function)
    except RuntimeError:
        return numba.njit(nogil=True)(function)


def _nothing_yet(what: Any) -> Standing:
    """Begin with nothing planned, as given.nothing_yet does."""
    numpy: Any = importlib.import_module("numpy")
    tasks, volunteers = len(what.unmet), len(what.slots) - 1
    has_room = what.slots[:-1] < what.slots[1:]
    price = numpy.zeros(volunteers, dtype=numpy.int64)
    price[has_room] = what.load[what.slots[:-1][has_room]]
    rows = {name: numpy.full(volunteers, NOBODY) for name in ("first", "searched", "by_pair", "by_task")}
    rows |= {name: numpy.full(tasks, NOBODY) for name in ("pair", "after")}
    return Standing(price=price, hold=numpy.zeros_like(price), far=numpy.zeros_like(price), **rows)
