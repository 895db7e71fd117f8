"""How a backup is encrypted: as an age file with a passphrase, chunk by chunk; pure, in constant memory.

The format is that of https://age-encryption.org/v1, so that a backup also opens without Doorstep, with any of its
programs. The passphrase becomes a key by scrypt. Each chunk of 64 KiB is sealed with ChaCha20-Poly1305 under its number
and whether it is the last, so that nothing can be changed, left out, moved or cut off without being noticed.
"""

import base64
import binascii
import hmac
import io
import os
import re
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

CHUNK = 64 * 1024
TAG = 16
FILE_KEY = 16
# 64 MB and a quarter of a second for each guess at a passphrase; and the most that a file may ask of us: 1 GB.
WORK, MOST_WORK = 16, 20

_FIRST = b"age-encryption.org/v1\n"
_STANZA = re.compile(rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n")
_BODY = re.compile(rb"([A-Za-z0-9+/]{43})\n")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_LONGEST_LINE = 200
# Of no use to anybody twice: each file has a key of its own.
_ONCE = bytes(12)


class UnreadableFileError(Exception):
    """It is no such file, or not whole, or was made with another passphrase; the sentence says which."""


class WrongKeyError(UnreadableFileError):
    """The passphrase is another one than that it was made with."""


class Writer(io.RawIOBase):
    """Encrypts what is written into it; only with `finish` does it become a file that can be read."""

    def __init__(self, out: BinaryIO, passphrase: str, work: int = WORK) -> None:
        super().__init__()
        file_key, salt, nonce = os.urandom(FILE_KEY), os.urandom(16), os.urandom(16)
        body = ChaCha20Poly1305(_wrapping(passphrase, salt, work)).encrypt(_ONCE, file_key, None)
        header = _FIRST + b"-> scrypt %s %d\n%s\n" % (_written(salt), work, _written(body))
        out.write(header + b"--- %s\n" % _written(_mac(file_key, header)) + nonce)
        self._out = out
        self._cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
        self._held = bytearray()
        self._number = 0

    def writable(self) -> bool:
        return True

    def write(self, words: "bytes | bytearray | memoryview") -> int:  # type: ignore[override] # what tarfile gives it
        self._held += words
        # The last chunk is full, or less: one is held back until something follows it.
        while len(self._held) > CHUNK:
            self._seal(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(words)

    def finish(self) -> None:
        self._seal(bytes(self._held), last=True)

    def _seal(self, words: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, last=last), words, None))
        self._number += 1


class Reader(io.RawIOBase):
    """Gives back what was encrypted, a chunk at a time; what comes out was there, at this place, when it was written.

    Raises UnreadableFileError. Whether the file is whole is known once it has been read to its end.
    """

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        super().__init__()
        file_key = _file_key(file, passphrase)
        nonce = file.read(16)
        if len(nonce) < 16:  # noqa: PLR2004 # the format's own number
            raise UnreadableFileError("It was cut short.")
        self._file = file
        self._cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
        self._next = file.read(CHUNK + TAG)
        self._number = 0
        self._ended = False
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: "bytearray | memoryview") -> int:  # type: ignore[override] # what a BufferedReader gives it
        if not self._held and not self._ended:
            self._held = self._opened()
        piece = self._held[: len(into)]
        into[: len(piece)] = piece
        self._held = self._held[len(piece) :]
        return len(piece)

    def _opened(self) -> bytes:
        sealed, self._next = self._next, self._file.read(CHUNK + TAG)
        self._ended = not self._next
        try:
            words = self._cipher.decrypt(_nonce(self._number, last=self._ended), sealed, None)
        except InvalidTag:
            raise UnreadableFileError("It was changed, cut short, or put together from pieces.") from None
        if not words and self._number:
            raise UnreadableFileError("It has an empty end, which nothing of ours writes.")
        self._number += 1
        return words


# -- The beginning ---------------------------------------------------------------------------------------------------


def _file_key(file: BinaryIO, passphrase: str) -> bytes:
    """Read the head of a file; raise where it is none, was changed, or was made with another passphrase."""
    if file.read(len(_FIRST)) != _FIRST:
        raise UnreadableFileError("It is no backup of ours, or its beginning was changed.")
    stanza, body, mac = (_line(file, pattern) for pattern in (_STANZA, _BODY, _MAC))
    salt, work = _read(stanza[1]), int(stanza[2])
    if work > MOST_WORK:
        raise UnreadableFileError("To open it would take more memory than any backup of ours asks for.")
    try:
        file_key = ChaCha20Poly1305(_wrapping(passphrase, salt, work)).decrypt(_ONCE, _read(body[1]), None)
    except InvalidTag:
        raise WrongKeyError("It was made with another key, or its beginning was changed.") from None
    header = _FIRST + stanza[0] + body[0]
    if not hmac.compare_digest(_mac(file_key, header), _read(mac[1])):
        raise UnreadableFileError("Its beginning was changed.")
    return file_key


def _line(file: BinaryIO, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
    found = pattern.fullmatch(file.readline(_LONGEST_LINE))
    if found is None:
        raise UnreadableFileError("It is no file that was encrypted with a passphrase, or its beginning was changed.")
    return found


def _written(words: bytes) -> bytes:
    return base64.b64encode(words).rstrip(b"=")


def _read(written: bytes) -> bytes:
    words = binascii.a2b_base64(written + b"=" * (-len(written) % 4))
    if _written(words) != written:
        raise UnreadableFileError("Its beginning was changed.")
    return words


def _wrapping(passphrase: str, salt: bytes, work: int) -> bytes:
    derive = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << work, r=8, p=1)
    return derive.derive(passphrase.encode())


def _derived(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header + b"---", "sha256")


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
