"""What the vault holds: about one person, wrapped by which key, and what of it can be opened."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Count, Model, Q, QuerySet

from doorstep.journal.models import JournalEntry
from doorstep.vault import keys
from doorstep.vault.fields import HashedField, Sealed
from doorstep.vault.holding import Holding, holdings
from doorstep.vault.models import Erasure, PersonKey
from doorstep.vault.router import KEYS
from doorstep.vault.seals import UnreadableError

BATCH = 500


def is_known(person: UUID) -> bool:
    """Say whether this person has a key, or was erased."""
    return PersonKey.objects.filter(pk=person).exists() or was_erased(person)


def was_erased(person: UUID) -> bool:
    return any(Erasure.objects.using(each).filter(pk=person).exists() for each in ("default", KEYS))


def erased() -> list[UUID]:
    """Return the ids of everybody who was erased, as either database knows them."""
    ledgers = [Erasure.objects.using(each).values_list("pk", flat=True) for each in ("default", KEYS)]
    return sorted({person for ledger in ledgers for person in ledger})


def wrapped_by() -> dict[str, int]:
    """Count the persons' keys by the installation's key that wraps them."""
    rows = PersonKey.objects.values_list("wrapped_by").annotate(count=Count("pk")).order_by("wrapped_by")
    return dict(rows)


# -- Whether it can be opened ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tried:
    """A sealed value, by where it stands; `why` it cannot be opened is empty where it can."""

    where: str
    why: str


def tried() -> Iterator[Tried]:
    """Open every sealed value, a batch of rows at a time, and every person's key."""
    yield from _tried_keys()
    for holding in holdings():
        if not any(isinstance(field, Sealed) for field in holding.columns):
            continue
        for rows in _batches(holding):
            with keys.at_hand(getattr(row, holding.held.whose) for row in rows):
                yield from (each for row in rows for each in _tried_row(holding, row))


def tried_some(most: int) -> Iterator[Tried]:
    """Open sealed values of up to so many rows of each model, taken from anywhere in its table."""
    for holding, rows in _with_something_sealed():
        # Ids are drawn at random: those that follow any one are as good as drawn.
        some = list(rows.filter(pk__gte=uuid4()).order_by("pk")[:most]) or list(rows.order_by("pk")[:most])
        with keys.at_hand(getattr(row, holding.held.whose) for row in some):
            yield from (each for row in some for each in _tried_row(holding, row))


def keyless() -> set[UUID]:
    """Return everybody of whom something is sealed that nobody can open any more, for want of a key."""
    found: set[UUID] = set()
    for holding, rows in _with_something_sealed():
        persons = rows.order_by().values_list(holding.held.whose, flat=True).distinct().iterator(chunk_size=BATCH)
        while batch := list(islice(persons, BATCH)):
            known = PersonKey.objects.filter(person__in=batch).values_list("person", flat=True)
            found |= set(batch) - set(known)
    return found


def _with_something_sealed() -> Iterator[tuple[Holding, QuerySet[Any]]]:
    """Give each model that seals anything, and those rows of it in which something stands sealed."""
    for holding in holdings():
        sealed = [(f"{field.name}__isnull", False) for field in holding.columns if isinstance(field, Sealed)]
        if sealed:
            yield holding, holding.model._base_manager.filter(Q(*sealed, _connector=Q.OR))  # noqa: SLF001 # Django's own name for it


def _tried_keys() -> Iterator[Tried]:
    known = keys.ring()
    for row in PersonKey.objects.order_by("pk").iterator(chunk_size=BATCH):
        try:
            keys.unwrap(row, known)
        except UnreadableError as error:
            yield Tried(f"key of person {row.pk}", str(error))


def _batches(holding: Holding) -> Iterator[list[Any]]:
    rows = holding.model._base_manager.order_by("pk")  # noqa: SLF001 # Django's own name for it
    batch = list(rows[:BATCH])
    while batch:
        yield batch
        batch = list(rows.filter(pk__gt=batch[-1].pk)[:BATCH])


def _tried_row(holding: Holding, row: Model) -> Iterator[Tried]:
    for field in holding.columns:
        if isinstance(field, Sealed) and row.__dict__[field.attname] is not None:
            yield Tried(f"{field} of row {row.pk}", _why_not(row, field))


def _why_not(row: Model, field: "Sealed[Any]") -> str:
    try:
        getattr(row, field.attname)
    except (UnreadableError, ValueError) as error:
        return str(error)
    return ""


# -- About one person ------------------------------------------------------------------------------------------------


def held_about(person: UUID) -> dict[str, Any]:
    """Gather all that could be handed over about a person: each declared row, opened, and what the journal says.

    Keyed hashes are left out: they say nothing that the values beside them do not. So is what is kept back.
    """
    with keys.at_hand([person]):
        rows = [_told(holding, row) for holding in holdings() for row in holding.of([person]).order_by("pk")]
    return {"person": str(person), "erased": was_erased(person), "held": rows, "journal": list(_journal(person))}


def _told(holding: Holding, row: Model) -> dict[str, Any]:
    said = {
        field.name: _plain(_why_not(row, field) or getattr(row, field.attname))
        if isinstance(field, Sealed)
        else _plain(getattr(row, field.attname))
        for field in holding.meta.concrete_fields
        if not isinstance(field, HashedField) and field.name not in holding.held.kept_back
    }
    return {"kind": holding.meta.label_lower, "class": str(holding.held.data_class), "says": said}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        # A file in a file: as base64, which every language reads.
        return base64.b64encode(value).decode()
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


def _journal(person: UUID) -> Iterable[dict[str, Any]]:
    entries = JournalEntry.objects.filter(Q(by=person) | Q(thing_id=str(person))).order_by("pk")
    for entry in entries:
        yield {
            "when": entry.happened_at.isoformat(),
            "what": f"{entry.verb} {entry.thing}",
            "by them": entry.by == person,
        }
