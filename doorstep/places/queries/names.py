"""Finding districts and areas by what people call them, also when they spell it their own way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from doorstep.core.trigrams import likeness, plain, trigrams
from doorstep.places import districts
from doorstep.places.models import Area, Edition
from doorstep.places.queries.editions import Editions, known
from doorstep.places.queries.spots import Spot

ALIKE = 0.3  # from here on a name counts as the one that was meant; "Pekham" and Peckham are 0.5
ONE_WORD = 0.9
NEARLY = 0.7  # names this much less alike than the best are left out
MOST_TYPED = 100

EXACT, BEGINS, WORD_BEGINS, HOLDS = 0.0, 1.0, 2.0, 3.0
FORGIVEN = 4.0


@dataclass(frozen=True)
class Name:
    """One of the words for a spot, ready to be compared."""

    words: str
    spot: Spot


def named(typed: str, limit: int = 8) -> list[Spot]:
    """Return the districts and areas called so, the best first.

    The same name, then names that begin with or hold what was typed; only when there is none, names spelled alike.
    """
    asked = _asked(typed)
    if not asked:
        return []
    names = [*_district_names(), *_area_names(known(Edition.Subject.AREAS))]
    close = [(rank, name) for name in names if (rank := _rank(asked, name.words)) is not None]
    return _best(close or _alike(asked, names), limit)


def _asked(typed: str) -> str:
    words = plain(typed[:MOST_TYPED]).split()
    return " ".join([word for word in words if word != "london"] or words)


def _rank(asked: str, words: str) -> float | None:
    if asked == words:
        return EXACT
    if words.startswith(asked):
        return BEGINS
    if f" {asked}" in words:
        return WORD_BEGINS
    return HOLDS if len(asked) >= len("abc") and asked in words else None


def _alike(asked: str, names: list[Name]) -> list[tuple[float, Name]]:
    mine = trigrams(asked)
    found = ((_likeness(mine, name.words), name) for name in names)
    alike = [(score, name) for score, name in found if score >= ALIKE]
    best = max((score for score, _ in alike), default=0)
    return [(FORGIVEN - score, name) for score, name in alike if score >= NEARLY * best]


def _likeness(mine: frozenset[str], words: str) -> float:
    """Compare with the whole name, and, counting a little less, with each of its words: East Dulwich by "Dulwhich"."""
    one_word = max(likeness(mine, trigrams(word)) for word in words.split(" "))
    return max(likeness(mine, trigrams(words)), ONE_WORD * one_word)


def _best(found: list[tuple[float, Name]], limit: int) -> list[Spot]:
    found.sort(key=lambda pair: (pair[0], pair[1].spot.rung != "district", len(pair[1].words), pair[1].spot.label))
    return list(dict.fromkeys(name.spot for _, name in found))[:limit]


def areas_called(label: str) -> list[Spot]:
    """Return the areas whose name is exactly this."""
    return _areas(known(Edition.Subject.AREAS)).get(label, [])


@lru_cache(maxsize=2)
def _areas(editions: Editions) -> dict[str, list[Spot]]:
    by_label: dict[str, list[Spot]] = {}
    for spot in dict.fromkeys(name.spot for name in _area_names(editions)):
        by_label.setdefault(spot.label, []).append(spot)
    return by_label


@lru_cache(maxsize=1)
def _district_names() -> tuple[Name, ...]:
    with_name = (district for district in districts.all_districts().values() if district.name)
    return tuple(
        name
        for district in with_name
        for name in _names(Spot(district.cell, "district", district.label, district.code), district.name)
    )


def _names(spot: Spot, name: str) -> Iterator[Name]:
    """Give each part of "Clapton and Hackney" as a name of its own, then the whole, then with its code."""
    parts = re.split(r" and |, ", name)
    whole = [name] if len(parts) > 1 else []
    for words in (*parts, *whole, spot.label):
        yield Name(plain(words), spot)


@lru_cache(maxsize=2)
def _area_names(editions: Editions) -> tuple[Name, ...]:
    """Read the names of all areas once for each set of editions."""
    areas = Area.objects.filter(edition__in=[pk for pk, _ in editions]).order_by("name", "code")
    return tuple(name for area in areas for name in _names(Spot(area.cell, "area", area.name, area.code), area.name))
