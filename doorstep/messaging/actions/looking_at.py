"""What a human makes of something that was written to us: answered in words, and settled."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions.answering import WORTH_SAYING
from doorstep.messaging.actions.sending import Words, send
from doorstep.messaging.models import Reply
from doorstep.people.speaking import speaking_to


@transaction.atomic
def settle(reply: Reply, *, by: UUID, now: datetime) -> None:
    """Note that a human saw to it. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(reply, Reply.Status.ANSWERED, by=by, ended_at=now)


def answer_back(reply: Reply, words: Callable[[str], Words], *, by: UUID, now: datetime) -> bool:
    """Answer to where it came from, in their language; return whether there still is such a place."""
    if reply.point is None:
        return False
    with speaking_to(reply.point.person) as language:
        send(reply.point, words(language), expires_at=now + WORTH_SAYING, by=by, now=now)
    return True
