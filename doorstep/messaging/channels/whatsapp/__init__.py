"""WhatsApp, by the business number that DOORSTEP_WHATSAPP_URL names.

Meta takes no key by which it would drop what comes twice, and cannot be asked what it took. Our reference goes along
and comes back with whatever it tells of the message (inbound/whatsapp.py): only that settles a doubt.
"""

from django.conf import settings

from doorstep.messaging.channels.base import CannotAskError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.line import Line
from doorstep.messaging.channels.whatsapp.number import Number
from doorstep.messaging.inbound.whatsapp import MEANS
from doorstep.people.models import ContactPoint

__all__ = ["MEANS", "WhatsAppChannel", "number"]


def number() -> Number | None:
    """Find the number that writes as this installation is set up."""
    said = settings.WHATSAPP
    if said is None:
        return None
    line = Line(said.host, said.port, secure=said.secure)
    return Number(line, said.name, said.secret, said.more["secret"], said.more["template"], settings.LANGUAGE_CODE)


class WhatsAppChannel:
    def carries(self) -> frozenset[str]:
        return frozenset({ContactPoint.Means.WHATSAPP.value} if settings.WHATSAPP else ())

    def provider(self) -> str:
        return f"whatsapp {settings.WHATSAPP.name}" if settings.WHATSAPP else ""

    def send(self, outgoing: Outgoing) -> str:
        """Send it in its own words within a day of theirs, or else inside the template.

        Where there is no template in the message's language, that of the site is taken.
        """
        carrier = number()
        if carrier is None:
            raise NotDeliveredError(permanent=False)
        return carrier.send(outgoing, language=outgoing.language, window_open=outgoing.window_open)

    def sent(self, _outgoing: Outgoing) -> str | None:
        """Nobody can be asked; what is told later, with our reference, says it."""
        raise CannotAskError(permanent=True)
