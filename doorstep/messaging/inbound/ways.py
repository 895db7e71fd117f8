"""The ways in which something comes back, by name: how each proves that it is theirs, and what reads it; pure."""

from collections.abc import Callable, Sequence

from doorstep.messaging.inbound import calls, letters, screen, smsworks, twilio, whatsapp
from doorstep.messaging.inbound.events import Arrived, Event, NotTheirsError, Recording

SCREEN, MAIL = "screen", "mail"
# Who sends our mail by an interface of their own, and tells what became of it; read in channels/email/tracking.py.
POSTMARK, MAILGUN, MAILJET = "postmark", "mailgun", "mailjet"
BY_MAIL_API = frozenset({POSTMARK, MAILGUN, MAILJET})
TWILIO, SMSWORKS, WHATSAPP, VOICE = "twilio", "smsworks", "whatsapp", calls.MEANS
_VERIFIES: dict[str, Callable[[Arrived, str], None]] = {
    TWILIO: twilio.verified,
    SMSWORKS: smsworks.verified,
    WHATSAPP: whatsapp.verified,
    # Twilio signs both in the same way.
    VOICE: twilio.verified,
}
_READS: dict[str, Callable[[Arrived], Sequence[Event | Recording]]] = {
    SCREEN: screen.events,
    MAIL: letters.events,
    TWILIO: twilio.events,
    SMSWORKS: smsworks.events,
    WHATSAPP: whatsapp.events,
    VOICE: calls.events,
}


def verified(way: str, arrived: Arrived, secret: str) -> None:
    """Look whether it comes from whom it says. Raises NotTheirsError, also where nobody tells us anything."""
    verifies = _VERIFIES.get(way)
    if verifies is None:
        raise NotTheirsError("nobody tells us anything this way")
    verifies(arrived, secret)


def kept(way: str, arrived: Arrived) -> bytes:
    """Give all of it that is read later; of a call a part stands in its address."""
    return calls.kept(arrived) if way == VOICE else arrived.body


def events(way: str, arrived: Arrived) -> Sequence[Event | Recording]:
    """Read what came by this way; nothing where it says nothing that we could act upon."""
    return _READS[way](arrived)
