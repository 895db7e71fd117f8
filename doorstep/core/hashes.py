"""How tokens and codes stand in the database: never as they are."""

import hashlib

from django.conf import settings
from django.utils.crypto import salted_hmac

# Compared with where there is none, so that looking takes as long.
NOBODYS = hashlib.sha256(b"nobody's").hexdigest()


def of_token(token: str) -> str:
    """Hash a browser's token; 256 random bits need no key."""
    return hashlib.sha256(token.encode()).hexdigest()


def of_code(purpose: str, said: str) -> str:
    """Hash what somebody types, short enough to be tried out by whoever has the database: so the key is ours."""
    return salted_hmac(f"doorstep.codes.{purpose}", said, algorithm="sha256").hexdigest()


def of_kept_code(purpose: str, said: str) -> str:
    """Hash a code that is kept for years: with the key that never changes, so that a new SECRET_KEY spoils none."""
    return salted_hmac(f"doorstep.codes.{purpose}", said, secret=settings.LOOKUP_KEY, algorithm="sha256").hexdigest()
