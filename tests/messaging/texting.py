"""A text, and the channel that carries it to a provider on this machine."""

from dataclasses import replace

from pytest_django import Settings

from config import env
from doorstep.messaging.channels.base import MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.text import TextChannel
from tests.messaging.provider_apis import KEY
from tests.messaging.providers import Stub

NAME = "DOORSTEP_TEXT_URL"
BOTH = ["twilio", "smsworks"]
BEN = "+447700900123"
WORDS = "Larkmead: can you fetch a prescription on Friday? Answer YES or NO. STOP ends these."
TEXT = Outgoing(BEN, "", WORDS, reference="0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111")


def by(
    settings: Settings, stub: Stub, carrier: str, *, key: str = KEY, sender: str = "", callback: str = ""
) -> TextChannel:
    said = env.as_texts(NAME, stub.address(carrier, key=key, sender=sender))
    settings.TEXT = replace(said, callback=callback)
    return TextChannel()


def becomes(channel: TextChannel, outgoing: Outgoing = TEXT) -> str:
    """Send it; say what became of it."""
    try:
        return channel.send(outgoing) and "taken"
    except NotDeliveredError as error:
        return "refused" if error.permanent else "out of reach"
    except MaybeDeliveredError:
        return "unknown"
