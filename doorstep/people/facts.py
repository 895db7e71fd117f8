"""A fact that somebody told us and knows: a number or an address at which they are reached, or where they live."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import constant_time_compare

from doorstep.people.models import ContactPoint, Details
from doorstep.places import postcodes
from doorstep.vault import hashing, keys
from doorstep.vault.seals import UnreadableError

# Stands where there is no such person, so that looking costs the same.
NOBODY = UUID(int=0)


@dataclass(frozen=True, repr=False)
class Fact:
    """What was typed, read as a way to be reached (`hashed`) or as a full postcode (`unit`); one of them is empty."""

    hashed: str = ""
    unit: str = ""


def read(typed: str) -> Fact:
    """Read a full postcode, an e-mail address or a phone number; raises NotReadableError for none of these."""
    if "@" in typed:
        return Fact(hashed=hashing.email(typed))
    unit = _unit(typed)
    return Fact(unit=unit) if unit else Fact(hashed=hashing.phone(typed))


def is_told_by(person: UUID, fact: Fact) -> bool:
    """Say whether this person told us so; in as many statements whoever it is, and whatever they told us."""
    points = ContactPoint.objects.filter(person=person, hashed__isnull=False).values_list("hashed", flat=True)
    reached = [constant_time_compare(str(each), fact.hashed) for each in points]
    return any([*reached, constant_time_compare(_unit(_postcode(person)) or "none", fact.unit)])


def _postcode(person: UUID) -> str:
    with keys.at_hand([person]):
        details = Details.objects.filter(person=person).first()
        try:
            return details.postcode if details else ""
        except UnreadableError:
            return ""


def _unit(typed: str) -> str:
    reading = postcodes.read(typed)
    return postcodes.compact(reading.unit) if reading and reading.unit else ""
