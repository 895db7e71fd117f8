"""The ways out of the house, the one that is asked first standing first."""

from doorstep.messaging.channels.base import Channel
from doorstep.messaging.channels.email import EmailChannel
from doorstep.messaging.channels.screen import ScreenChannel

CHANNELS: tuple[Channel, ...] = (EmailChannel(), ScreenChannel())


def available() -> frozenset[str]:
    """List the means (of ContactPoint) that can be delivered to as this installation is set up."""
    return frozenset().union(*(channel.carries() for channel in CHANNELS))


def channel_for(means: str) -> Channel | None:
    return next((channel for channel in CHANNELS if means in channel.carries()), None)
