"""A mark in every sealed field: nowhere else in the world do these letters stand, however they are written."""

import base64
import hashlib
import itertools
import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model

from doorstep.people.models import ContactPoint
from doorstep.vault import hashing
from doorstep.vault.fields import Sealed, SealedBlob, SealedJSON
from doorstep.vault.holding import Holding, holdings

# What stands between the digits of a number.
_GAPS = re.compile(r"[\s()\-]|&nbsp;")
_numbers = itertools.count()


@dataclass(frozen=True)
class Mark:
    """What stands in one sealed field of one row: `field` by its model, and whose it is; or what a stranger typed."""

    field: str
    words: str
    person: UUID | None = None


@dataclass
class Marks:
    """All marks of a world, and how they are found again."""

    known: dict[str, Mark] = field(default_factory=dict)
    # How some of them begin: what has none of these in it has no mark in it.
    signs: set[str] = field(default_factory=set)

    def add(self, mark: Mark) -> str:
        for needle in needles(mark.words):
            self.known[needle] = mark
            self.signs.add(needle[:4])
        return mark.words

    def within(self, said: str | bytes) -> set[Mark]:
        """Find marks in what somebody gets to see or what lies somewhere, also where it is written as a code of it."""
        text = said.decode("latin-1") if isinstance(said, bytes) else said
        squeezed = _GAPS.sub("", text).lower()
        if not any(sign in squeezed for sign in self.signs):
            return set()
        return {mark for needle, mark in self.known.items() if needle in squeezed}


def needles(words: str) -> set[str]:
    """Write a mark in each way in which it could lie about: as it is, in hexadecimal, in base64 at any place of it."""
    words = words.removeprefix("+44")
    plain = words.encode()
    shifted = [base64.b64encode(b"\0" * by + plain).decode()[4:-4] for by in range(3)]
    return {words.lower(), plain.hex(), *(each.lower() for each in shifted)}


def plant() -> Marks:
    """Write a mark into each sealed field of each row that there is, and keep what is looked up by."""
    marks = Marks()
    for holding in holdings():
        for row in holding.model._base_manager.all():  # noqa: SLF001 # Django's own name for it
            _mark(marks, holding, row)
    return marks


def sealed(holding: Holding) -> list["Sealed[Any]"]:
    return [each for each in holding.columns if isinstance(each, Sealed)]


def _mark(marks: Marks, holding: Holding, row: Model) -> None:
    fields = [each for each in sealed(holding) if row.__dict__[each.attname] is not None]
    for each in fields:
        whose = getattr(row, holding.held.whose)
        words = marks.add(Mark(f"{holding.meta.label}.{each.name}", _words(row, each), whose))
        setattr(row, each.attname, _as_held(each, words))
    if fields and isinstance(row, ContactPoint):
        row.hashed = hashing.email(row.value) if row.means == ContactPoint.Means.EMAIL else hashing.phone(row.value)
    if fields:
        row.save()


def _as_held(of: "Sealed[Any]", words: str) -> Any:
    if isinstance(of, SealedBlob):
        return words.encode()
    return [words] if isinstance(of, SealedJSON) else words


def _words(row: Model, of: "Sealed[Any]") -> str:
    """Make letters that any field takes, also a secret in base32; where something is sent, an address or a number."""
    told = hashlib.sha256(f"{of} {row.pk}".encode()).digest()
    letters = f"CANARY{base64.b32encode(told).decode()[:26]}"
    if not isinstance(row, ContactPoint):
        return letters
    mail = row.means == ContactPoint.Means.EMAIL
    return f"{letters.lower()}@canary.example" if mail else f"+447700900{next(_numbers) % 1000:03}"


def without_rows(marks: Marks) -> set[str]:
    """Name the sealed fields in which this world has nothing: there a leak would not be seen."""
    fields = {f"{holding.meta.label}.{each.name}" for holding in holdings() for each in sealed(holding)}
    return fields - {mark.field for mark in marks.known.values()}
