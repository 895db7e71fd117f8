"""What became of what was handed over without an answer: asked of whoever has it, and never guessed."""

from dataclasses import replace
from datetime import datetime, timedelta

from doorstep.messaging.actions.opening import opened
from doorstep.messaging.actions.providers import Providers
from doorstep.messaging.actions.refusing import refused
from doorstep.messaging.actions.taking import end, note, put_off
from doorstep.messaging.actions.waiting import LONGEST_REST, LONGEST_WAIT, wait
from doorstep.messaging.channels import channel_for
from doorstep.messaging.channels.base import ASK_AFTER, CannotAskError, Channel, NotDeliveredError, Outgoing
from doorstep.messaging.models import Delivery

# Nobody is asked for longer; then it is for a human to say.
DOUBT_LASTS = timedelta(days=4)
Status, Why = Delivery.Status, Delivery.Why


def settle_doubt(delivery: Delivery, providers: Providers, now: datetime) -> None:
    """Do all that can be done now about what may have been taken already."""
    channel, outgoing = channel_for(delivery.means), opened(delivery, now)
    if outgoing is None or (channel and channel.provider() != delivery.provider):
        # There is nothing left to ask about, or those whom it was handed to are not ours to ask any more.
        end(delivery, Status.FAILED, now, Why.UNSURE)
    elif channel is None:
        put_off(delivery, now + timedelta(hours=1))
    elif delivery.tried_at and now < delivery.tried_at + ASK_AFTER:
        put_off(delivery, delivery.tried_at + ASK_AFTER)
    else:
        _ask(delivery, channel, replace(outgoing, others=_others(delivery)), providers, now)


def _others(delivery: Delivery) -> frozenset[str]:
    there = Delivery.objects.filter(point__hashed=delivery.point.hashed) if delivery.point else Delivery.objects.none()
    return frozenset(there.exclude(pk=delivery.pk).exclude(reference="").values_list("reference", flat=True))


def _ask(delivery: Delivery, channel: Channel, outgoing: Outgoing, providers: Providers, now: datetime) -> None:
    try:
        reference = channel.sent(outgoing)
    except CannotAskError as error:
        is_they = error.is_of_all and providers.failed(channel.provider(), now)
        _ask_again(delivery, now, error, longest=LONGEST_REST if is_they else LONGEST_WAIT)
    except NotDeliveredError as error:
        refused(delivery, error, now)
    else:
        if reference is None:
            note(delivery, doubtful=False, why="")
            # Asking took a while: what holds is what its reader says now, and that is read anew.
            put_off(delivery, now)
            return
        end(delivery, Status.SENT, now, reference=reference)


def _ask_again(delivery: Delivery, now: datetime, error: CannotAskError, *, longest: timedelta) -> None:
    since = delivery.tried_at or now
    note(delivery, asked=delivery.asked + 1)
    if error.permanent or now >= min(delivery.message.expires_at, since + DOUBT_LASTS):
        end(delivery, Status.FAILED, now, Why.UNSURE)
    else:
        put_off(delivery, now + max(wait(delivery.asked, longest=longest), ASK_AFTER))
