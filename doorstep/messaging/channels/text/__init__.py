"""Texts to mobile telephones, by the provider that DOORSTEP_TEXT_URL names.

A text has no subject: the body alone is sent, and whoever writes it says in it who speaks and how to stop.
"""

import re
from dataclasses import replace

from django.conf import settings

from doorstep.messaging.channels.base import CannotAskError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.line import Line
from doorstep.messaging.channels.text.account import Account, Provider
from doorstep.messaging.channels.text.length import spared
from doorstep.messaging.channels.text.smsworks import SMSWorks
from doorstep.messaging.channels.text.twilio import Twilio
from doorstep.people.models import ContactPoint

# In characters, below what either provider takes. Nothing is ever cut: what is longer is refused, and seen.
LONGEST = 1_000
PROVIDERS: dict[str, type[Twilio | SMSWorks]] = {"twilio": Twilio, "smsworks": SMSWorks}
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")


def provider() -> Provider | None:
    """Find who carries texts as this installation is set up."""
    said = settings.TEXT
    if said is None:
        return None
    line = Line(said.host, said.port, secure=said.secure)
    return PROVIDERS[said.provider](Account(line, said.account, said.secret, said.sender, said.callback))


class TextChannel:
    def carries(self) -> frozenset[str]:
        return frozenset({ContactPoint.Means.PHONE.value} if settings.TEXT else ())

    def provider(self) -> str:
        return f"{settings.TEXT.provider} {settings.TEXT.account}".strip() if settings.TEXT else ""

    def send(self, outgoing: Outgoing) -> str:
        """Hand it over, in plain signs where those make it cheaper."""
        carrier = provider()
        if carrier is None:
            raise NotDeliveredError(permanent=False)
        if not 0 < len(outgoing.body) <= LONGEST or not _NUMBER.fullmatch(outgoing.to):
            raise NotDeliveredError(permanent=True)
        return carrier.send(_spared(outgoing))

    def sent(self, outgoing: Outgoing) -> str | None:
        carrier = provider()
        if carrier is None:
            raise CannotAskError(permanent=False)
        return carrier.sent(_spared(outgoing))


def _spared(outgoing: Outgoing) -> Outgoing:
    return replace(outgoing, body=spared(outgoing.body))
