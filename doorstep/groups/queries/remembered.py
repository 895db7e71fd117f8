"""Numbers that take a while to count, remembered for a minute in each process."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.core.cache import cache

Numbers = TypeVar("Numbers", bound=Mapping[str, Any])

# So many groups are counted before the numbers are worth remembering; fewer are counted each time, and are never old.
MANY = 2_000
SECONDS = 60


def remembered(what: str, count: Callable[[], Numbers]) -> Numbers:
    """Return what `count` does, or did at most a minute ago for the same words where it counted many.

    Numbers by a name, or by a name and another: the largest sum says whether there are many.
    """
    key = f"groups-numbers-{hashlib.sha256(what.encode()).hexdigest()}"
    known: Numbers | None = cache.get(key)
    if known is None:
        known = count()
        if _largest(known) > MANY:
            cache.set(key, known, SECONDS)
    return known


def _largest(numbers: Mapping[str, Any]) -> int:
    inner = [each.values() for each in numbers.values() if isinstance(each, Mapping)] or [numbers.values()]
    return max(map(sum, inner))
