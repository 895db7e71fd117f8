"""The installation's keys, as a ring: several may be known, the newest wraps; without Django.

A ring is written as one key after the other, newest last, each 32 random bytes in base64url. A key's id follows from
the key, so that no id can be given to the wrong one.
"""

import base64
import binascii
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path

from doorstep.vault import seals

ID_LENGTH = 12


class BadRingError(Exception):
    """What should be the installation's keys is none; says which, and nothing of it."""

    FOR_THE_LOG = True


@dataclass(frozen=True, repr=False)
class RingKey:
    """One key of the installation; shows its id alone."""

    id: str
    secret: bytes

    def __repr__(self) -> str:
        return f"<key {self.id}>"


@dataclass(frozen=True)
class Ring:
    """The installation's keys, oldest first."""

    keys: tuple[RingKey, ...]

    @property
    def newest(self) -> RingKey:
        return self.keys[-1]

    def known(self, key_id: str) -> RingKey | None:
        return next((key for key in self.keys if key.id == key_id), None)


def key_of(secret: bytes) -> RingKey:
    return RingKey(sha256(b"doorstep.vault.key-id" + secret).hexdigest()[:ID_LENGTH], secret)


def read(written: str) -> Ring:
    """Read keys divided by commas, spaces or lines."""
    keys = tuple(_read_one(place, each) for place, each in enumerate(written.replace(",", " ").split(), start=1))
    if not keys:
        raise BadRingError("There is no key of the installation.")
    return Ring(keys)


def _read_one(place: int, written: str) -> RingKey:
    try:
        secret = base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != seals.KEY:
        raise BadRingError(f"Key {place} of the installation is not {seals.KEY} bytes in base64url.")
    return key_of(secret)


def write(key: RingKey) -> str:
    return base64.urlsafe_b64encode(key.secret).decode().rstrip("=")


# -- In a file -------------------------------------------------------------------------------------------------------


def add_to(file: Path) -> RingKey:
    """Put a new key at the end of the ring in `file`; it is on the disk before anything can be wrapped with it."""
    with _alone(file):
        new = key_of(seals.fresh_key())
        _replace(file, [*read(file.read_text("ascii")).keys, new])
    return new


def take_from(file: Path, key_id: str) -> None:
    """Take a key out of the ring in `file`, wherever it stands."""
    with _alone(file):
        _replace(file, [key for key in read(file.read_text("ascii")).keys if key.id != key_id])


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    with file.with_name(f"{file.name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def _replace(file: Path, keys: list[RingKey]) -> None:
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write("".join(f"{write(key)}\n" for key in keys))
        out.flush()
        os.fsync(out.fileno())
    aside.replace(file)
    _to_disk(file.parent)


def _to_disk(folder: Path) -> None:
    """Make sure that a folder remembers what was renamed in it."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
