"""A passkey's device as a few lines of software: real keys and signatures, and faults to order."""

import json
import secrets
import struct
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.http import HttpResponse
from django.test import Client
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

PRESENT, VERIFIED, HOLDS_A_KEY = 0x01, 0x04, 0x40


@dataclass
class SoftKey:
    """A device with one passkey, in a browser that shows the page of `origin`; it counts by `steps`."""

    origin: str = "http://testserver"
    host: str = "testserver"
    verifies: bool = True
    count: int = 0
    steps: int = 1
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    whose: bytes = b""

    def made(self, options: str, **said: Any) -> str:
        """Answer to an offer as `navigator.credentials.create` does; `said` is put in place of what is true."""
        asked = json.loads(options)
        self.whose = base64url_to_bytes(asked["user"]["id"])
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + self._public()
        attestation = {"fmt": "none", "attStmt": {}, "authData": self._data(HOLDS_A_KEY) + attested}
        client = self._client("webauthn.create", asked["challenge"])
        return self._told({"clientDataJSON": client, "attestationObject": encode_cbor(attestation)} | said)

    def shown(self, options: str, **said: Any) -> str:
        """Answer to a question as `navigator.credentials.get` does."""
        self.count += self.steps
        client, data = self._client("webauthn.get", json.loads(options)["challenge"]), self._data()
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        answer = {"clientDataJSON": client, "authenticatorData": data, "signature": signature, "userHandle": self.whose}
        return self._told(answer | said)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, flags: int = 0) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        return sha256(self.host.encode()).digest() + bytes([flags]) + struct.pack(">I", self.count)

    def _public(self) -> bytes:
        """Write the public half as COSE does: an elliptic key, ES256, P-256."""
        numbers = self.key.public_key().public_numbers()
        x, y = (each.to_bytes(32, "big") for each in (numbers.x, numbers.y))
        return encode_cbor({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def _told(self, response: dict[str, bytes]) -> str:
        called = bytes_to_base64url(self.id)
        said = {name: bytes_to_base64url(value) for name, value in response.items()}
        return json.dumps({"id": called, "rawId": called, "type": "public-key", "response": said})


def add_passkey(client: Client, key: SoftKey, to: str = "/me/", **said: Any) -> HttpResponse:
    """Add a passkey on the pages, as the script on them does."""
    options = client.post("/me/ways/passkeys/offer/")
    assert options.status_code == 200, options["Location"]
    told = {"said": key.made(options.content.decode(), **said), "next": to}
    return client.post("/me/ways/passkeys/", told)  # type: ignore[return-value] # the test client's own kind of it
