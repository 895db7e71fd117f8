"""Forgetting what somebody wrote and was written, because they want it no more."""

from datetime import datetime
from uuid import UUID

from doorstep.messaging.models import Message, Reply
from doorstep.vault.holding import Holding

_MESSAGES = Holding(Message, Message.HELD)


def forget_talk(person: UUID, means: str, kind: str, *, since: datetime) -> None:
    """Forget what somebody wrote by these means since then, if it was answered, and what they were written of a kind.

    What is on its way yet goes nowhere any more.
    """
    Reply.objects.filter(person=person, means=means, status=Reply.Status.ANSWERED, came_at__gte=since).delete()
    _MESSAGES.empty(Message.objects.filter(person=person, kind=kind, made_at__gte=since))
