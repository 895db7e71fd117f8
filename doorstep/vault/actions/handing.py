"""Handing over all that is held about somebody: to themselves, or printed by the operator. They can see who had it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.vault import queries
from doorstep.vault.models import PersonKey

LOOKED_AT = "looked at"
# What was looked at, and why, as the journal has it (doorstep/accounts/own/looks.py says them in words).
EVERYTHING = "everything"
PRINTED, DOWNLOADED = "printed", "downloaded"


@transaction.atomic
def hand_over(person: UUID, *, why: str, by: UUID | None) -> dict[str, Any]:
    """Gather all that could be handed over about a person, and journal that it was looked at."""
    if queries.is_known(person):
        # The vault knows persons by their ids alone: the row with this one stands for them, and need not be there.
        record(PersonKey(person=person), LOOKED_AT, by=by, what=EVERYTHING, why=why)
    return queries.held_about(person)
