"""Typed readers of the environment; every name read here must be explained in docs/running.md."""

import os
import re
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


def _split(name: str, said: str) -> SplitResult:
    try:
        return urlsplit(said)
    except ValueError as error:
        # What was written is not repeated: there may be a password in it.
        raise ImproperlyConfigured(f"{name} is no address: a bracket may be missing.") from error


def _port(name: str, url: SplitResult) -> int | None:
    try:
        return url.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} names a port that is no number.") from error


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
