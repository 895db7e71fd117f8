"""Changing what stands in a listing, so that it can be seen and undone."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups import contacts, said
from doorstep.groups.actions.areas import name_areas
from doorstep.groups.actions.finding import let_find, sorted_by
from doorstep.groups.actions.listing import ChatLinkError
from doorstep.groups.actions.patches import districts_of, draw_patch, lay_patch, name_districts
from doorstep.groups.actions.saying import write_down
from doorstep.groups.actions.stamps import changed, refuse_if_elsewhere
from doorstep.groups.models import Change, ContactWay, Group, KindOfHelp, SpokenLanguage
from doorstep.groups.patches import Drawn, Parts, draw
from doorstep.groups.speakers import Speaker
from doorstep.journal.actions import record
from doorstep.places import cells

# What a group is found by.
_FOUND_BY = {"name", "place", "summary", "description", "kinds"}


class ChangedMeanwhileError(SentenceError):
    """Somebody else changed the listing after it was read."""


def change(
    group: Group,
    values: Mapping[str, Any],
    *,
    by: UUID | None,
    speaker: Speaker,
    seen: int | None = None,
    undoes: Change | None = None,
    drawn: Drawn | None = None,
) -> list[Change]:
    """Change the fields of `values`, as far as they differ from what said.in_listing gives; return what was kept of it.

    `seen` is the last change known to whoever asks: raises ChangedMeanwhileError when there is a later one. `drawn` is
    a new patch already worked out. Raises ChatLinkError, FromElsewhereError, and what Parts.cells raises.
    """
    _refuse(group, values)
    drawn = drawn or drawn_of(values)
    with transaction.atomic():
        now = Group.objects.select_for_update().get(pk=group.pk)
        _look_again(now, seen)
        before = said.in_listing(now)
        pairs = {name: (before[name], value) for name, value in values.items() if value != before[name]}
        if not pairs:
            return []
        _write(now, {name: after for name, (_before, after) in pairs.items()}, drawn, by)
        record(now, "changed", by=by, fields=sorted(pairs))
        kept = write_down(now, pairs, by=by, speaker=speaker, undoes=undoes)
        changed(now)
    return kept


def drawn_of(values: Mapping[str, Any]) -> Drawn | None:
    """Work out the patch that is among the values; it takes its time, so do it before a transaction."""
    return draw(Parts.from_json(values["patch"])) if values.get("patch") else None


def _refuse(group: Group, values: Mapping[str, Any]) -> None:
    refuse_if_elsewhere(group)
    if any(contacts.mentions_a_chat(str(value)) for name, value in values.items() if name != "patch"):
        raise ChatLinkError


def _look_again(group: Group, seen: int | None) -> None:
    if seen is not None and group.changes.filter(pk__gt=seen).exists():
        raise ChangedMeanwhileError(sentence("Somebody else changed this listing meanwhile. Look again, then save."))


def _write(group: Group, values: Mapping[str, Any], drawn: Drawn | None, by: UUID | None) -> None:
    if "patch" in values and drawn:
        draw_patch(group, drawn, by=by, speaker=None)
    _write_row(group, {name: _as_held(name, values[name]) for name in said.PLAIN if name in values})
    for name in set(said.LISTS) & values.keys():
        _replace(group, name, values[name])
    if values.get("cell"):
        _move(group, cells.from_text(values["cell"]))
    if "patch" in values and not values["patch"]:
        _rub_out(group)
    if _FOUND_BY & values.keys():
        _index(group.pk)


def _write_row(group: Group, row: dict[str, Any]) -> None:
    if "name" in row:
        row |= sorted_by(row["name"])
    if row:
        Group.objects.filter(pk=group.pk).update(**row)


def _as_held(name: str, value: str) -> Any:
    if name not in said.DATES:
        return value
    return datetime.date.fromisoformat(value) if value else None


def _index(pk: int) -> None:
    """Let it be found by what it says now, if it can be found at all."""
    group = Group.objects.get(pk=pk)
    if group.status in Group.SHOWN:
        let_find(group)


def _replace(group: Group, name: str, values: list[Any]) -> None:
    if name == "kinds":
        group.kinds.all().delete()
        KindOfHelp.objects.bulk_create([KindOfHelp(group=group, kind=kind, wording=words) for kind, words in values])
    elif name == "languages":
        group.languages.all().delete()
        SpokenLanguage.objects.bulk_create([SpokenLanguage(group=group, code=code) for code in values])
    else:
        group.contact_ways.all().delete()
        ContactWay.objects.bulk_create([ContactWay(group=group, means=means, value=way) for means, way in values])


def _move(group: Group, cell: int) -> None:
    """Put a group that has no patch somewhere else; one with a patch stands in the middle of that."""
    if not group.patches.filter(team=None).exists():
        Group.objects.filter(pk=group.pk).update(cell=cell)
        name_districts(group, districts_of(None, cell))
        name_areas(group, [cell])


def _rub_out(group: Group) -> None:
    """Take its patch away again; it stays where the middle of it was."""
    lay_patch(group, None, None, by=None)
    name_districts(group, districts_of(None, group.cell))
    name_areas(group, [group.cell])
