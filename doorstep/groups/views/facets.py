"""The filters of the list as a page shows them: what can be chosen, with words, numbers and addresses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from doorstep.core import languages
from doorstep.core.trigrams import plain
from doorstep.groups import freshness
from doorstep.groups.forms.browse import Asked
from doorstep.groups.kinds_of_area import heading
from doorstep.groups.models import KindOfHelp
from doorstep.groups.queries import browse
from doorstep.places import districts
from doorstep.places import queries as places
from doorstep.places.models import Area

MOST_OPTIONS = 40  # of one filter; the fullest are offered
_IN_THEIR_ORDER = {"fresh", "status"}

Value = tuple[str, str, int]  # words, what the address says, number of groups


@dataclass(frozen=True)
class Option:
    words: str
    number: int
    address: str
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """A filter with what can be chosen; `more` says that there are values beyond those offered."""

    name: str
    words: str
    options: list[Option]
    more: bool = False


@dataclass(frozen=True)
class Chip:
    """A filter that was chosen, and the address without it."""

    words: str
    address: str


@dataclass(frozen=True)
class Narrowing:
    """Everything about the filters of one page of the list."""

    total: int
    chips: list[Chip]
    facets: list[Facet]


def narrowing(asked: Asked) -> Narrowing:
    """Count what can be chosen beside what is chosen already."""
    offered = _offered_areas(asked.chosen)
    numbers = browse.counts(asked.chosen, _codes(offered))
    places_first = (
        [_areas(asked, offered, numbers["area"])] if offered else _districts(asked, numbers.get("district", {}))
    )
    others = [_facet(asked, name, words, numbers[name]) for name, words in _headings().items()]
    chips = [Chip(_words(name, value), asked.address(**{name: ""})) for name, value in asked.chosen.items()]
    facets = [facet for facet in [*places_first, *others] if facet.options]
    return Narrowing(browse.total(asked.chosen, numbers), chips, facets)


def _headings() -> dict[str, str]:
    return {
        "help": _("Kind of help"),
        "language": _("Language"),
        "fresh": _("How fresh"),
        "status": _("Helping or resting"),
    }


def _offered_areas(chosen: Mapping[str, str]) -> list[Area]:
    """Offer the parts of the area that was chosen, or else the areas of the widest kind."""
    if "area" in chosen:
        area = places.area(*browse.of_kind(chosen["area"]))
        return places.first_parts(area) if area else []
    return places.widest()


def _codes(areas: Iterable[Area]) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for area in areas:
        codes.setdefault(area.kind, []).append(area.code)
    return codes


def _areas(asked: Asked, offered: Sequence[Area], numbers: Mapping[str, int]) -> Facet:
    values = [(area.name, f"{area.kind}:{area.code}") for area in offered]
    return _made(asked, "area", heading(offered[0].kind), [(*one, numbers.get(one[1], 0)) for one in values])


def _districts(asked: Asked, numbers: Mapping[str, int]) -> list[Facet]:
    """Offer districts where no areas are imported; in a chosen area there is nothing narrower to offer."""
    if "area" in asked.chosen:
        return []
    values = [(districts.label_of(code), code, number) for code, number in numbers.items()]
    return [_made(asked, "district", _("Postcode district"), values)]


def _facet(asked: Asked, name: str, words: str, numbers: Mapping[str, int]) -> Facet:
    values = [(_words(name, value), value, number) for value, number in numbers.items()]
    return _made(asked, name, words, values, in_order=name in _IN_THEIR_ORDER)


def _made(asked: Asked, name: str, words: str, values: Sequence[Value], *, in_order: bool = False) -> Facet:
    """Offer the values that have groups, the fullest of them, by name or in the order in which they come."""
    now = asked.chosen.get(name)
    there = [one for one in values if one[2]]
    fullest = sorted(there, key=lambda one: -one[2])[:MOST_OPTIONS]
    shown = [one for one in there if one in fullest] if in_order else sorted(fullest, key=lambda one: plain(one[0]))
    options = [
        Option(said, number, asked.address(**{name: "" if value == now else value}), value == now)
        for said, value, number in shown
    ]
    return Facet(name, words, options, more=len(there) > MOST_OPTIONS)


def _words(name: str, value: str) -> str:
    """Say one value of a filter."""
    if name == "area":
        area = places.area(*browse.of_kind(value))
        return area.name if area else value
    if name == "district":
        return districts.label_of(value)
    if name == "language":
        return languages.name(value)
    if name == "fresh":
        return str(freshness.STEPS[value])
    return str((KindOfHelp.Kind(value) if name == "help" else browse.STATUSES[value]).label)
