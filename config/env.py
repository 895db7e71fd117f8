"""Typed readers of the environment; every name read here must be explained in docs/running.md."""

import contextlib
import ipaddress
import os
import re
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

KNOWN: set[str] = set()
_LONGEST_NUMBER = 18


def text(name: str, default: str = "") -> str:
    KNOWN.add(name)
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """Read yes/no, true/false, on/off or 1/0."""
    said = text(name).lower()
    if said in {"", "1", "yes", "true", "on"}:
        return bool(said) or default
    if said in {"0", "no", "false", "off"}:
        return False
    raise ImproperlyConfigured(f'{name} is "{said}". Write yes or no.')


def whole_number(name: str, default: int, *, least: int = 0) -> int:
    said = text(name, str(default))
    if not (said.isascii() and said.isdigit() and len(said) <= _LONGEST_NUMBER and int(said) >= least):
        raise ImproperlyConfigured(f'{name} is "{said}". Write a whole number, {least} or more.')
    return int(said)


_WHILES = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
_WHILES["day"] = timedelta(days=1)


def rate(name: str) -> tuple[int, timedelta] | None:
    """Read how many in what while: 100/hour; None where nothing is said, and so as many as there are."""
    said = text(name)
    found = re.fullmatch(r"([1-9][0-9]{0,6})/(second|minute|hour|day)", said)
    if said and not found:
        raise ImproperlyConfigured(f'{name} is "{said}". Write a number and a while, such as 100/hour or 1/second.')
    return (int(found[1]), _WHILES[found[2]]) if found else None


def price(name: str) -> tuple[Decimal, str] | None:
    """Read what something costs, in a currency by its three letters: 0.04 GBP; None where nothing is said."""
    said = text(name)
    found = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,4})?) ?([A-Z]{3})", said)
    if said and not found:
        raise ImproperlyConfigured(f'{name} is "{said}". Write an amount and a currency, such as 0.04 GBP.')
    return (Decimal(found[1]), found[2]) if found else None


def words(name: str, default: str = "") -> list[str]:
    """Read a list divided by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def path(name: str, default: Path) -> Path:
    try:
        return Path(text(name, str(default))).expanduser().resolve()
    except (RuntimeError, OSError) as error:
        raise ImproperlyConfigured(f"{name} names a folder that cannot be: {error}") from error


def web_address(name: str, default: str) -> str:
    """Read the address of a page, which must be one that nobody on the way can read along."""
    said = text(name, default)
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[!-~]*)?", said):
        raise ImproperlyConfigured(f'{name} is "{said}". Write the whole address of a page, such as {default}.')
    return said


_MAIL = {"smtp": ({}, 25), "smtp+starttls": ({"use_tls": True}, 587), "smtps": ({"use_ssl": True}, 465)}
_WAITS = 10


def smtp(name: str) -> dict[str, Any] | None:
    """Read smtp://, smtp+starttls:// or smtps://person:password@host:587 as what Django's SMTP backend takes."""
    said = text(name)
    if not said:
        return None
    url = _split(name, said)
    if url.scheme not in _MAIL or not url.hostname:
        raise ImproperlyConfigured(f"{name} must begin with smtp+starttls://, smtps:// or smtp://, and name a host.")
    security, port = _MAIL[url.scheme]
    return {
        "host": url.hostname,
        "port": _port(name, url) or port,
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        # In seconds: a server that hangs must not hold up the worker.
        "timeout": _WAITS,
        **security,
    }


_IMAP = {"imaps": 993, "imap": 143}


def mailbox(name: str) -> dict[str, Any] | None:
    """Read imaps://person:password@host:993/INBOX; imap:// is spoken in the open, and only to this machine."""
    said = text(name)
    if not said:
        return None
    url = _split(name, said)
    if url.scheme not in _IMAP or not (url.hostname and url.username and url.password):
        raise ImproperlyConfigured(f"{name} must begin with imaps://, and name a person, a password and a host.")
    if url.scheme == "imap" and not _is_this_machine(url.hostname):
        raise ImproperlyConfigured(f"{name} would read mail in the open. Write imaps:// instead.")
    folder = unquote(url.path.strip("/")) or "INBOX"
    if not re.fullmatch(r'[^"\\\x00-\x1f\x7f]{1,100}', folder):
        raise ImproperlyConfigured(f"{name} names a folder that there cannot be.")
    return {
        "host": url.hostname,
        "port": _port(name, url) or _IMAP[url.scheme],
        "secure": url.scheme == "imaps",
        "name": unquote(url.username),
        "secret": unquote(url.password),
        "folder": folder,
    }


@dataclass(frozen=True)
class Texts:
    """An account with whoever carries texts; `sender` is a number, a name or a service of the provider's.

    `callback` is our own address, at which they tell what became of a text; "" where they are not asked to.
    """

    provider: str
    host: str
    port: int
    secure: bool
    account: str
    secret: str = field(repr=False)
    sender: str
    callback: str = ""


# What each wants before the host, and what may stand as the sender.
_TEXTS = {
    "twilio": ("ACCOUNT_SID:AUTH_TOKEN", r"\+[0-9]{3,15}|[0-9]{3,8}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}"),
    "smsworks": (":TOKEN", r"\+?[0-9]{3,15}|(?=.*[A-Za-z])[A-Za-z0-9]{3,11}"),
}
_WEB = {True: 443, False: 80}


def texts(name: str, *, told_at: str = "") -> Texts | None:
    """Read twilio://SID:TOKEN@api.twilio.com?from=… or smsworks://:TOKEN@api.thesmsworks.co.uk?from=….

    With +http behind the first word it is spoken in the open, which is for a stand-in on this machine. `told_at`: below
    which address of ours they tell what came, each at its own name; "" for nowhere.
    """
    said = text(name)
    return as_texts(name, said, told_at=told_at) if said else None


def as_texts(name: str, said: str, *, told_at: str = "") -> Texts:
    url = _split(name, said)
    provider, _, plainly = url.scheme.partition("+")
    if provider not in _TEXTS or plainly not in {"", "http"} or not url.hostname:
        raise ImproperlyConfigured(f"{name} must begin with twilio:// or smsworks://, and name a host.")
    if plainly and not _is_this_machine(url.hostname):
        raise ImproperlyConfigured(f"{name} would send texts in the open. Take +http out of it.")
    asked = dict(parse_qsl(url.query))
    if unread := next((each for each in asked if each != "from"), ""):
        raise ImproperlyConfigured(f"{name} says {unread}=, which nothing here reads. Take it out.")
    return Texts(
        provider=provider,
        host=url.hostname,
        port=_port(name, url) or _WEB[not plainly],
        secure=not plainly,
        **_key(name, url, provider),
        sender=_sender(name, asked.get("from", ""), provider),
        callback=f"{told_at}{provider}/" if told_at else "",
    )


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _key(name: str, url: SplitResult, provider: str) -> dict[str, str]:
    """Read what proves who we are; it goes into a header, where a line break would begin another."""
    account, secret = unquote(url.username or ""), unquote(url.password or "")
    wanted = _TEXTS[provider][0]
    whole = bool(secret) and bool(account or wanted.startswith(":")) and ":" not in account
    if not whole or not re.fullmatch(r"[!-~]*", account) or not re.fullmatch(r"[ -~]+", secret):
        raise ImproperlyConfigured(
            f"{name} says no account that can be used. Write {provider}://{wanted}@ and the host."
        )
    return {"account": account, "secret": secret}


def _sender(name: str, said: str, provider: str) -> str:
    # In an address a plus that is not written %2B is a blank.
    sender = re.sub(r"^ (?=[0-9])", "+", said)
    if not re.fullmatch(_TEXTS[provider][1], sender):
        raise ImproperlyConfigured(
            f"{name} must say who sends, as ?from= and a number such as %2B442079460000, or a name of up to 11 letters."
        )
    return sender


def _split(name: str, said: str) -> SplitResult:
    with contextlib.suppress(ValueError):
        return urlsplit(said)
    # What was written is not repeated, nor what Python said of it, which repeats it: there may be a password in it.
    raise ImproperlyConfigured(f"{name} is no address: a bracket may be missing.")


def _port(name: str, url: SplitResult) -> int | None:
    with contextlib.suppress(ValueError):
        return url.port
    # As above: where the sign @ is missing, a password stands in the place of the port.
    raise ImproperlyConfigured(f"{name} names a port that is no number.")


def database(name: str, default: str) -> dict[str, Any]:
    """Read sqlite:///a/file or postgresql://person:secret@host:5432/name?sslmode=require as Django's settings."""
    url = _split(name, text(name, default))
    if url.scheme == "sqlite" and url.path:
        # Always from the root: some write three slashes for it, some four.
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": "/" + unquote(url.path).lstrip("/")}
    if url.scheme in {"postgres", "postgresql"}:
        return _postgresql(name, url)
    raise ImproperlyConfigured(f"{name} must begin with sqlite:/// or postgresql://.")


def database_beside(address: str, file: Path) -> str:
    """Return where a second database lies unless it is said: in `file`, or on the same server as NAME_keys."""
    url = _split("DOORSTEP_DATABASE_URL", address)
    if url.scheme == "sqlite":
        return f"sqlite:///{file}"
    return url._replace(path=f"{url.path}_keys").geturl()


def _postgresql(name: str, url: SplitResult) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": _port(name, url) or "",
        "OPTIONS": dict(parse_qsl(url.query)),
    }
