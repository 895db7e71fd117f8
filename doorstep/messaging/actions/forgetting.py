"""Emptying secrets once they are worth nothing: a code stands readable no longer than it opens anything."""

from datetime import datetime

from doorstep.messaging.models import Heard, Message
from doorstep.messaging.models.inbound import KEPT
from doorstep.vault.holding import Holding

_MESSAGES = Holding(Message, Message.HELD)


def forget_secrets(now: datetime) -> int:
    return _MESSAGES.empty(Message.objects.filter(secret=True, expires_at__lt=now))


def forget_heard(now: datetime) -> int:
    """Forget what was heard so long ago that nobody tells it again."""
    return Heard.objects.filter(at__lt=now - KEPT).delete()[0]
