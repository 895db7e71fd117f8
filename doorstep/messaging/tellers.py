"""Who may tell us something, and by which key they prove that it is them, as this installation is set up."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from doorstep.messaging.inbound import ways
from doorstep.messaging.inbound.events import Arrived, Event, NotTheirsError, Recording

# By its name, so that it is loaded only where it is used, as what sends by a provider of mail is.
_TRACKING = "doorstep.messaging.channels.email.tracking"
# The name in an address with a word in it, where nothing is signed.
_NAME = "doorstep"


class _Verifies(Protocol):
    def __call__(self, provider: str, arrived: Arrived, secret: str) -> None: ...


class _Reads(Protocol):
    def __call__(self, provider: str, arrived: Arrived) -> list[Event]: ...


def verify(way: str, arrived: Arrived) -> None:
    """Look whether it comes from whom it says. Raises NotTheirsError, also where nobody tells us anything this way."""
    if is_mail(way):
        by_mail: _Verifies = import_string(f"{_TRACKING}.verified")
        by_mail(way, arrived, _secret_of_mail())
        return
    secret = _secrets().get(way, "")
    if not secret:
        raise NotTheirsError("nothing is set up here that would be told this way")
    ways.verified(way, arrived, secret)


def events(way: str, arrived: Arrived) -> Sequence[Event | Recording]:
    """Read what was verified when it came; nothing of whoever carried mail for us before."""
    if way in ways.BY_MAIL_API:
        reads: _Reads = import_string(f"{_TRACKING}.events")
        return reads(way, arrived)
    return ways.events(way, arrived)


def _secrets() -> dict[str, str]:
    found = {settings.TEXT.provider: settings.TEXT.secret} if settings.TEXT else {}
    if settings.WHATSAPP:
        found[ways.WHATSAPP] = settings.WHATSAPP.more["secret"]
    if settings.VOICE:
        found[ways.VOICE] = settings.VOICE.secret
    return found


# -- A provider of mail ----------------------------------------------------------------------------------------------


def is_mail(way: str) -> bool:
    """Say whether it is by this provider that our mail goes."""
    return settings.MAIL_API is not None and settings.MAIL_API.provider == way


def _secret_of_mail() -> str:
    """Give the key that it signs with; of those who sign nothing, the name and the word in their address."""
    said = settings.MAIL_API
    if said is None or said.provider == ways.MAILGUN:
        return said.more.get("signing", "") if said else ""
    made = hmac.digest(
        said.secret.encode(), b"doorstep: where a provider of mail tells what became of a letter", "sha256"
    )
    return f"{_NAME}:{urlsafe_b64encode(made).decode().rstrip('=')}"


def address_for_mail() -> str:
    """Write the address of ours as the provider is given it; "" where nobody could reach one, or it could not sign."""
    said, secret = settings.MAIL_API, _secret_of_mail()
    if said is None or not settings.TOLD_AT or not secret:
        return ""
    at = urlsplit(settings.TOLD_AT)
    host = at.netloc if said.provider == ways.MAILGUN else f"{secret}@{at.netloc}"
    return f"{at.scheme}://{host}{at.path}{said.provider}/"
