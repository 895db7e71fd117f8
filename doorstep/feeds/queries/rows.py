"""A group as the open data says it: the one place where that is put into words of a computer."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from doorstep.feeds.queries.reach import areas_of
from doorstep.groups import contacts
from doorstep.groups.models import ContactWay, Group, GroupDistrict, KindOfHelp, SpokenLanguage
from doorstep.groups.queries.ground import own_cells
from doorstep.places import cells

Row = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """Who speaks: our name, our address without a path, our id, and the address of our licence."""

    name: str
    address: str
    uid: uuid.UUID
    licence: str


def rows(groups: Sequence[Group], site: Site) -> Iterator[Row]:
    """Say a batch of groups, in a fixed number of queries; of one that has gone only that it has."""
    shown = [group for group in groups if is_shown(group)]
    around = _around([group.pk for group in shown])
    areas = areas_of(shown) if shown else {}
    for group in groups:
        if is_shown(group):
            yield _origin(group, site) | _said(group) | around[group.pk] | _where(group, areas.get(group.pk, []))
        else:
            yield _origin(group, site)


def is_shown(group: Group) -> bool:
    return group.status in Group.SHOWN and group.sharing == Group.Sharing.OPEN


def _origin(group: Group, site: Site) -> Row:
    home = {"name": group.home_name, "url": group.home} if group.from_elsewhere else _our_home(group, site)
    return {
        "id": f"urn:uuid:{group.uid}",
        "status": group.status if is_shown(group) else _gone(group),
        "updated_at": group.changed_at.isoformat(),
        "home": home,
        "hops": group.hops,
        "via": [*group.via, str(site.uid)],
        "licence": group.licence or site.licence,
    }


def _our_home(group: Group, site: Site) -> Row:
    return {"name": site.name, "url": f"{site.address}{group.get_absolute_url()}"}


def _gone(group: Group) -> str:
    """Say how a group has gone: closed, as whoever looks after it says, or withdrawn and perhaps shown elsewhere."""
    return "withdrawn" if group.sharing == Group.Sharing.WITHDRAWN else "closed"


def _said(group: Group) -> Row:
    return {
        "name": group.name,
        "summary": group.summary,
        "description": group.description,
        "place": group.place,
        "door": group.door_colour,
        "confirmed_on": group.confirmed_on.isoformat() if group.confirmed_on else None,
        "known_since": group.known_since.isoformat() if group.known_since else None,
        "source": group.source_name,
    }


def _where(group: Group, areas: list[str]) -> Row:
    shown = cells.shown(group.cell)
    latitude, longitude = cells.centre(shown)
    position = {"cell": cells.as_text(shown), "latitude": round(latitude, 5), "longitude": round(longitude, 5)}
    return {"areas": areas, "position": position}


def _around(keys: list[int]) -> Mapping[int, Row]:
    """Fetch what stands in tables of its own, each in one query, whatever the number of groups."""
    found: dict[int, Row] = {key: {"kinds": [], "languages": [], "contact": [], "districts": []} for key in keys}
    for key, kind, wording in _of(KindOfHelp, keys, "kind", "wording"):
        found[key]["kinds"].append({"kind": kind, "wording": wording})
    for key, code in _of(SpokenLanguage, keys, "code"):
        found[key]["languages"].append(code)
    for key, means, value in _of(ContactWay, keys, "means", "value"):
        # Nothing of the kind is ever kept; a way in that a later version of us learns to know stays in here too.
        if not contacts.mentions_a_chat(value):
            found[key]["contact"].append({"means": means, "value": value})
    for key, code in _of(GroupDistrict, keys, "code"):
        found[key]["districts"].append(code)
    patches = own_cells(keys)
    return {key: row | {"patch": _patch(patches.get(key, []))} for key, row in found.items()}


def _of(model: Any, keys: list[int], *fields: str) -> Iterable[tuple[Any, ...]]:
    ordered = model.objects.filter(group__in=keys).order_by("group", "pk")
    return list(ordered.values_list("group", *fields))


def _patch(folded: list[int]) -> list[str] | None:
    return [f"{cell:x}" for cell in sorted(folded)] or None
