"""Typed readers of the accounts with whoever carries WhatsApp, calls, and mail without a mail server."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env


@dataclass(frozen=True)
class Account:
    """An account with a provider; `more` is what its address says behind the question mark."""

    provider: str
    host: str
    port: int
    secure: bool
    name: str
    secret: str = field(repr=False)
    more: Mapping[str, str] = field(repr=False, default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """What the address of an account must say: before the host, and behind it, each with how to write it."""

    before: str
    name: str = ""
    more: Mapping[str, tuple[str, str]] = field(default_factory=dict)


_WORD = r"[!-~]{8,200}"
_NUMBER = r"\+[1-9][0-9]{6,14}"
# Without a question mark: what is asked there is put behind one.
_PAGE = r"(https://[A-Za-z0-9.-]+(:[0-9]+)?/[!-\"$->@-~]*)?"
WHATSAPP = {
    "whatsapp": Wanted(
        "PHONE_NUMBER_ID:TOKEN",
        r"[0-9]{5,30}",
        {
            "secret": (_WORD, "the app secret"),
            "verify": (_WORD, "a word of yours, 8 signs or more"),
            "template": (r"[a-z0-9_]{1,512}", "the name of a template"),
        },
    )
}
VOICE = {
    "twilio": Wanted(
        "ACCOUNT_SID:AUTH_TOKEN",
        r"[!-9;-~]+",
        {
            "from": (_NUMBER, "a number such as %2B442079460000"),
            "answers": (_PAGE, "an address of this installation that begins with https://"),
        },
    )
}
MAIL = {
    "postmark": Wanted(":SERVER_TOKEN"),
    "mailgun": Wanted(
        "DOMAIN:SENDING_KEY",
        r"[A-Za-z0-9.-]+",
        # It signs what it tells with a key of its own. Without that nothing that it tells is taken in.
        {"signing": (f"({_WORD})?", "its HTTP webhook signing key")},
    ),
    "mailjet": Wanted("API_KEY:SECRET_KEY", r"[!-9;-~]+"),
}
_WEB = {True: 443, False: 80}


def whatsapp(name: str) -> Account | None:
    """Read whatsapp://PHONE_NUMBER_ID:TOKEN@graph.facebook.com?secret=…&verify=…&template=…."""
    return _said(name, WHATSAPP)


def voice(name: str) -> Account | None:
    """Read twilio://SID:TOKEN@api.twilio.com?from=…&answers=…; without the last, nobody is asked for keys."""
    return _said(name, VOICE)


def mail(name: str) -> Account | None:
    """Read postmark://:TOKEN@api.postmarkapp.com, mailgun://DOMAIN:KEY@api.eu.mailgun.net or mailjet://…."""
    return _said(name, MAIL)


def _said(name: str, kinds: Mapping[str, Wanted]) -> Account | None:
    said = env.text(name)
    return as_account(name, said, kinds) if said else None


def as_account(name: str, said: str, kinds: Mapping[str, Wanted]) -> Account:
    """Read the address of an account. Nothing of it is repeated where it is wrong: there is a key in it.

    With +http behind the first word it is spoken in the open, which is for a stand-in on this machine.
    """
    url, port = _split(name, said)
    provider, _, plainly = url.scheme.partition("+")
    if provider not in kinds or plainly not in {"", "http"} or not url.hostname:
        known = " or ".join(f"{each}://" for each in kinds)
        raise ImproperlyConfigured(f"{name} must begin with {known}, and name a host.")
    if plainly and not _is_this_machine(url.hostname):
        raise ImproperlyConfigured(f"{name} would send it all in the open. Take +http out of it.")
    wanted = kinds[provider]
    account, secret = unquote(url.username or ""), unquote(url.password or "")
    # Both go into a header, where a line break would begin another.
    if not re.fullmatch(wanted.name, account) or not re.fullmatch(r"[!-~]+", secret):
        raise ImproperlyConfigured(
            f"{name} says no account that can be used. Write {provider}://{wanted.before}@ and the host."
        )
    more = _more(name, url, wanted)
    return Account(provider, url.hostname, port or _WEB[not plainly], not plainly, account, secret, more)


def _split(name: str, said: str) -> tuple[SplitResult, int | None]:
    try:
        url = urlsplit(said)
        port = url.port
    except ValueError:
        # Without its cause, which would repeat a part of it.
        raise ImproperlyConfigured(f"{name} is no address: a bracket may be missing, or its port.") from None
    return url, port


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _more(name: str, url: SplitResult, wanted: Wanted) -> dict[str, str]:
    said = dict(parse_qsl(url.query))
    if set(said) - set(wanted.more):
        raise ImproperlyConfigured(f"{name} says something behind the question mark that nothing here reads.")
    # In an address a plus that is not written %2B is a blank.
    found = {each: re.sub(r"^ (?=[0-9])", "+", said.get(each, "")) for each in wanted.more}
    for each, (pattern, how) in wanted.more.items():
        if not re.fullmatch(pattern, found[each]):
            raise ImproperlyConfigured(f"{name} must say {each}= behind the question mark: {how}.")
    return found
