"""Writing down what happened; called by the actions of other apps, inside their transaction."""

from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from doorstep.journal.models import JournalEntry


def record(thing: models.Model, verb: str, *, by: UUID | None, **facts: Any) -> JournalEntry:
    """Note that `by` did `verb` to `thing`; `facts` go to every reader of the journal, so nothing personal."""
    return JournalEntry.objects.create(
        happened_at=timezone.now(),
        by=by,
        verb=verb,
        thing=thing._meta.label_lower,  # noqa: SLF001 # Django's documented way to a model's label
        thing_id=str(thing.pk),
        facts=facts,
    )
