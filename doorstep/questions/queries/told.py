"""Whether what somebody writes comes upon a letter of ours that told them what became of what they asked."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from doorstep.messaging.models import Message
from doorstep.questions.letters import TOLD
from doorstep.questions.models.question import KEPT
from doorstep.vault.hashing import Hashed


def comes_upon_ours(about: UUID | None, speakers: Collection[UUID], hashed: Hashed, now: datetime) -> bool:
    """Say so of the letter that it answers, or, where that is not known, of the last that went to where it is from."""
    theirs = Message.objects.filter(person__in=speakers, deliveries__point__hashed=hashed)
    if about:
        return theirs.filter(pk=about, kind__in=TOLD).exists()
    last = theirs.filter(made_at__gt=now - KEPT).order_by("-made_at", "-pk").first()
    return last is not None and last.kind in TOLD
