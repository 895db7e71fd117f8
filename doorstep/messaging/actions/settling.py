"""What became of a message is for a human to say: it is sent again, or given up."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.lifecycle import advance, advance_each
from doorstep.messaging.models import Delivery
from doorstep.messaging.queries import undelivered

Status = Delivery.Status
# As it was before it was handed over for the first time.
_AFRESH = {"ended_at": None, "why": "", "reference": "", "doubtful": False, "asked": 0, "attempts": 0}
_AFRESH |= {"first_at": None, "tried_at": None, "provider": "", "lease": None}
AT_ONCE = 500


class TooLateError(SentenceError):
    """What it says is worth nothing any more."""


def send_again(delivery: Delivery, *, by: UUID | None, now: datetime) -> None:
    """Let it go once more. Raises TooLateError, or SomebodyWasFirstError where it has not failed any more."""
    if delivery.message.expires_at <= now:
        raise TooLateError(sentence("It is too late for what it says. You can only give it up."))
    advance(delivery, Status.WAITING, by=by, **_AFRESH, due_at=now)


def give_up(delivery: Delivery, *, by: UUID | None) -> None:
    """Send it no more. Raises SomebodyWasFirstError where it has not failed any more."""
    advance(delivery, Status.WITHHELD, by=by)


@transaction.atomic
def give_up_what_is_too_late(*, by: UUID | None, now: datetime) -> int:
    """Give up whatever is worth nothing any more; return how many that were."""
    late = list(undelivered().filter(message__expires_at__lte=now).select_for_update(of=("self",))[:AT_ONCE])
    advance_each(late, Status.WITHHELD, by=by)
    return len(late)
