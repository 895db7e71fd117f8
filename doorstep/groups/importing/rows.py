"""One line of a list as what a group says about itself, and what was wrong with it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from doorstep.core.trigrams import plain
from doorstep.groups import contacts
from doorstep.groups.about import About
from doorstep.groups.importing import dates
from doorstep.groups.models import KindOfHelp
from doorstep.groups.patches import Parts
from doorstep.places import cells
from doorstep.places import queries as places

# The British Isles, generously: a list's line elsewhere has its numbers swapped or wrong.
_LATITUDES = (49.0, 61.5)
_LONGITUDES = (-9.5, 2.5)


@dataclass
class Row:
    """What a line gives: a group and its cell, or nothing, and sentences about what could not be taken."""

    line: int
    about: About | None = None
    cell: int | None = None
    remarks: list[str] = field(default_factory=list)


def read(line: int, values: Mapping[str, str], source: str) -> Row:
    row = Row(line)
    name = " ".join(values.get("name", "").split())
    if not name:
        row.remarks.append("it has no name, so it was left out")
        return row
    row.cell = _cell(values, row)
    parts = _parts(values, row)
    if row.cell is None and not parts:
        row.remarks.append(f"{name}: no postcode or position says where it is, so it was left out")
        return row
    row.about = About(
        name=name[:120],
        summary=values.get("summary", "")[:160],
        description=values.get("description", "")[:4000],
        place=values.get("place", "")[:120],
        kinds=_kinds(values.get("kinds", "")),
        languages=tuple(code.strip()[:12] for code in values.get("languages", "").split(";") if code.strip()),
        contact_ways=_contact_ways(values, row),
        confirmed_on=dates.read(values.get("confirmed", "")),
        known_since=dates.read(values.get("added", "")),
        source=source,
        source_key=(values.get("key") or _key(name, row.cell, parts))[:120],
        parts=parts,
    )
    return row


def _cell(values: Mapping[str, str], row: Row) -> int | None:
    if values.get("latitude") and values.get("longitude"):
        return _position(values["latitude"], values["longitude"], row)
    place = places.resolve(values["postcode"]) if values.get("postcode") else None
    return place.cell if isinstance(place, places.Spot) else None


def _position(latitude: str, longitude: str, row: Row) -> int | None:
    try:
        at = float(latitude), float(longitude)
    except ValueError:
        at = math.nan, math.nan
    if _LATITUDES[0] <= at[0] <= _LATITUDES[1] and _LONGITUDES[0] <= at[1] <= _LONGITUDES[1]:
        return cells.cell_at(*at)
    row.remarks.append(f'the position "{latitude}, {longitude}" is not in Great Britain')
    return None


def _parts(values: Mapping[str, str], row: Row) -> Parts:
    """Read a patch: districts or sectors divided by semicolons, or a radius around the position."""
    said = [code.strip().upper() for code in values.get("districts", "").split(";") if code.strip()]
    parts = Parts(
        districts=tuple(code for code in said if " " not in code),
        sectors=tuple(code for code in said if " " in code),
        circles=_circle(values.get("metres", ""), row),
    )
    try:
        parts.cells()
    except places.UnknownPlaceError as error:
        row.remarks.append(str(error))
        return Parts()
    return parts


def _circle(metres: str, row: Row) -> tuple[tuple[int, float], ...]:
    if not metres or row.cell is None:
        return ()
    if not metres.isdigit() or not 0 < int(metres) <= 20_000:  # noqa: PLR2004 - a fifth of a county is no neighbourhood
        row.remarks.append(f'the radius "{metres}" is no number of metres up to 20000')
        return ()
    return ((row.cell, float(metres)),)


def _kinds(said: str) -> tuple[tuple[str, str], ...]:
    known = set(KindOfHelp.Kind.values)
    words = [word.strip() for word in said.split(";") if word.strip()]
    return tuple((word, "") if word in known else ("other", word[:60]) for word in words)


def _contact_ways(values: Mapping[str, str], row: Row) -> tuple[tuple[str, str], ...]:
    ways = [(means, values.get(means, "")[:300]) for means in ("phone", "email", "website")]
    if values.get("website") and contacts.leads_into_a_chat(values["website"]):
        row.remarks.append("its link leads into a private chat, so it was not taken")
    return tuple((means, value) for means, value in ways if value and _publishable(means, value))


def _publishable(means: str, value: str) -> bool:
    if means == "website":
        return urlsplit(value).scheme in {"http", "https"} and not contacts.leads_into_a_chat(value)
    return not contacts.mentions_a_chat(value)


def _key(name: str, cell: int | None, parts: Parts) -> str:
    where = cells.as_text(cell) if cell is not None else ";".join(parts.districts + parts.sectors)
    return f"{where} {plain(name)}"
