"""Agreeing no longer, with what follows from it."""

import datetime
from uuid import UUID

from doorstep.accounts.actions.leaving import leave_groups
from doorstep.groups.actions.roles import JOINING
from doorstep.networks.actions.standing_by import STANDING_BY, end_all
from doorstep.people import actions as people
from doorstep.people.models import Consent
from doorstep.starting.actions.evenings import STARTING
from doorstep.starting.actions.forgetting import leave_all


def withdraw_consent(given: Consent, *, by: UUID, now: datetime.datetime) -> None:
    """Note that they no longer agree: with what they joined on they leave their groups, and those they start.

    With what they start one on they leave the latter alone; with what they stand by on, no network calls them.
    """
    if given.to == JOINING and given.withdrawn_at is None:
        leave_groups(given.person, by=by, now=now)
    if given.to in (JOINING, STARTING) and given.withdrawn_at is None:
        leave_all(given.person_id, now=now)
    if given.to == STANDING_BY and given.withdrawn_at is None:
        end_all(given.person, by=by, now=now)
    people.withdraw(given, by=by, now=now)
