"""The ways out of the house, the one that is asked first standing first."""

from doorstep.messaging.channels.base import Channel
from doorstep.messaging.channels.email import EmailChannel
from doorstep.messaging.channels.screen import ScreenChannel
from doorstep.messaging.channels.text import TextChannel
from doorstep.messaging.channels.voice import VoiceChannel
from doorstep.messaging.channels.whatsapp import WhatsAppChannel

CHANNELS: tuple[Channel, ...] = (EmailChannel(), TextChannel(), WhatsAppChannel(), VoiceChannel(), ScreenChannel())


def available() -> frozenset[str]:
    """List the means (of ContactPoint, and "voice") that can be delivered by as this installation is set up."""
    return frozenset().union(*(channel.carries() for channel in CHANNELS))


def real() -> frozenset[str]:
    """List those of them that leave the house: not what is only shown on the screen."""
    return frozenset().union(*(each.carries() for each in CHANNELS if not isinstance(each, ScreenChannel)))


def carried() -> dict[str, str]:
    """Say who carries each of the means that can be delivered to, by its name."""
    return {means: channel.provider() for channel in reversed(CHANNELS) for means in channel.carries()}


def channel_for(means: str) -> Channel | None:
    return next((channel for channel in CHANNELS if means in channel.carries()), None)
