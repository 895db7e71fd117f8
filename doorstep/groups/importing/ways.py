"""The ways of contact that a list gives, as far as they may be published and lead somewhere."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from doorstep.groups import contacts

_LONGEST = 300
_MOST = 20


def read(values: Mapping[str, str], remarks: list[str]) -> tuple[tuple[str, str], ...]:
    """Give what can be taken as (means, value); `remarks` hears of what cannot."""
    found = []
    for means in ("phone", "email", "website"):
        for value in _several(values.get(means, "")):
            why = wrong(means, value)
            if why:
                remarks.append(f'its {means} "{value[:40]}" {why}, so it was not taken')
            else:
                found.append((means, value))
    return tuple(found)


def _several(said: str) -> list[str]:
    return [value.strip() for value in re.split(r"[;\n]|\s/\s", said) if value.strip()][:_MOST]


def wrong(means: str, value: str) -> str:
    """Say why a way of contact is not taken; nothing where it is."""
    if contacts.mentions_a_chat(value):
        return "leads into a private chat"
    if len(value) > _LONGEST or not _FITS[means](value):
        return "does not read like one"
    return ""


def _is_email(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def _is_page(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    plainly = value.isprintable() and " " not in value and "\\" not in value
    return plainly and parts.scheme in {"http", "https"} and "." in (parts.hostname or "")


_FITS = {"phone": lambda value: bool(contacts.PHONE.fullmatch(value)), "email": _is_email, "website": _is_page}
