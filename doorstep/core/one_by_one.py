"""Doing what is due, so that what cannot be done keeps nothing else waiting."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

Due = TypeVar("Due")
log = logging.getLogger(__name__)


def one_by_one(due: Iterable[Due], step: Callable[[Due], int | None]) -> int:
    """Take a step with each; return how much was done, as the steps say, or one for each that says nothing.

    One that fails is logged and stays due, and those behind it go on: nobody waits because of somebody else's fault.
    A step is a transaction of its own, or holds one, so that half of it does not stay.
    """
    return sum(_taken(one, step) for one in due)


def _taken(one: Due, step: Callable[[Due], int | None]) -> int:
    try:
        done = step(one)
    except Exception:
        # Whose it is says the database, and not the log.
        log.exception("one of what is due failed; it stays due, and those behind it go on")
        return 0
    return 1 if done is None else done
