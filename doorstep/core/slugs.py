"""An address of its own, made from a name."""

from collections.abc import Callable

from django.utils.text import slugify

_LONGEST = 70


def free_slug(name: str, is_free: Callable[[str], bool], otherwise: str = "group") -> str:
    """Make the name an address of its own: "Rye Lane Neighbours" is rye-lane-neighbours, the second one …-2."""
    stem = slugify(name)[:_LONGEST] or slugify(name, allow_unicode=True)[:_LONGEST] or otherwise
    last = 1
    while not is_free(_numbered(stem, last)):
        last *= 2
    return _numbered(stem, _first_free(stem, last // 2, last, is_free))


def _first_free(stem: str, taken: int, free: int, is_free: Callable[[str], bool]) -> int:
    """Halve the way from a number that is taken to one that is free: of many alike, each costs a few questions only."""
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (taken, middle) if is_free(_numbered(stem, middle)) else (middle, free)
    return free


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"
