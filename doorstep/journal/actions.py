"""Writing down what happened; called by the actions of other apps, inside their transaction."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from doorstep.journal.models import JournalEntry


def record(thing: models.Model, verb: str, *, by: UUID | None, **facts: Any) -> JournalEntry:
    """Note that `by` did `verb` to `thing`; `facts` go to every reader of the journal, so nothing personal."""
    entry = _entry(thing, verb, by, facts)
    entry.save(force_insert=True)
    return entry


def record_each(things: Iterable[models.Model], verb: str, *, by: UUID | None, **facts: Any) -> None:
    """Note the same of many things, one entry for each, in one statement."""
    JournalEntry.objects.bulk_create(_entry(thing, verb, by, facts) for thing in things)


def _entry(thing: models.Model, verb: str, by: UUID | None, facts: dict[str, Any]) -> JournalEntry:
    return JournalEntry(
        happened_at=timezone.now(),
        by=by,
        verb=verb,
        thing=thing._meta.label_lower,  # noqa: SLF001 # Django's documented way to a model's label
        thing_id=str(thing.pk),
        facts=facts,
    )
