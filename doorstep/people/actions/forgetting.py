"""Forgetting whoever has nothing here any more: nobody but us could do it for them."""

from datetime import datetime, timedelta
from uuid import UUID

from doorstep.core.one_by_one import one_by_one
from doorstep.people.actions.knowing import forget
from doorstep.people.queries import with_nothing_here
from doorstep.vault.actions import erase

# Longer than it takes to come in, or to be written in: a code that was asked for is gone after as long.
SETTLING = timedelta(days=2)
AT_ONCE = 50


def forget_who_has_nothing(now: datetime) -> int:
    """Erase those of whom no app holds anything any more, such as whoever asked once; return how many there were."""
    gone = with_nothing_here().filter(made_at__lte=now - SETTLING).order_by("pk")
    return one_by_one(list(gone.values_list("pk", flat=True)[:AT_ONCE]), _forget)


def _forget(person: UUID) -> None:
    forget(person)
    erase(person, by=None)
