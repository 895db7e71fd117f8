"""Whether the journal is still what was sealed: a walk along the whole chain, in constant memory."""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from doorstep.journal import chain
from doorstep.journal.chain import Entry, Head
from doorstep.journal.models import JournalEntry, JournalSeal

# Rows fetched at once.
PAGE = 1_000
SEALS = 20
UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError)


@dataclass(frozen=True)
class Break:
    """Where the chain no longer holds: all before it is as it was sealed."""

    what: str
    # The entry it was found at, where it is one, and the seal.
    entry: int | None = None
    seal: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What a walk found: `entries` and `head` go as far as all is whole."""

    head: Head
    entries: int
    broken: Break | None
    unsealed: int
    oldest_unsealed: datetime | None


class BrokenError(Exception):
    """Carries the break up to whoever began the walk."""

    def __init__(self, what: str, entry: int | None = None, seal: int | None = None) -> None:
        super().__init__(what)
        self.found = Break(what, entry, seal)


def keys() -> dict[str, str]:
    """Return the keys of this installation by their ids; the first is the one that seals."""
    return {chain.key_id(key): key for key in settings.JOURNAL_KEYS}


def newest(using: str = "default") -> JournalSeal | None:
    return JournalSeal.objects.using(using).defer("marks").order_by("-number").first()


def head() -> Head:
    """Return the end of the chain as it stands in the database, unlooked at."""
    seal = newest()
    return Head(seal.number, bytes(seal.digest)) if seal else Head()


def entries() -> QuerySet[JournalEntry, tuple[Any, ...]]:
    return JournalEntry.objects.order_by("id").values_list(*Entry._fields)


def verify(kept: Head | None = None) -> Verdict:
    """Walk along the chain from its beginning; `kept` is a head from earlier, which must still be in it."""
    walk = _Walk(kept)
    broken = None
    try:
        walk.to_the_end()
    except BrokenError as error:
        broken = error.found
    new = JournalEntry.objects.filter(id__gt=walk.last)
    return Verdict(walk.head, walk.entries, broken, 0 if broken else new.count(), None if broken else _oldest(new))


def _oldest(new: QuerySet[JournalEntry]) -> datetime | None:
    return new.order_by("id").values_list("happened_at", flat=True).first()


class _Walk:
    """One walk: how far it has come, and what it has still to be shown."""

    def __init__(self, kept: Head | None) -> None:
        self.head = Head()
        self.last = 0
        self.entries = 0
        self._kept = kept
        self._keys = keys()
        self._unproven: BrokenError | None = None

    def to_the_end(self) -> None:
        found = _rows(JournalEntry.objects.all(), "id", Entry._fields, PAGE)
        for seal in self._seals():
            self._compare(seal, found)
            self.last = seal.last
            self.head = Head(seal.number, bytes(seal.digest))
            self._meet_the_kept_head()
        if self._unproven:
            raise self._unproven
        if self._kept and self._kept.number > self.head.number:
            raise BrokenError(
                f"The chain ends at seal {self.head.number}: it was cut after the head was kept.",
                seal=self._kept.number,
            )

    def _seals(self) -> Iterator[JournalSeal]:
        fields = [field.attname for field in JournalSeal._meta.concrete_fields]  # noqa: SLF001 # Django's own name for it
        for number, values in _rows(JournalSeal.objects.all(), "number", fields, SEALS):
            expected = self.head.number + 1
            if number != expected:
                what = "is missing" if isinstance(number, int) and number > expected else "was inserted"
                at = expected if what == "is missing" else number
                raise BrokenError(f"Seal {at} {what}.", seal=at)
            seal = JournalSeal(**dict(zip(fields, values, strict=True))) if values else None
            if seal is None or not _adds_up(seal, self.head):
                raise BrokenError(f"Seal {number} was changed.", seal=number)
            self._prove(seal)
            yield seal

    def _prove(self, seal: JournalSeal) -> None:
        key = self._keys.get(seal.key)
        made = Head(seal.number, bytes(seal.digest))
        if key is None:
            what = f"Seal {seal.number} was made with a key that is not here ({seal.key})."
            self._unproven = self._unproven or BrokenError(what, seal=seal.number)
        elif not hmac.compare_digest(chain.proof(key, made), bytes(seal.proof)):
            raise BrokenError(f"Seal {seal.number} was not made by this installation.", seal=seal.number)

    def _meet_the_kept_head(self) -> None:
        """Meet a head that was kept elsewhere: it proves all before it, whichever key that was sealed with."""
        if self._kept and self._kept.number == self.head.number:
            if self._kept != self.head:
                raise BrokenError(f"Seal {self.head.number} is not the one that was kept.", seal=self.head.number)
            self._unproven = None

    def _compare(self, seal: JournalSeal, found: Iterator[tuple[Any, tuple[Any, ...] | None]]) -> None:
        where = f"(seal {seal.number}, of {seal.sealed_at:%d %B %Y %H:%M} UTC)"
        for expected, mark in chain.unpacked(bytes(seal.marks)):
            number, values = next(found, (None, None))
            if number is None or number > expected:
                raise BrokenError(f"Entry {expected} is missing {where}.", expected, seal.number)
            if number < expected:
                raise BrokenError(f"Entry {number} was inserted after the sealing {where}.", number, seal.number)
            if not _is(values, mark):
                raise BrokenError(f"Entry {expected} was changed {where}.", expected, seal.number)
            self.entries += 1
            self.last = expected


def _is(values: tuple[Any, ...] | None, mark: bytes) -> bool:
    try:
        return values is not None and chain.mark(Entry(*values)) == mark
    except UNREADABLE:
        return False


def _adds_up(seal: JournalSeal, before: Head) -> bool:
    try:
        made = chain.sealed(before, seal.key, seal.last, seal.sealed_at, bytes(seal.marks))
        return (made.digest, len(made.digest)) == (bytes(seal.digest), len(bytes(seal.proof)))
    except UNREADABLE:
        return False


def _rows(
    rows: QuerySet[Any], key: str, fields: Iterable[str], page: int
) -> Iterator[tuple[Any, tuple[Any, ...] | None]]:
    """Yield each row's key and values in order, a page at a time; without values one that nobody can read."""
    ordered, after = rows.order_by(key), None
    while True:
        rest = ordered if after is None else ordered.filter(**{f"{key}__gt": after})
        try:
            fetched: list[tuple[Any, tuple[Any, ...] | None]] = [
                (each[0], each) for each in rest.values_list(*fields)[:page]
            ]
        except UNREADABLE:
            fetched = [(each, _one(rows, key, each, fields)) for each in rest.values_list(key, flat=True)[:page]]
        yield from fetched
        if len(fetched) < page:
            return
        after = fetched[-1][0]


def _one(rows: QuerySet[Any], key: str, value: object, fields: Iterable[str]) -> tuple[Any, ...] | None:
    try:
        return rows.filter(**{key: value}).values_list(*fields).first()
    except UNREADABLE:
        return None
