"""One line of a list as what a group says about itself, and what was wrong with it."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from doorstep.core import languages
from doorstep.core.trigrams import plain, without_controls
from doorstep.groups import contacts
from doorstep.groups.about import About
from doorstep.groups.importing import dates, ways
from doorstep.groups.models import KindOfHelp
from doorstep.groups.patches import Drawn, Parts, draw
from doorstep.places import cells
from doorstep.places import queries as places
from doorstep.places.shapes import near_britain

# The longest a text may be, as the group's row holds it.
_LONGEST = {"name": 120, "summary": 160, "description": 4000, "place": 120}
_LARGEST_RADIUS = 20_000
_MOST_OF_EACH = 60


@dataclass
class Row:
    """What a line gives: a group and its cell, or nothing, and sentences about what could not be taken."""

    line: int
    about: About | None = None
    cell: int | None = None
    remarks: list[str] = field(default_factory=list)
    values: Mapping[str, str] = field(default_factory=dict)
    name: str = ""

    @property
    def where(self) -> int:
        """The cell where the group is; only of a row that has a group."""
        if self.about and self.about.patch:
            return self.about.patch.middle
        if self.cell is None:
            raise ValueError("This line has no place.")
        return self.cell

    def kept_values(self) -> dict[str, str]:
        """Give what the line says, as far as it may be kept: nothing that leads into a private chat."""
        return {name: value for name, value in self.values.items() if value and not contacts.mentions_a_chat(value)}


def read(line: int, values: Mapping[str, str], source: str, sharing: str = "open") -> Row:
    row = Row(line, values=values)
    texts = {name: _text(values, name, row) for name in _LONGEST}
    row.name = texts["name"]
    if not texts["name"]:
        row.remarks.append("it has no name, so it was left out")
        return row
    row.cell = _cell(values, row)
    patch = _patch(values, row)
    if row.cell is None and patch is None:
        row.remarks.append(f"{texts['name']}: no postcode or position says where it is, so it was left out")
        return row
    row.about = About(
        **texts,
        kinds=_kinds(values.get("kinds", ""), row),
        languages=_languages(values.get("languages", ""), row),
        contact_ways=ways.read(values, row.remarks),
        confirmed_on=dates.read(values.get("confirmed", "")),
        known_since=dates.read(values.get("added", "")),
        source=source,
        source_key=(values.get("key") or f"{_where(row.cell, patch)} {plain(texts['name'])}")[:120],
        patch=patch,
        sharing=sharing,
    )
    return row


def _text(values: Mapping[str, str], name: str, row: Row) -> str:
    text = values.get(name, "")
    text = without_controls(text if name == "description" else " ".join(text.split()))
    if contacts.mentions_a_chat(text):
        row.remarks.append(f"its {name} leads into a private chat, so it was not taken")
        return ""
    if len(text) > _LONGEST[name]:
        row.remarks.append(f"its {name} was cut to {_LONGEST[name]} letters")
    return text[: _LONGEST[name]]


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
    if near_britain(*at):
        return cells.cell_at(*at)
    row.remarks.append(f'the position "{latitude[:20]}, {longitude[:20]}" is not in Great Britain')
    return None


def _patch(values: Mapping[str, str], row: Row) -> Drawn | None:
    """Read a patch: districts, sectors or areas by code divided by semicolons, or a radius around the position."""
    said = [code.strip().upper() for code in values.get("districts", "").split(";") if code.strip()]
    parts = Parts(
        districts=tuple(code for code in said if " " not in code),
        sectors=tuple(code for code in said if " " in code),
        areas=tuple(code.strip() for code in values.get("areas", "").split(";") if code.strip()),
        circles=_circle(values.get("metres", ""), row),
    )
    try:
        return draw(parts)
    except places.UnknownPlaceError as error:
        row.remarks.append(str(error).rstrip("."))
        return None


def _circle(metres: str, row: Row) -> tuple[tuple[int, float], ...]:
    if not metres or row.cell is None:
        return ()
    if not re.fullmatch("[0-9]{1,5}", metres) or not 0 < int(metres) <= _LARGEST_RADIUS:
        row.remarks.append(f'the radius "{metres[:20]}" is no number of metres up to {_LARGEST_RADIUS}')
        return ()
    return ((row.cell, float(metres)),)


def _kinds(said: str, row: Row) -> tuple[tuple[str, str], ...]:
    words = _words(without_controls(said))
    if contacts.mentions_a_chat(said):
        row.remarks.append("a kind of help leads into a private chat, so none was taken")
        return ()
    return tuple((word, "") if word in KindOfHelp.Kind.values else ("other", word[:60]) for word in words)


def _languages(said: str, row: Row) -> tuple[str, ...]:
    words = _words(said)
    codes = {word: languages.code_of(word) for word in words}
    row.remarks.extend(f'we know no language "{word[:40]}"' for word, code in codes.items() if code is None)
    return tuple(code for code in codes.values() if code)


def _words(said: str) -> list[str]:
    return [word.strip() for word in said.split(";") if word.strip()][:_MOST_OF_EACH]


def _where(cell: int | None, patch: Drawn | None) -> str:
    return (
        cells.as_text(cell)
        if cell is not None
        else ";".join(patch.parts.districts + patch.parts.sectors)
        if patch
        else ""
    )
