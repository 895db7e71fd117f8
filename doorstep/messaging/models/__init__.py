"""What messaging knows: messages, their deliveries, who carries them, and what comes back."""

from doorstep.messaging.models.enclosures import Enclosure
from doorstep.messaging.models.inbound import Arrival, Attachment, Heard, Reply, Silence, Tray
from doorstep.messaging.models.messages import Delivery, Message
from doorstep.messaging.models.providers import Provider

__all__ = ["Arrival", "Attachment", "Delivery", "Enclosure", "Heard", "Message", "Provider", "Reply", "Silence", "Tray"]
