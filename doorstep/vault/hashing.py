"""Keyed hashes, by which a person is found whose particulars are sealed: the same words make the same hash.

Whoever has the database alone cannot try numbers out: the key (settings.LOOKUP_KEY) lies apart from it.
"""

import hmac

from django.conf import settings

from doorstep.vault import normalising

LENGTH = 64


class Hashed(str):
    """A keyed hash; columns of them take nothing else, so that no plain text gets into one by mistake."""

    __slots__ = ()


def email(typed: str) -> Hashed:
    """Hash an e-mail address; raises NotReadableError like the next three."""
    return _hashed("email", normalising.email(typed))


def phone(typed: str) -> Hashed:
    """Hash a number that is called, texted, or reached by WhatsApp."""
    return _hashed("phone", normalising.phone(typed))


def whatsapp(typed: str) -> Hashed:
    """Hash a number on WhatsApp, which is the same as when it is called; or the id of who shows none."""
    return _hashed("whatsapp", typed) if normalising.is_scoped(typed) else phone(typed)


def household(surname: str, postcode: str) -> Hashed:
    return _hashed("household", normalising.household(surname, postcode))


def receipt(number: str) -> Hashed:
    """Hash the sixteen digits of a receipt."""
    return _hashed("receipt", number)


def _hashed(domain: str, normal: str) -> Hashed:
    # The domain stands before, so that a hash of one kind never equals one of another.
    said = f"doorstep.vault.hash\0{domain}\0{normal}".encode()
    return Hashed(hmac.digest(settings.LOOKUP_KEY.encode(), said, "sha256").hex())
