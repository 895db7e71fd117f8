"""Writing down who changed what in a listing; inside the transaction of whatever changes it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from doorstep.groups.models import Change, Group, Provenance
from doorstep.groups.speakers import Speaker


def write_down(
    group: Group,
    changed: Mapping[str, tuple[Any, Any]],
    *,
    by: UUID | None,
    speaker: Speaker,
    undoes: Change | None = None,
) -> list[Change]:
    """Keep each changed field with its values before and after, and who says now what stands in it."""
    now = timezone.now()
    own = {"group": group, "made_at": now, "by": by, "voice": speaker.voice, "source": speaker.source, "undoes": undoes}
    kept = Change.objects.bulk_create(
        [Change(field=field, before=before, after=after, **own) for field, (before, after) in changed.items()]
    )
    note_speaker(group, [field for field in changed if field != "status"], speaker)
    return kept


def note_speaker(group: Group, fields: Iterable[str], speaker: Speaker) -> None:
    """Write down who says what stands in these fields, in place of who said it before."""
    own = {"voice": speaker.voice, "source": speaker.source, "key": speaker.key, "said_at": timezone.now()}
    Provenance.objects.bulk_create(
        [Provenance(group=group, field=field, **own) for field in fields],
        update_conflicts=True,
        unique_fields=["group", "field"],
        update_fields=[*own],
    )
