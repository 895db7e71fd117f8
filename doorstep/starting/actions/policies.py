"""Policies that were agreed to on an evening, adopted by the group once it is there."""

from datetime import datetime
from uuid import UUID

from doorstep.groups.models import Group
from doorstep.starting.models import Evening


def adopt_all(evening: Evening, group: Group, *, by: UUID, now: datetime) -> int:
    """Adopt what was ticked and is still there, in the group's name; return how many."""
    return 0
