"""Agreeing no longer, with what follows from it."""

import datetime
from uuid import UUID

from doorstep.accounts.actions.leaving import leave_groups
from doorstep.groups.actions.roles import JOINING
from doorstep.people import actions as people
from doorstep.people.models import Consent


def withdraw_consent(given: Consent, *, by: UUID, now: datetime.datetime) -> None:
    """Note that they no longer agree. Whoever no longer agrees to what they joined on leaves their groups."""
    if given.to == JOINING and given.withdrawn_at is None:
        leave_groups(given.person, by=by, now=now)
    people.withdraw(given, by=by, now=now)
