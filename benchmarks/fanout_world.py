"""A network of neighbours who can all be texted, written straight into the tables; and what is said to them."""

from itertools import count, islice
from uuid import UUID

from django.db import transaction
from django.utils import timezone

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from doorstep.messaging.actions import Words
from doorstep.messaging.models import Delivery
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import ANYTIME
from doorstep.vault import hashing, keys
from doorstep.vault.actions import ensure_keys

AT_ONCE = 1_000
NEWS = "The food bank at the church hall moves to Choumert Road. It opens on Monday at ten, as ever, and wants drivers."
_numbers = (f"+4477{each:08}" for each in count())


def news(kind: str, language: str) -> Words:
    body = f"Dear neighbour,\n\n{NEWS}"
    return Words(kind, language, "The food bank moves", body, NEWS, priority=Delivery.Priority.NEWS)


def plant(size: int) -> list[UUID]:
    """Make known so many, each with a telephone on which they read what is sent there."""
    known: list[UUID] = []
    for start in range(0, size, AT_ONCE):
        known += _neighbours(min(AT_ONCE, size - start))
    return known


@transaction.atomic
def _neighbours(many: int) -> list[UUID]:
    found = [Person() for _ in range(many)]
    ids = [person.pk for person in found]
    ensure_keys(ids)
    Person.objects.bulk_create(found)
    with keys.at_hand(ids):
        ContactPoint.objects.bulk_create(map(_telephone, ids, islice(_numbers, many)))
    return ids


def _telephone(person: UUID, number: str) -> ContactPoint:
    safe = {name: getattr(ANYTIME, name) for name in ("calls", "messages", "voicemail", "letters")}
    hashed, now = hashing.phone(number), timezone.now()
    return ContactPoint(person_id=person, means="phone", value=number, hashed=hashed, confirmed_at=now, **safe)
