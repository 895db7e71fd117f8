"""Saying that one can help with a call, and taking it back."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.broadcasts import letters
from doorstep.broadcasts.models import Broadcast, Hand
from doorstep.broadcasts.said import WORTH_SAYING
from doorstep.journal.actions import record
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since
from doorstep.networks.models import Network
from doorstep.networks.queries import desk
from doorstep.safeguarding.queries import kept_apart_from

ONE_LETTER_A = timedelta(hours=1)


@transaction.atomic
def raise_hand(broadcast: Broadcast, person: UUID, words: str, *, now: datetime) -> bool:
    """Note that somebody can help, and what they write with it; return whether help is still looked for.

    Raised twice it stands once, with the newer words. The desk is told of the first.
    """
    if not is_open(broadcast, now):
        return False
    hand, new = Hand.objects.select_for_update().get_or_create(
        broadcast=broadcast, person_id=person, defaults={"words": words, "raised_at": now}
    )
    if not new and words:
        hand.words = words
        hand.save(update_fields=["words"])
    if new:
        record(broadcast, "hand raised", by=person, network=broadcast.network_id)
        _tell_desk(broadcast.network, person, now)
    return True


def _tell_desk(network: Network, by: UUID, now: datetime) -> None:
    """Tell those at the desk, once an hour at most: it shows all of them."""
    kind = letters.somebody_can_help(network, "").kind
    others = {*desk.sitting_at(network)} - {by} - kept_apart_from(by)
    untold = [each for each in others if not told_since(each, kind, now - ONE_LETTER_A)]
    tell(untold, partial(letters.somebody_can_help, network), by=by, now=now)


@transaction.atomic
def lower(broadcast: Broadcast, person: UUID) -> None:
    if Hand.objects.filter(broadcast=broadcast, person=person).delete()[0]:
        record(broadcast, "hand lowered", by=person, network=broadcast.network_id)


def is_open(broadcast: Broadcast, now: datetime) -> bool:
    """Say whether the network still looks for help with it."""
    if not broadcast.wants_hands or broadcast.status not in (Broadcast.Status.GOING, Broadcast.Status.SENT):
        return False
    if broadcast.last_day is None:
        return broadcast.out_at is None or now < broadcast.out_at + WORTH_SAYING
    return timezone.localdate(now) <= broadcast.last_day
