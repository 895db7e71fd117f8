"""The one place where a status changes: declared moves, no lost race, a journal entry for each."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.db import models, transaction

from doorstep.journal.actions import record_each

ANY = models.Q()


class Moving(models.Model):
    """A model with a `status` and the moves declared from each; only `advance` makes them."""

    status = models.CharField(max_length=20)

    MOVES: ClassVar[Mapping[str, Sequence[str]]]

    class Meta:
        abstract = True


class NotAMoveError(Exception):
    """The declared moves know no way from this status to that one."""


class SomebodyWasFirstError(Exception):
    """The status changed since it was read; read the thing again and say so kindly."""


def advance(thing: Moving, to: str, only: models.Q = ANY, /, *, by: UUID | None, **along: Any) -> None:
    """Move `thing` to the status `to` and journal it, in one transaction; `along` are columns written with the status.

    Raises NotAMoveError, or SomebodyWasFirstError when the row no longer has the status that `thing` shows, or is not
    what `only` says. After either, nothing has changed.
    """
    advance_each([thing], to, only, by=by, **along)


@transaction.atomic
def advance_each(things: Sequence[Moving], to: str, only: models.Q = ANY, /, *, by: UUID | None, **along: Any) -> None:
    """Move several that are the same and show the same status, in two statements; all of them, or, raising, none."""
    if not things:
        return
    first, seen = things[0], things[0].status
    if to not in first.MOVES[seen]:
        raise NotAMoveError(f"{first} cannot go from {seen} to {to}.")
    rows = type(first)._default_manager.filter(only, pk__in=[each.pk for each in things], status=seen)  # noqa: SLF001 # Django's own name for it
    if rows.update(status=to, **along) < len(things):
        raise SomebodyWasFirstError(f"{first}, or another of {len(things)}, is no longer {seen}.")
    record_each(things, to, by=by, before=seen)
    for thing in things:
        for name, value in {**along, "status": to}.items():
            setattr(thing, name, value)
