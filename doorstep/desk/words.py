"""What the desk says of changes, doubts and people, in words."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages
from doorstep.groups.importing import dates
from doorstep.groups.models import Change, Doubt, Group, KindOfHelp
from doorstep.groups.patch_words import patch_words
from doorstep.places import cells, districts

_DAYS = frozenset(("added", "confirmed"))  # columns of a list
FIELDS: dict[str, Promise] = {
    "status": gettext_lazy("state"),
    "name": gettext_lazy("name"),
    "summary": gettext_lazy("one line"),
    "description": gettext_lazy("description"),
    "place": gettext_lazy("place in its own words"),
    "door": gettext_lazy("door"),
    "confirmed_on": gettext_lazy("last confirmed"),
    "known_since": gettext_lazy("known since"),
    "kinds": gettext_lazy("kinds of help"),
    "languages": gettext_lazy("languages"),
    "contact_ways": gettext_lazy("ways to reach it"),
    "patch": gettext_lazy("patch"),
    "cell": gettext_lazy("place on the map"),
}
REASONS: dict[str, Promise] = {
    "double": gettext_lazy("Looks like “%(about)s”"),
    "large-place": gettext_lazy("Its place is only “%(about)s”"),
    "shared-point": gettext_lazy("%(about)s lines of the list stand on this point"),
    "time-bank": gettext_lazy("A time bank, by its name"),
    "food-bank": gettext_lazy("A food bank, by its name"),
    "council": gettext_lazy("A council or public service, by its name"),
    "charity": gettext_lazy("A charity or helpline, by its name"),
    "scouts": gettext_lazy("Scouts or the like, by their name"),
    "club": gettext_lazy("A club, a shop or a fan page, by its name"),
    "building": gettext_lazy("A building or its users, by its name"),
    "country": gettext_lazy("For a whole country, by its name"),
    "person": gettext_lazy("One person, by its name"),
    "no-name": gettext_lazy("No name, but something that was taken out"),
}
_KINDS = dict(KindOfHelp.Kind.choices)
_LISTINGS = dict(Group.Listing.choices)


def field_words(field: str) -> str:
    return str(FIELDS.get(field, field))


def before_words(change: Change) -> str:
    return value_words(change.field, change.before)


def after_words(change: Change) -> str:
    return value_words(change.field, change.after)


def value_words(field: str, value: Any) -> str:
    """Say a value as said.in_listing gives it; a long text by its beginning."""
    if not value:
        return _("nothing")
    if field == "status":
        return str(_LISTINGS.get(value, value))
    if field in {"confirmed_on", "known_since"}:
        return languages.day(datetime.date.fromisoformat(value))
    if field == "cell":
        return _("in %(district)s") % {"district": districts.at(cells.from_text(value))}
    return _list_words(field, value) if isinstance(value, list | dict) else str(value)[:200]


def _list_words(field: str, value: Any) -> str:
    if field == "kinds":
        return languages.listed(words or _KINDS.get(kind, kind) for kind, words in value)
    if field == "languages":
        return languages.listed(map(languages.name, value))
    return ", ".join(way for _means, way in value) if field == "contact_ways" else patch_words(value)


def reason_words(doubt: Doubt) -> list[str]:
    return [str(REASONS.get(reason, reason)) % {"about": about} for reason, about in doubt.reasons]


def who(by: UUID | None, names: Mapping[UUID, str]) -> str:
    """Name the seat of whoever did it."""
    return names.get(by, _("somebody at the desk")) if by else _("the operator, at a prompt")


def change_who(change: Change, names: Mapping[UUID, str]) -> str:
    if change.voice == "list":
        return change.source
    return who(change.by, names) if change.voice == "desk" else _("the group itself")


def facts(said: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Give what is said of a group as words and values, what is empty left out."""
    return [(field_words(name), value_words(name, said[name])) for name in FIELDS if said.get(name)]


def line_facts(line: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Give a list's line as it was read, by our names of columns."""
    return [(column, _day(value) if column in _DAYS else value) for column, value in line.items() if value]


def _day(written: str) -> str:
    """Write a day as people do, whatever its list did; what cannot be read as it is."""
    day = dates.read(written)
    return date_format(day, "DATE_FORMAT") if day else written
