"""Noting what somebody wrote to humans of ours on a page: it stands among what comes back, for them to look at."""

from datetime import datetime
from uuid import UUID

from doorstep.messaging.models import Reply
from doorstep.people.models import ContactPoint


def note_written(point: ContactPoint, words: str, *, pk: UUID, desk: UUID, now: datetime) -> Reply:
    """Keep it open at a desk; `pk` is made by whoever sends it, so that what is sent twice is one (IntegrityError)."""
    return Reply.objects.create(
        id=pk, person_id=point.person_id, point=point, means=point.means, body=words, desk=desk, came_at=now
    )
