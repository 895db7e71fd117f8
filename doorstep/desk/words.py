"""What the desk says of changes, doubts and people, in words."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.groups.change_words import FIELDS, after_words, before_words, field_words, value_words
from doorstep.groups.importing import dates
from doorstep.groups.models import Change, Doubt

__all__ = [
    "after_words",
    "before_words",
    "change_who",
    "facts",
    "field_words",
    "line_facts",
    "reason_words",
    "value_words",
    "who",
]

_DAYS = frozenset(("added", "confirmed"))  # columns of a list
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
