"""The one place where a status changes: declared moves, no lost race, a journal entry for each."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.db import models, transaction

from doorstep.journal.actions import record


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


@transaction.atomic
def advance(thing: Moving, to: str, *, by: UUID | None, **along: Any) -> None:
    """Move `thing` to the status `to` and journal it, in one transaction; `along` are columns written with the status.

    Raises NotAMoveError, or SomebodyWasFirstError when the row no longer has the status that `thing` shows. After
    either, nothing has changed.
    """
    seen = thing.status
    if to not in thing.MOVES[seen]:
        raise NotAMoveError(f"{thing} cannot go from {seen} to {to}.")
    as_seen = type(thing)._default_manager.filter(pk=thing.pk, status=seen)  # noqa: SLF001 # Django's own name for it
    if not as_seen.update(status=to, **along):
        raise SomebodyWasFirstError(f"{thing} is no longer {seen}.")
    record(thing, to, by=by, before=seen)
    for name, value in {**along, "status": to}.items():
        setattr(thing, name, value)
