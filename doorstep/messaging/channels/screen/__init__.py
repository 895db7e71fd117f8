"""The screen: for developing and for the demo world. Nothing leaves the house, and `/screen/` shows every message."""

from django.conf import settings

from doorstep.messaging.channels.base import Outgoing
from doorstep.people.models import ContactPoint


class ScreenChannel:
    def carries(self) -> frozenset[str]:
        return frozenset(ContactPoint.Means.values if settings.SCREEN else ())

    def send(self, outgoing: Outgoing) -> None:
        """Leave it where it is: the page reads the message's own row."""
