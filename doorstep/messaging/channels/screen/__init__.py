"""The screen: for developing and for the demo world. Nothing leaves the house, and `/screen/` shows every message."""

from django.conf import settings

from doorstep.messaging.channels.base import Outgoing
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.people.models import ContactPoint


class ScreenChannel:
    def carries(self) -> frozenset[str]:
        return frozenset([*ContactPoint.Means.values, VOICE] if settings.SCREEN else ())

    def provider(self) -> str:
        return "screen"

    def send(self, _outgoing: Outgoing) -> str:
        """Leave it where it is: the page reads the message's own row."""
        return ""

    def sent(self, _outgoing: Outgoing) -> str | None:
        """Say yes: the page has shown it since it was written."""
        return ""
