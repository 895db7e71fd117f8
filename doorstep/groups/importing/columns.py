"""Which column of a list means what: by the names people give them, or as the operator says with --map."""

from collections.abc import Mapping, Sequence

from doorstep.core.trigrams import plain

# What we take from a list, and what lists call it (folded, words only).
NAMES: dict[str, tuple[str, ...]] = {
    "name": ("name", "group", "group name", "title"),
    "summary": ("summary", "one line", "tagline"),
    "description": ("description", "about", "notes"),
    "place": ("place", "location name", "location", "area", "where"),
    "postcode": ("postcode", "post code", "district", "postcode district", "outcode"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lng", "lon", "long", "x"),
    "kinds": ("kinds", "kinds of help", "help offered"),
    "languages": ("languages", "language"),
    "phone": ("phone", "telephone", "mobile", "phone number"),
    "email": ("email", "e mail", "email address"),
    "website": ("website", "web", "url", "link", "link facebook", "site"),
    "districts": ("districts", "covers", "patch"),
    "areas": ("areas", "area codes", "wards"),
    "metres": ("metres", "radius", "radius metres"),
    "confirmed": ("confirmed", "confirmed on", "last confirmed"),
    "added": ("added", "added on", "created", "date"),
    "key": ("key", "id", "ref", "reference"),
}


class ColumnsError(Exception):
    """The list cannot be read; the message says what to do."""


def recognise(header: Sequence[str], said: Mapping[str, str]) -> dict[str, int]:
    """Return the position of each column we take: first as `said` ({"name": "Group title"}), then by its name.

    Raises ColumnsError when a said column is not there, is none of ours, or nothing gives a name.
    """
    folded = [plain(column) for column in header]
    found = {ours: _said(ours, theirs, header) for ours, theirs in said.items()}
    for ours, names in NAMES.items():
        where = next((folded.index(name) for name in names if name in folded), None)
        if ours not in found and where is not None and where not in found.values():
            found[ours] = where
    if "name" not in found:
        raise ColumnsError(f"No column gives the group's name. It has: {', '.join(header)}. Say --map name=…")
    return found


def _said(ours: str, theirs: str, header: Sequence[str]) -> int:
    if ours not in NAMES:
        raise ColumnsError(f"--map {ours}=…: we take {', '.join(NAMES)}.")
    if theirs not in header:
        raise ColumnsError(f"--map {ours}={theirs}: there is no such column. It has: {', '.join(header)}.")
    return header.index(theirs)
