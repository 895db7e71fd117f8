"""Which filters somebody chose, read from an address: what we do not know is left out, and said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.core.trigrams import without_controls
from doorstep.groups import freshness
from doorstep.groups.models import KindOfHelp
from doorstep.groups.queries import browse
from doorstep.places import districts
from doorstep.places import queries as places

MOST_SAID = 40  # letters of what was not understood
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")

UNKNOWN: dict[str, Promise] = {
    "area": _("We know no such area: %(value)s. So you see the groups of all areas."),
    "district": _("We know no postcode district %(value)s. So you see the groups of all districts."),
    "help": _("We know no kind of help called %(value)s. So you see all kinds."),
    "language": _("We know no language called %(value)s. So you see all languages."),
    "fresh": _("We do not understand how fresh %(value)s is. So you see all groups, whenever they were confirmed."),
    "status": _("A group is helping or resting; we do not know %(value)s. So you see both."),
    "sort": _("We cannot sort by %(value)s. So the list is sorted by name."),
}


@dataclass(frozen=True)
class Asked:
    """The filters chosen, in the order in which an address writes them; how to sort; and what was not understood."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    sort: str = "name"
    unknown: tuple[str, ...] = ()

    def address(self, **changes: str) -> str:
        """Write the query of a list with some filters changed, or taken off by an empty value; the first page of it."""
        wanted = {**self.chosen, "sort": "" if self.sort == "name" else self.sort, **changes}
        kept = {name: wanted[name] for name in (*browse.FILTERS, "sort") if wanted.get(name)}
        return "?" + urlencode(kept, safe=":") if kept else ""


def read(said: Mapping[str, str]) -> Asked:
    """Read the filters of an address such as `?help=shopping&area=borough:E09000028`."""
    typed = {name: _clean(said.get(name, "")) for name in (*browse.FILTERS, "sort")}
    found = {name: _known(name, value) for name, value in typed.items() if value}
    unknown = (str(UNKNOWN[name]) % {"value": f"“{typed[name]}”"} for name, value in found.items() if not value)
    chosen = {name: found[name] for name in browse.FILTERS if found.get(name)}
    return Asked(chosen, found.get("sort") or "name", tuple(unknown))


def _clean(value: str) -> str:
    return without_controls(value).strip()[:MOST_SAID]


def _known(name: str, value: str) -> str:
    """Return a value as we write it, or nothing where we do not know it."""
    if name == "area":
        return value if places.area(*browse.of_kind(value)) else ""
    if name == "district":
        district = districts.get(value.upper())
        return district.code if district else ""
    if name == "language":
        return value if LANGUAGE.fullmatch(value) and languages.name(value) != value else ""
    return value if value in _VALUES[name] else ""


_VALUES: dict[str, tuple[str, ...]] = {
    "help": tuple(KindOfHelp.Kind.values),
    "fresh": tuple(freshness.STEPS),
    "status": tuple(browse.STATUSES),
    "sort": browse.SORTS,
}
