"""How the journal is chained: the bytes of an entry, its mark, and the digest and proof of a seal; pure.

A seal's digest is SHA-256 over the digest before it and the marks of its entries, so that anybody can work it out. Its
proof is an HMAC of the digest under the installation's key, so that only the installation can have made it.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from struct import Struct
from typing import Any, Final, NamedTuple, Self
from uuid import UUID

# What the first seal has before it.
NOTHING: Final = bytes(32)
# An entry's id and the SHA-256 of its bytes.
MARK: Final = Struct(">q32s")

_compact: Callable[[object], str] = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


class Entry(NamedTuple):
    """What of an entry is sealed, which is all of it."""

    id: int
    happened_at: datetime
    by: UUID | None
    verb: str
    thing: str
    thing_id: str
    facts: Any


def written(entry: Entry) -> bytes:
    """Return the bytes that stand for an entry: the same on every database, whichever order its facts came in."""
    number, happened_at, by, *rest = entry
    when = happened_at.astimezone(UTC).isoformat(timespec="microseconds")
    return _compact([number, when, by and by.hex, *rest]).encode("ascii")


def mark(entry: Entry) -> bytes:
    return sha256(written(entry)).digest()


def packed(entries: Iterable[Entry]) -> bytes:
    return b"".join(MARK.pack(entry.id, mark(entry)) for entry in entries)


def unpacked(marks: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the id and mark of each entry that a seal covers."""
    return MARK.iter_unpack(marks)


@dataclass(frozen=True)
class Head:
    """The end of a chain: what stands for all of it, short enough to be kept on paper."""

    number: int = 0
    digest: bytes = NOTHING

    def __str__(self) -> str:
        return f"{self.number}:{self.digest.hex()}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `str` wrote; ValueError for anything else."""
        number, _, digest = text.strip().partition(":")
        head = cls(int(number), bytes.fromhex(digest))
        if head.number < 1 or len(head.digest) != len(NOTHING):
            raise ValueError(text)
        return head


def sealed(before: Head, key: str, last: int, sealed_at: datetime, marks: bytes) -> Head:
    """Return the head that a seal makes of the one before it; `key` is the id of the key that proves it."""
    when = sealed_at.astimezone(UTC).isoformat(timespec="microseconds")
    heading = _compact(["doorstep journal seal", before.number + 1, last, when, key, len(marks)])
    return Head(before.number + 1, sha256(before.digest + heading.encode("ascii") + marks).digest())


def key_id(key: str) -> str:
    """Name a key without telling it."""
    return sha256(f"doorstep journal key {key}".encode()).hexdigest()[:16]


def proof(key: str, head: Head) -> bytes:
    return hmac.digest(key.encode(), f"doorstep journal seal {head}".encode("ascii"), "sha256")
