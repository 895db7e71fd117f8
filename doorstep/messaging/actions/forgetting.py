"""Emptying secrets once they are worth nothing: a code stands readable no longer than it opens anything."""

from datetime import datetime

from doorstep.messaging.models import Message
from doorstep.vault.holding import Holding

_MESSAGES = Holding(Message, Message.HELD)


def forget_secrets(now: datetime) -> int:
    return _MESSAGES.empty(Message.objects.filter(secret=True, expires_at__lt=now))
