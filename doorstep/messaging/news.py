"""Which news a letter is, and the address that ends it with one press (RFC 8058, RFC 2919).

The address holds an opaque id and the name of the news, signed: it opens nothing else, and holds for as long as there
is mail in which it stands. News is called "kind.sender", such as "call.southwark".
"""

import re
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from doorstep.messaging.channels.base import News
from doorstep.messaging.models import Message

_SALT = "doorstep.messaging.news"
_HOST = "in/"


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SALT)


def token_of(person: UUID, news: str) -> str:
    return _signer().sign_object([person.hex, news])


def opened_by(token: str) -> tuple[UUID, str] | None:
    """Say whom an address is for, and which news it ends; None where it is none of ours."""
    try:
        person, news = _signer().unsign_object(token)
        return UUID(person), str(news)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def news_of(message: Message) -> News | None:
    """Say which news it is, and where its reader ends it; None where it is none."""
    if not message.news:
        return None
    home = settings.TOLD_AT.removesuffix(_HOST)
    ends_at = reverse("messaging:ending", args=[token_of(message.person_id, message.news)]) if home else ""
    host = settings.MAIL_FROM.rpartition("@")[2].rstrip(">")
    return News(f"<{_as_host(message.news)}.{host}>", f"{home.rstrip('/')}{ends_at}" if home else "")


def _as_host(news: str) -> str:
    """Write it as a part of a host's name, which is how lists are called (RFC 2919, 2)."""
    plain = news.casefold() if news.isascii() else news.casefold().encode("punycode").decode()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")
