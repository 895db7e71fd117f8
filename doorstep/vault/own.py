"""What is held about one person, row by row, for them to read: a walk along the declarations, whichever app's they are.

A column is said by its model's name for it. Where its value says nothing by itself, as a code does, the model may say
it in words, in a property called `<column>_in_words`.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import DateTimeField, Field, Model, UUIDField
from django.template.defaultfilters import filesizeformat
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from doorstep.core.languages import day, listed
from doorstep.vault import keys
from doorstep.vault.fields import HashedField, Sealed
from doorstep.vault.holding import Holding, held_by, holdings
from doorstep.vault.seals import UnreadableError

# Of each kind; all of it is in the file that is handed over.
MOST = 20


@dataclass(frozen=True)
class Fact:
    """One column of one row; `sealed` where it stands sealed, and is to be covered before whoever proved nothing."""

    words: str
    value: str
    sealed: bool


@dataclass(frozen=True)
class Kept:
    """The newest rows of one kind, without what is empty; `more` where there are more of them."""

    holding: Holding
    rows: list[list[Fact]]
    more: bool

    @property
    def words(self) -> str:
        return str(self.holding.meta.verbose_name_plural)


def kept(person: UUID) -> list[Kept]:
    """Show what is held, in the reader's language; a question for each kind, and one for the key."""
    with keys.at_hand([person]):
        found = [_kept(holding, person) for holding in _from_below()]
    return [each for each in found if each.rows]


def counted(person: UUID) -> list[tuple[Holding, int]]:
    """Count the rows of each kind, of those of which there are any; not the one that is the person's number itself."""
    kinds = [each for each in _from_below() if each.held.whose != each.meta.pk.name]
    found = [(holding, holding.of([person]).count()) for holding in kinds]
    return [(holding, number) for holding, number in found if number]


def _from_below() -> list[Holding]:
    """List the kinds by their apps, from the lowest up: first who somebody is, then what they do here."""
    heights = {app.label: height for height, app in enumerate(reversed([*apps.get_app_configs()]))}
    shown = [each for each in holdings() if not each.held.of_nobody]
    return sorted(shown, key=lambda each: heights[each.meta.app_label])


def _kept(holding: Holding, person: UUID) -> Kept:
    columns = said(holding)
    newest = holding.of([person]).order_by(*_newest_first(holding))
    beside = [field.name for field in columns if field.is_relation]
    rows = list((newest.select_related(*beside) if beside else newest)[: MOST + 1])
    told = [list(_facts(row, columns)) for row in rows[:MOST]]
    return Kept(holding, [facts for facts in told if facts], more=len(rows) > MOST)


def _newest_first(holding: Holding) -> list[str]:
    moments = [field.name for field in holding.meta.concrete_fields if isinstance(field, DateTimeField)]
    since = [holding.held.life.since] if holding.held.life else moments[:1]
    return [*(f"-{each}" for each in since), "pk"]


def said(holding: Holding) -> list["Field[Any, Any]"]:
    """List the columns that are shown: no ids, nobody else, and nothing that says nothing to a reader."""
    left_out = {*holding.held.kept_back, *holding.held.unsaid}
    return [field for field in holding.meta.concrete_fields if field.name not in left_out and _speaks(field)]


def _speaks(field: "Field[Any, Any]") -> bool:
    if field.is_relation:
        other = field.related_model
        return isinstance(other, type) and held_by(other) is None
    return not (field.primary_key or isinstance(field, HashedField | UUIDField))


def _facts(row: Model, columns: list["Field[Any, Any]"]) -> Iterator[Fact]:
    for field in columns:
        value = _in_words(row, field)
        if value:
            yield Fact(str(field.verbose_name), value, isinstance(field, Sealed))


def _in_words(row: Model, field: "Field[Any, Any]") -> str:
    try:
        value = getattr(row, f"{field.name}_in_words", None) or getattr(row, field.name)
    except UnreadableError:
        return _("We cannot open it any more.")
    return str(getattr(row, f"get_{field.name}_display")()) if field.choices else _plainly(value)


def _plainly(value: Any) -> str:
    say = next((say for kind, say in _SAYS if isinstance(value, kind)), str)
    return "" if value is None else str(say(value))


_SAYS: list[tuple[type, Callable[[Any], str]]] = [
    (bool, lambda value: _("yes") if value else _("no")),
    (float, lambda value: formats.number_format(value, decimal_pos=1)),
    (datetime.datetime, lambda value: formats.date_format(timezone.localtime(value), "j F Y, H:i")),
    (datetime.date, day),
    (datetime.time, lambda value: formats.time_format(value, "H:i")),
    (list, listed),
    (
        bytes,
        lambda value: (
            _("a file of %(size)s; you find it in what you take with you") % {"size": filesizeformat(len(value))}
        ),
    ),
]
