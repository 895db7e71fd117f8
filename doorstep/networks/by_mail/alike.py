"""Whether two names may mean the same; pure."""

from collections.abc import Iterable

from doorstep.core.trigrams import likeness, trigrams

_ALIKE = 0.5
# So usual that they tell nobody apart.
_SHORTENED = {"rd": "road", "pk": "park", "sq": "square", "ave": "avenue", "&": "and", "+": "and", "ln": "lane"}
_USUAL = frozenset("the mutual aid group".split())


def plain(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others."""
    words = name.casefold().replace("’", "'").split()
    return frozenset(_SHORTENED.get(word, word) for word in words) - _USUAL


def is_within(shorter: str, longer: str) -> bool:
    """Say whether all words of the one are in the other."""
    return bool(plain(shorter)) and plain(shorter) <= plain(longer)


def are_alike(said: Iterable[str]) -> bool:
    """Say whether all of these may mean the same: one is a part of the other, or they are written alike."""
    first, *others = [each.casefold().replace("’", "'") for each in said if each]
    return all(_is_like(each, first) for each in others)


def _is_like(one: str, other: str) -> bool:
    is_part = one in other or other in one or is_within(one, other) or is_within(other, one)
    return is_part or likeness(trigrams(one), trigrams(other)) >= _ALIKE
