"""Sending what is due: each delivery in one worker's hands, tried again while it is worth it, ended with a reason."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from doorstep.messaging import hours
from doorstep.messaging.actions.by_hand import is_for_humans, leave_to_humans, may_be_said
from doorstep.messaging.actions.doubting import settle_doubt
from doorstep.messaging.actions.falling_back import goes_elsewhere
from doorstep.messaging.actions.opening import opened
from doorstep.messaging.actions.providers import Providers
from doorstep.messaging.actions.refusing import refused
from doorstep.messaging.actions.taking import LEASE, Clock, Handful, NotOursError, due, end, note, put_off, take
from doorstep.messaging.actions.waiting import LONGEST_REST, LONGEST_WAIT, wait
from doorstep.messaging.channels import channel_for
from doorstep.messaging.channels.base import ASK_AFTER, Channel, MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.models import Delivery
from doorstep.people.models import ContactPoint
from doorstep.people.safe import Channel as SafeChannel
from doorstep.vault import keys

# Then others have their turn at the worker: what people wrote back is read.
A_TURN = timedelta(seconds=5)
# How often it is looked whether there is a way out meanwhile.
WITHOUT_A_WAY = timedelta(minutes=10)
Status, Why = Delivery.Status, Delivery.Why
# What kept it until it was too late, and what a human can do something about.
_KEPT = {Why.NO_CHANNEL, Why.OUT_OF_REACH}
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Turn:
    """What goes on while one worker sends: who is at work, what the time is, and what was looked out last."""

    providers: Providers
    clock: Clock
    handful: Handful


def deliver_due(now: datetime) -> int:
    """Send what is due, for a turn that begins `now`; return how many deliveries were taken in hand."""
    clock, done = Clock(now), 0
    providers = Providers()
    while clock.gone < A_TURN:
        handful = due(providers.at_work(clock.now), clock.now)
        if not handful.deliveries:
            break
        with keys.at_hand(handful.persons):
            done += _go_through(_Turn(providers, clock, handful))
    return done


def _go_through(turn: _Turn) -> int:
    """Send what was looked out, until that is too long ago for what may have been said since; at least the first.

    So too once something was refused: it may have been told with that that they want no more of us.
    """
    done = 0
    for delivery in turn.handful.deliveries:
        channel = channel_for(delivery.means)
        if channel is None or not turn.providers.rest(channel.provider(), turn.clock.now):
            done += _take(delivery, turn)
        if turn.handful.is_stale(turn.clock.now) or delivery.status == Status.FAILED:
            break
    return done


def _take(delivery: Delivery, turn: _Turn) -> bool:
    if not take(delivery, turn.clock.now):
        return False
    try:
        _deliver(delivery, turn)
    except NotOursError:
        log.info("a delivery was taken over, or ended, meanwhile")
    except Exception:
        # Whatever is wrong with one of them must not keep those behind it. It is tried again when its lease ends.
        log.exception("a delivery failed in a way that nobody thought of")
    return True


def _deliver(delivery: Delivery, turn: _Turn) -> None:
    now = turn.clock.now
    if delivery.doubtful:
        settle_doubt(delivery, turn.providers, now)
    elif why := _why_not(delivery, turn.handful, now):
        end(delivery, Status.FAILED if why in _KEPT else Status.WITHHELD, now, why)
    elif is_for_humans(delivery):
        leave_to_humans(delivery, now)
    elif (opens := _opens(delivery, now)) > now:
        put_off(delivery, opens)
    else:
        _try(delivery, turn)


def _why_not(delivery: Delivery, handful: Handful, now: datetime) -> str:
    if delivery.message.expires_at <= now:
        return delivery.why if delivery.why in _KEPT else Why.EXPIRED
    if delivery.point is None or opened(delivery, now) is None:
        return Why.GONE
    if _is_silent(delivery, handful):
        return Why.SILENCED
    return "" if _is_safe(delivery, delivery.point) else Why.NOT_SAFE


def _is_safe(delivery: Delivery, point: ContactPoint) -> bool:
    if is_for_humans(delivery):
        return may_be_said(point)
    return point.safe.calls if delivery.means == VOICE else point.safe.messages


def _is_silent(delivery: Delivery, handful: Handful) -> bool:
    """Say whether nothing is sent there; a code that they have just asked for is, or they could not come in again."""
    is_code = delivery.message.urgent and delivery.message.secret
    return not is_code and delivery.point_id in handful.silent


def _opens(delivery: Delivery, now: datetime) -> datetime:
    """Say from when on it is safe to make a sound there; who waits for it at this moment has chosen the moment."""
    if delivery.message.urgent or delivery.point is None:
        return now
    by = SafeChannel.CALL if delivery.means == VOICE else SafeChannel.MESSAGE
    return hours.opens(delivery.point.safe, now, timezone.get_default_timezone(), by=by)


def _try(delivery: Delivery, turn: _Turn) -> None:
    now = turn.clock.now
    channel, outgoing = channel_for(delivery.means), opened(delivery, now)
    if channel is None and goes_elsewhere(delivery, now):
        end(delivery, Status.WITHHELD, now, Why.NO_CHANNEL)
    elif channel is None or outgoing is None:
        put_off(delivery, now + WITHOUT_A_WAY, Why.NO_CHANNEL)
    elif not turn.providers.has_room(channel.provider(), delivery.means, now):
        put_off(delivery, now)
    else:
        _hand_over(delivery, channel, outgoing, turn)


def _hand_over(delivery: Delivery, channel: Channel, outgoing: Outgoing, turn: _Turn) -> None:
    provider, providers, clock = channel.provider(), turn.providers, turn.clock
    _note_attempt(delivery, provider, clock.now)
    try:
        reference = channel.send(outgoing)
    except NotDeliveredError as error:
        is_they = error.is_of_all and providers.failed(provider, clock.now, error.again_in)
        _try_again(delivery, clock.now, error, longest=LONGEST_REST if is_they else LONGEST_WAIT)
    except MaybeDeliveredError:
        providers.failed(provider, clock.now)
        put_off(delivery, clock.now + ASK_AFTER)
    else:
        end(delivery, Status.SENT, clock.now, reference=reference)
        providers.well(provider)


def _note_attempt(delivery: Delivery, provider: str, now: datetime) -> None:
    """Note it before it goes: should this worker die, the next one asks first whether it was taken."""
    first = delivery.first_at or now
    known = {"first_at": first, "tried_at": now, "attempts": delivery.attempts + 1, "provider": provider}
    note(delivery, **known, doubtful=True, asked=0, due_at=now + LEASE)


def _try_again(delivery: Delivery, now: datetime, error: NotDeliveredError, *, longest: timedelta) -> None:
    """Let it be tried again while it is worth saying: it surely was not taken."""
    note(delivery, doubtful=False)
    if error.permanent:
        refused(delivery, error, now)
    else:
        its_wait = wait(delivery.attempts, longest=longest)
        put_off(delivery, now + max(its_wait, error.again_in or timedelta()), Why.OUT_OF_REACH)
