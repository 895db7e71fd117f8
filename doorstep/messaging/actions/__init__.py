"""Writing messages, sending them, forgetting them."""

from doorstep.messaging.actions.delivering import deliver_due
from doorstep.messaging.actions.forgetting import forget_secrets
from doorstep.messaging.actions.sending import Words, send
from doorstep.messaging.actions.telling import tell

__all__ = ["Words", "deliver_due", "forget_secrets", "send", "tell"]
