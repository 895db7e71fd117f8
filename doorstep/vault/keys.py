"""Getting at a person's key: fetched when something is opened, held no longer than a block of code asks for it."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

from doorstep.vault import rings, seals
from doorstep.vault.models import PersonKey
from doorstep.vault.seals import UnreadableError

_at_hand: ContextVar[dict[UUID, bytes] | None] = ContextVar("keys at hand", default=None)


class NoKeyError(UnreadableError):
    """There is no key of this person: erased, or nothing was ever sealed for them."""


def ring() -> rings.Ring:
    """Return the installation's keys as they are now; a file that another process changed is read again."""
    if settings.VAULT_KEYS:
        return _read(settings.VAULT_KEYS)
    file = Path(settings.VAULT_KEYS_FILE)
    told = file.stat()
    return _read_file(file, told.st_mtime_ns, told.st_ino)


@lru_cache(maxsize=2)
def _read(written: str) -> rings.Ring:
    return rings.read(written)


@lru_cache(maxsize=2)
def _read_file(file: Path, _changed: int, _which: int) -> rings.Ring:
    return rings.read(file.read_text("ascii"))


def wrap(person: UUID, key: bytes, by: rings.RingKey) -> bytes:
    return seals.seal(by.secret, key, place=_place(person, by.id))


def unwrap(row: PersonKey, known: rings.Ring) -> bytes:
    return unwrapped(row.person, row.wrapped, row.wrapped_by_id, known)


def unwrapped(person: UUID, wrapped: bytes | memoryview, wrapped_by: str, known: rings.Ring) -> bytes:
    by = known.known(wrapped_by)
    if by is None:
        raise UnreadableError(
            f"Its person's key is wrapped by key {wrapped_by} of the installation, which is not known here."
        )
    try:
        return seals.unseal(by.secret, bytes(wrapped), place=_place(person, by.id))
    except UnreadableError as error:
        raise UnreadableError(f"Its person's key cannot be unwrapped. {error}") from None


def _place(person: UUID, by: str) -> bytes:
    return seals.place_of("doorstep.vault.person-key", str(person), by)


def key_of(person: UUID) -> bytes:
    """Return one person's key; raise NoKeyError where there is none."""
    held = _at_hand.get()
    if held is not None and person in held:
        return held[person]
    row = PersonKey.objects.filter(person=person).first()
    if row is None:
        raise NoKeyError("There is no key of its person: they were erased.")
    return unwrap(row, ring())


@contextmanager
def at_hand(persons: Iterable[UUID]) -> Iterator[Collection[UUID]]:
    """Fetch the keys of many persons in one question, for sealing or opening many values within the block.

    Gives those who have one: who was erased has none.
    """
    known = ring()
    rows = PersonKey.objects.filter(person__in=set(persons), wrapped_by__in=[key.id for key in known.keys])
    held = dict(_unwrapped(rows, known))
    token = _at_hand.set(held)
    try:
        yield held.keys()
    finally:
        _at_hand.reset(token)


def _unwrapped(rows: Iterable[PersonKey], known: rings.Ring) -> Iterator[tuple[UUID, bytes]]:
    for row in rows:
        try:
            yield row.person, unwrap(row, known)
        except UnreadableError:
            # Left out, so that whoever opens a value of theirs is told why.
            continue
