"""Sealing and opening bytes with AES-256-GCM, bound to the place they stand in; pure.

A sealed value is a version byte, a random nonce of 96 bits, and what AES-256-GCM makes of the words and the place.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE = 12
TAG = 16
KEY = 32


class UnreadableError(Exception):
    """A sealed value cannot be opened; the sentence says why, and holds nothing of it."""

    FOR_THE_LOG = True


def fresh_key() -> bytes:
    return AESGCM.generate_key(256)


def seal(key: bytes, words: bytes, *, place: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, words, VERSION + place)


def unseal(key: bytes, sealed: bytes, *, place: bytes) -> bytes:
    """Open what `seal` made with the same key for the same place; raise UnreadableError for anything else."""
    if len(sealed) < len(VERSION) + NONCE + TAG:
        raise UnreadableError(f"It is cut short: {len(sealed)} bytes are too few for a sealed value.")
    if sealed[:1] != VERSION:
        raise UnreadableError(f"It is sealed in version {sealed[0]}, which this program does not know.")
    nonce = sealed[1 : 1 + NONCE]
    try:
        return AESGCM(key).decrypt(nonce, sealed[1 + NONCE :], VERSION + place)
    except InvalidTag:
        raise UnreadableError(
            "It was changed, or moved here from another row, field or table, or sealed with another key."
        ) from None


def place_of(*names: str) -> bytes:
    """Write names one after the other, so that no two lists of names read the same."""
    told = [name.encode() for name in names]
    return b"".join(len(each).to_bytes(4, "big") + each for each in told)
