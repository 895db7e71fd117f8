"""Says to an operator when nobody can be written to."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 # Django's own name for it

from doorstep.messaging import channels


def register_all() -> None:
    register(check_a_way_out, Tags.security, deploy=True)


def check_a_way_out(**_kwargs: Any) -> list[CheckMessage]:
    if channels.available() or not settings.PRODUCTION:
        return []
    hint = "Say in DOORSTEP_SMTP_URL which server sends your mail, or in DOORSTEP_TEXT_URL who carries texts."
    return [
        Warning("Nothing here can send a message, so nobody can sign in by a code.", hint=hint, id="messaging.W001")
    ]
