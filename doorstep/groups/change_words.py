"""What was changed in a listing, in words: the field, and its value before and after."""

import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages
from doorstep.groups.models import Change, Group, KindOfHelp
from doorstep.groups.patch_words import patch_words
from doorstep.places import cells, districts

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


def voice_words(change: Change) -> str:
    """Say who said it, and nobody by name."""
    if change.voice == "list":
        return change.source.removeprefix("feed:") or _("a list")
    return _("whoever looks after this site") if change.voice == "desk" else _("the group itself")
