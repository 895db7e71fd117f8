"""Sealing to somebody's own key, which only a passphrase of theirs opens: whoever runs the house cannot (safety, P4).

A concern is sealed with a key of its own; that key is put into an envelope for each lead, to their public key (X25519,
RFC 7748; the shared secret through HKDF-SHA256, RFC 5869, with both public keys as its context, as in RFC 9180). A
lead's private key stands locked with what scrypt (RFC 7914) makes of the passphrase, and once more with a printed code.
"""

import os
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from doorstep.vault import seals

SALT = 16
PUBLIC = 32
# 128 MiB and a third of a second for each guess: what OWASP asks of scrypt at least.
_COST, _BLOCKS, _LANES = 2**17, 8, 1
_LOCKED = seals.place_of("doorstep.safeguarding.lead-key")
_ENVELOPE = "doorstep.safeguarding.envelope"


@dataclass(frozen=True)
class Pair:
    """A lead's two keys; only the public one stands in the open."""

    public: bytes
    private: bytes

    def __repr__(self) -> str:
        return "<pair>"


def fresh_pair() -> Pair:
    return _pair(X25519PrivateKey.generate())


def _pair(private: X25519PrivateKey) -> Pair:
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Pair(public, private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()))


# -- Locking a lead's key --------------------------------------------------------------------------------------------


def lock(pair: Pair, phrase: str) -> bytes:
    """Lock the private key with a passphrase: a salt, and what is sealed."""
    salt = os.urandom(SALT)
    return salt + seals.seal(_stretched(phrase, salt), pair.private, place=_LOCKED)


def unlock(locked: bytes, phrase: str) -> Pair:
    """Open what `lock` made; raises UnreadableError for another passphrase."""
    private = seals.unseal(_stretched(phrase, locked[:SALT]), locked[SALT:], place=_LOCKED)
    return _pair(X25519PrivateKey.from_private_bytes(private))


def _stretched(phrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=seals.KEY, n=_COST, r=_BLOCKS, p=_LANES).derive(normal(phrase).encode())


def normal(phrase: str) -> str:
    """Write a passphrase one way, whatever stands between its words, and whatever the telephone capitalised."""
    return " ".join(phrase.casefold().split())


# -- Envelopes -------------------------------------------------------------------------------------------------------


def enclose(key: bytes, public: bytes, *, concern: str) -> bytes:
    """Put a concern's key into an envelope for whoever holds the private half of `public`."""
    once = X25519PrivateKey.generate()
    sender = _pair(once).public
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return sender + seals.seal(_derived(shared, sender, public), key, place=_place(concern))


def disclose(envelope: bytes, pair: Pair, *, concern: str) -> bytes:
    """Open an envelope; raises UnreadableError for one that is somebody else's, or another concern's."""
    sender, sealed = envelope[:PUBLIC], envelope[PUBLIC:]
    if len(sender) < PUBLIC:
        raise seals.UnreadableError("It is cut short: an envelope begins with a key.")
    shared = X25519PrivateKey.from_private_bytes(pair.private).exchange(X25519PublicKey.from_public_bytes(sender))
    return seals.unseal(_derived(shared, sender, pair.public), sealed, place=_place(concern))


def _derived(shared: bytes, sender: bytes, receiver: bytes) -> bytes:
    context = seals.place_of(_ENVELOPE) + sender + receiver
    return HKDF(algorithm=SHA256(), length=seals.KEY, salt=None, info=context).derive(shared)


def _place(concern: str) -> bytes:
    return seals.place_of(_ENVELOPE, concern)
