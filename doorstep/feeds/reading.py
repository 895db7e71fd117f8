"""Reading what another installation sends: nothing of it is believed before it was looked at.

What cannot be taken of a group is left out; a group without a name, a place or a home is left out altogether.
"""

import datetime
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard
from urllib.parse import urlsplit

from django.utils.dateparse import parse_date, parse_datetime

from doorstep.core.doors import DOORS
from doorstep.core.sentences import SentenceError, sentence
from doorstep.core.trigrams import plain, without_controls
from doorstep.groups import contacts
from doorstep.groups.about import About
from doorstep.groups.actions import Fed
from doorstep.groups.importing import ways
from doorstep.groups.models import ContactWay, KindOfHelp
from doorstep.groups.patches import Drawn, drawn_from
from doorstep.places import cells, districts, hexagons
from doorstep.places.shapes import DATE_LINE, near_britain

_LONGEST = {"name": 120, "summary": 160, "description": 4000, "place": 120}
_LONGEST_ADDRESS = 300
_MOST_OF_EACH = 60
_MOST_CELLS = 20_000
_MOST_GROUND = 500_000  # in stored cells
_FARTHEST = 12  # installations on the way; a longer way is no way
_MOST_ROWS = 1_000
SHOWN, CLOSED, WITHDRAWN = {"listed", "resting"}, "closed", "withdrawn"


class PageError(SentenceError):
    """What came is no page of a feed."""


class RowError(Exception):
    """What a row says cannot be a group."""


@dataclass(frozen=True)
class Page:
    """A page of a feed: who speaks, whether its neighbours are made up, where to go on, and rows still unread."""

    name: str
    uid: str
    made_up: bool
    following: str
    changes: str
    rows: list[object]


@dataclass(frozen=True)
class Told:
    """What a row tells at least: of which group, how it stands, which way it came, when it changed."""

    uid: uuid.UUID
    status: str
    via: tuple[str, ...]
    updated_at: datetime.datetime


def page(body: bytes) -> Page:
    """Read a page. Raises PageError."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise PageError(sentence("What came is no JSON.")) from error
    if not isinstance(said, dict) or not isinstance(said.get("groups"), list):
        raise PageError(sentence("What came has no groups in it: this is no feed of a Doorstep."))
    if len(said["groups"]) > _MOST_ROWS:
        raise PageError(sentence("A page of this feed is longer than a page may be."))
    site = _inner(said, "site")
    return Page(
        name=_clean(site, "name", 80),
        uid=_text(site, "id"),
        made_up=bool(said.get("made_up")),
        following=_text(said, "next"),
        changes=_text(said, "changes"),
        rows=said["groups"],
    )


def told(row: object, us: uuid.UUID) -> Told:
    """Read what a row tells at least; a group that has been here on its way is none of theirs. Raises RowError."""
    if not isinstance(row, dict):
        raise RowError("a row is no object")
    via = tuple(_uuid(each) for each in _list(row, "via", _FARTHEST + 1))
    if not via or len(via) > _FARTHEST:
        raise RowError("nobody knows which way it came")
    status = WITHDRAWN if str(us) in via else _text(row, "status")
    if status not in SHOWN | {CLOSED, WITHDRAWN}:
        raise RowError("it has no status that we know")
    return Told(uuid.UUID(_uuid(row.get("id"))), status, via, _moment(_text(row, "updated_at")))


def fed(row: Mapping[str, Any], feed: str) -> Fed:
    """Read a group that is shown. Raises RowError."""
    home = _inner(row, "home")
    told_of = uuid.UUID(_uuid(row.get("id")))
    patch, cell = _patch(row), _cell(row)
    if patch is None and cell is None:
        raise RowError("nobody knows where it is")
    return Fed(
        uid=told_of,
        about=_about(row, patch, feed, told_of),
        cell=patch.middle if patch else cell or 0,
        districts=tuple(code for code in _words(row, "districts") if districts.get(code)),
        resting=row.get("status") == "resting",
        home=_page(home.get("url"), needed=True),
        home_name=_clean(home, "name", 120),
        via=tuple(_uuid(each) for each in _list(row, "via", _FARTHEST)),
        licence=_page(row.get("licence")),
    )


def as_row(fed: Fed, updated_at: datetime.datetime) -> dict[str, Any]:
    """Write down what was read, and nothing else of what came; `fed` reads it back."""
    about, days = fed.about, ("confirmed_on", "known_since")
    latitude, longitude = cells.centre(fed.cell)
    patch = [f"{cell:x}" for cell in about.patch.cells] if about.patch else None
    return {
        "id": str(fed.uid),
        "status": "resting" if fed.resting else "listed",
        "updated_at": updated_at.isoformat(),
        "home": {"name": fed.home_name, "url": fed.home},
        "via": list(fed.via),
        "licence": fed.licence,
        **{name: getattr(about, name) for name in (*_LONGEST, "door")},
        **{name: str(getattr(about, name) or "") for name in days},
        "kinds": [{"kind": kind, "wording": wording} for kind, wording in about.kinds],
        "languages": list(about.languages),
        "contact": [{"means": means, "value": value} for means, value in about.contact_ways],
        "districts": list(fed.districts),
        "position": {"latitude": latitude, "longitude": longitude},
        "patch": patch,
    }


def _about(row: Mapping[str, Any], patch: Drawn | None, feed: str, uid: uuid.UUID) -> About:
    texts = {name: _clean(row, name, longest) for name, longest in _LONGEST.items()}
    if not plain(texts["name"]):
        raise RowError("it has no name that can be read aloud")
    door = _text(row, "door")
    return About(
        **texts,
        door=door if door in DOORS else "",
        kinds=_kinds(row),
        languages=tuple(dict.fromkeys(code for code in _words(row, "languages") if _is_code(code))),
        contact_ways=_ways(row),
        confirmed_on=_day(row, "confirmed_on"),
        known_since=_day(row, "known_since"),
        source=f"feed:{feed}",
        source_key=str(uid),
        patch=patch,
    )


def _inner(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = said.get(name)
    return value if isinstance(value, dict) else {}


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _clean(said: Mapping[str, Any], name: str, longest: int) -> str:
    """Read a text; one in which the way into a private chat stands is not taken."""
    text = _text(said, name)[: 2 * longest].encode("utf-8", "ignore").decode()
    text = without_controls(text if name == "description" else " ".join(text.split()))[:longest]
    return "" if contacts.mentions_a_chat(text) else text


def _list(said: Mapping[str, Any], name: str, most: int = _MOST_OF_EACH) -> list[Any]:
    value = said.get(name)
    return value[:most] if isinstance(value, list) else []


def _words(said: Mapping[str, Any], name: str) -> list[str]:
    return [each for each in _list(said, name) if isinstance(each, str)]


def _uuid(said: object) -> str:
    try:
        return str(uuid.UUID(str(said).removeprefix("urn:uuid:")))
    except ValueError as error:
        raise RowError("an id in it is none") from error


def _moment(said: str) -> datetime.datetime:
    try:
        moment = parse_datetime(said)
        if moment is None or moment.tzinfo is None:
            raise RowError("nobody knows when it changed")
        # A clock that goes ahead must not win over others for years.
        return min(moment.astimezone(datetime.UTC), datetime.datetime.now(datetime.UTC))
    except (ValueError, OverflowError) as error:
        raise RowError("nobody knows when it changed") from error


def _day(said: Mapping[str, Any], name: str) -> datetime.date | None:
    try:
        day = parse_date(_text(said, name))
    except ValueError:
        return None
    return day if day and day <= datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1) else None


def _page(said: object, *, needed: bool = False) -> str:
    """Read the address of a page: one that leads elsewhere, or into a chat, is none."""
    if isinstance(said, str) and len(said) <= _LONGEST_ADDRESS and is_page(said):
        return said
    if needed:
        raise RowError("it has no page at home")
    return ""


def is_page(said: str) -> bool:
    try:
        parts = urlsplit(said)
        port = parts.port
    except ValueError:
        return False
    plainly = said.isprintable() and " " not in said and parts.username is None and port != 0
    return plainly and said.startswith(("http://", "https://")) and bool(parts.hostname) and _no_chat(said)


def _no_chat(said: str) -> bool:
    return not contacts.mentions_a_chat(said)


def _kinds(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    found = []
    for each in _list(row, "kinds"):
        if isinstance(each, dict) and _text(each, "kind") in KindOfHelp.Kind.values:
            wording = _clean(each, "wording", 60) if each["kind"] == KindOfHelp.Kind.OTHER else ""
            found.append((str(each["kind"]), wording))
    return tuple(found)


def _ways(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    said = [(_text(each, "means"), _text(each, "value")) for each in _list(row, "contact") if isinstance(each, dict)]
    return tuple(each for each in said if each[0] in ContactWay.Means.values and _fits(*each))


def _fits(means: str, value: str) -> bool:
    return value.isprintable() and not ways.wrong(means, value) and (means != "website" or is_page(value))


def _is_code(code: str) -> bool:
    return 1 < len(code) <= 12 and code.isascii() and code.replace("-", "").isalnum()  # noqa: PLR2004 # as the row holds it


def _cell(row: Mapping[str, Any]) -> int | None:
    position = _inner(row, "position")
    north, east = position.get("latitude"), position.get("longitude")
    if not (_is_number(north) and _is_number(east) and near_britain(north, east)):
        return None
    return cells.cell_at(north, east)


def _is_number(said: object) -> TypeGuard[float]:
    return isinstance(said, int | float) and not isinstance(said, bool) and abs(said) <= DATE_LINE


def _patch(row: Mapping[str, Any]) -> Drawn | None:
    """Read the cells of a patch; one with a cell that is none, or elsewhere, is not taken at all."""
    said = _list(row, "patch", _MOST_CELLS + 1)
    found = {_hexagon(each) for each in said}
    if not found or None in found or len(said) > _MOST_CELLS:
        return None
    known = {cell for cell in found if cell}
    if sum(7 ** (cells.STORED - cells.size(cell)) for cell in known) > _MOST_GROUND:
        return None
    return drawn_from(known) if all(near_britain(*cells.centre(cell)) for cell in known) else None


def _hexagon(said: object) -> int | None:
    if not isinstance(said, str) or len(said) > 16 or not said.isalnum():  # noqa: PLR2004 # H3's own spelling
        return None
    try:
        cell = hexagons.cell_of(said)
    except ValueError:
        return None
    fits = hexagons.is_cell(cell) and cells.COARSEST <= cells.size(cell) <= cells.STORED
    return cell if fits else None
