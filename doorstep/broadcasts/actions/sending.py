"""Letting a broadcast go: at once or at its time, looked at by a second officer where it goes to many."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from doorstep.broadcasts import letters
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries.sending import eyes_above
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import take_back, tell
from doorstep.networks.queries import desk

Status = Broadcast.Status


class NeedsASecondError(SentenceError):
    """Whoever wrote it cannot be the one who looks at it besides."""


def send(draft: Broadcast, *, people: int, goes_at: datetime, by: UUID, now: datetime) -> str:
    """Let a draft go at its time, or have a second officer look first where it is for many; return how it stands.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    if people <= eyes_above(draft.network):
        advance(draft, Status.SCHEDULED, by=by, goes_at=goes_at, second=None)
    else:
        _ask_for_a_second(draft, goes_at, by, now)
    return str(draft.status)


@transaction.atomic
def _ask_for_a_second(draft: Broadcast, goes_at: datetime, by: UUID, now: datetime) -> None:
    # Whoever asks stands for what it says: another has to look.
    advance(draft, Status.TO_SECOND, by=by, goes_at=goes_at, written_by=by, second=None)
    others = [person for person in desk.sitting_at(draft.network) if person != by]
    tell(others, partial(letters.needs_a_second, draft), by=by, now=now)


def let_go(waiting: Broadcast, *, by: UUID, now: datetime) -> None:
    """Say as a second officer that it may go. Raises NeedsASecondError, SomebodyWasFirstError and NotAMoveError."""
    if waiting.written_by == by:
        raise NeedsASecondError(sentence("You wrote it. Somebody else at this desk has to look at it."))
    goes_at = max(waiting.goes_at or now, now)
    advance(waiting, Status.SCHEDULED, ~Q(written_by=by), by=by, goes_at=goes_at, second=by)


def hold(broadcast: Broadcast, *, by: UUID, now: datetime) -> str:
    """Make a draft of it again, or stop it on its way: who has it has it. Return how it stands.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    if broadcast.status == Status.GOING:
        _stop(broadcast, by, now)
    else:
        advance(broadcast, Status.DRAFT, by=by, second=None)
    return str(broadcast.status)


@transaction.atomic
def _stop(broadcast: Broadcast, by: UUID, now: datetime) -> None:
    advance(broadcast, Status.STOPPED, by=by)
    told = broadcast.hearers.filter(message__isnull=False, message__expires_at__gt=now)
    take_back(letters.BROADCAST, told.values_list("person", "message__made_at"), now=now)


def try_out(broadcast: Broadcast, *, by: UUID, now: datetime) -> bool:
    """Send it to whoever asks, as everybody would read it; return whether there is a way to them."""
    return bool(tell([by], partial(letters.trial, broadcast), by=by, now=now))
