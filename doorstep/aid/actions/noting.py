"""Writing down something beside a request; whoever asked can read it too."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from doorstep.aid.models import HelpRequest, Note
from doorstep.journal.actions import record

A_MOMENT = timedelta(minutes=1)


@transaction.atomic
def note(request: HelpRequest, words: str, *, by: UUID, now: datetime) -> Note:
    """Keep a note sealed, as long as what was asked; of a double click one."""
    lately = Note.objects.filter(request=request, written_by=by, written_at__gt=now - A_MOMENT).first()
    if lately and lately.words == words:
        return lately
    note = Note.objects.create(
        request=request,
        person_id=request.person_id,
        words=words,
        written_by=by,
        written_at=now,
        closed_at=request.closed_at,
    )
    record(request, "noted", by=by, group=request.group_id)
    return note
