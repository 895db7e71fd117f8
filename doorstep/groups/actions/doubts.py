"""Settling the doubtful lines of a list; each is settled once, and the next import remembers it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.actions.changing import change
from doorstep.groups.actions.taking import add, differing, note_entry
from doorstep.groups.importing import rows
from doorstep.groups.models import Doubt, Group
from doorstep.groups.speakers import LIST, Speaker
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance


class NoPlaceError(SentenceError):
    """The line can no longer be read: what it needs, such as an area, is not here any more."""


def add_as_new(doubt: Doubt, *, by: UUID | None) -> Group:
    """List what the line says as a group of its own. Raises SomebodyWasFirstError and NoPlaceError."""
    row = _read(doubt)
    with transaction.atomic():
        _settle(doubt, Doubt.Settled.ADDED, by)
        return add(row, doubt.source, by=by)


def merge(doubt: Doubt, group: Group, *, by: UUID | None) -> None:
    """Take the line as one about a group that we have: what that does not say yet is filled in, the rest stays."""
    row = _read(doubt)
    with transaction.atomic():
        _settle(doubt, Doubt.Settled.MERGED, by)
        speaker = Speaker(LIST, doubt.source, doubt.key)
        changed, _kept = differing(row, group, speaker)
        fills = {name: after for name, (before, after) in changed.items() if not before}
        if fills:
            change(group, fills, by=by, speaker=speaker)
        note_entry(doubt.source, doubt.key, group)


@transaction.atomic
def leave_out(doubt: Doubt, *, by: UUID | None) -> None:
    """Decide not to list what the line says. Raises SomebodyWasFirstError."""
    _settle(doubt, Doubt.Settled.LEFT_OUT, by)


def _settle(doubt: Doubt, to: str, by: UUID | None) -> None:
    if doubt.status != Doubt.Settled.WAITING:
        raise SomebodyWasFirstError
    advance(doubt, to, by=by)
    Doubt.objects.filter(pk=doubt.pk).update(settled_at=timezone.now(), settled_by=by)


def _read(doubt: Doubt) -> rows.Row:
    row = rows.read(0, {**doubt.line, "key": doubt.key}, doubt.source, doubt.sharing)
    if row.about is None:
        raise NoPlaceError(sentence("Where this group is can no longer be read from its line. Leave it out."))
    return row
