"""Letting a broadcast go: at once or at its time, looked at by a second officer where it goes to many."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from doorstep.broadcasts import letters
from doorstep.broadcasts.actions.finding import let_find
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries.sending import eyes_above
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import tell, withdraw
from doorstep.networks.queries import desk

Status = Broadcast.Status


class NeedsASecondError(SentenceError):
    """Whoever wrote it cannot be the one who looks at it besides."""


class OverError(SentenceError):
    """Its last day is before it would go."""


def send(draft: Broadcast, *, people: int, goes_at: datetime, by: UUID, now: datetime) -> str:
    """Let a draft go at its time, or have a second officer look first where it is for many; return how it stands.

    It is this draft and no later one: raises SomebodyWasFirstError where it was changed since, and NotAMoveError.
    """
    if people <= eyes_above(draft.network):
        advance(draft, Status.SCHEDULED, _as_seen(draft), by=by, goes_at=goes_at, second=None)
    else:
        ask_for_a_second(draft, by=by, now=now, goes_at=goes_at)
    return str(draft.status)


@transaction.atomic
def ask_for_a_second(draft: Broadcast, *, by: UUID | None, now: datetime, goes_at: datetime | None = None) -> None:
    """Have another officer look at it; whoever asks for that stands for what it says."""
    known = {"goes_at": goes_at or draft.goes_at, "written_by": by or draft.written_by}
    advance(draft, Status.TO_SECOND, _as_seen(draft), by=by, second=None, **known)
    others = [person for person in desk.sitting_at(draft.network) if person != draft.written_by]
    tell(others, partial(letters.needs_a_second, draft), by=by, now=now)


def let_go(waiting: Broadcast, *, by: UUID, now: datetime) -> None:
    """Say as a second officer that what they saw may go.

    Raises NeedsASecondError, OverError, SomebodyWasFirstError and NotAMoveError.
    """
    if waiting.written_by == by:
        raise NeedsASecondError(sentence("You wrote it. Somebody else at this desk has to look at it."))
    goes_at = max(waiting.goes_at or now, now)
    if is_over(waiting, goes_at):
        raise OverError(sentence("Its last day is over by then. Make it a draft again, and choose another."))
    seen = _as_seen(waiting) & ~Q(written_by=by)
    advance(waiting, Status.SCHEDULED, seen, by=by, goes_at=goes_at, second=by)


def is_over(broadcast: Broadcast, at: datetime) -> bool:
    """Say whether it is not worth knowing any more at a moment."""
    return broadcast.last_day is not None and timezone.localdate(at) > broadcast.last_day


def _as_seen(broadcast: Broadcast) -> Q:
    return Q(version=broadcast.version)


def hold(broadcast: Broadcast, *, by: UUID, now: datetime) -> str:
    """Make a draft of it again, or stop it on its way: who has it has it. Return how it stands.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    if broadcast.status in (Status.GOING, Status.SENT):
        _stop(broadcast, by, now)
    else:
        advance(broadcast, Status.DRAFT, by=by, second=None)
    return str(broadcast.status)


@transaction.atomic
def _stop(broadcast: Broadcast, by: UUID, now: datetime) -> None:
    advance(broadcast, Status.STOPPED, by=by)
    let_find(broadcast)
    withdraw(broadcast.hearers.filter(message__isnull=False).values("message"), now=now)


@transaction.atomic
def take_off_the_page(broadcast: Broadcast, *, by: UUID) -> None:
    """Have only those whom it was for read it from now on."""
    if Broadcast.objects.filter(pk=broadcast.pk, is_public=True).update(is_public=False):
        record(broadcast, "taken off the page", by=by)
        let_find(broadcast)


def try_out(broadcast: Broadcast, *, by: UUID, now: datetime) -> bool:
    """Send it to whoever asks, as everybody would read it; return whether there is a way to them."""
    return bool(tell([by], partial(letters.trial, broadcast), by=by, now=now))
