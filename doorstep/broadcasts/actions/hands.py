"""Saying that one can help with a call, and taking it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.broadcasts.models import Broadcast, Hand
from doorstep.journal.actions import record


@transaction.atomic
def raise_hand(broadcast: Broadcast, person: UUID, words: str, *, now: datetime) -> bool:
    """Note that somebody can help, and what they write with it; return whether help is still looked for.

    Raised twice it stands once, with the newer words.
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
    return True


@transaction.atomic
def lower(broadcast: Broadcast, person: UUID) -> None:
    if Hand.objects.filter(broadcast=broadcast, person=person).delete()[0]:
        record(broadcast, "hand lowered", by=person, network=broadcast.network_id)


def is_open(broadcast: Broadcast, now: datetime) -> bool:
    """Say whether the network still looks for help with it."""
    if not broadcast.wants_hands or broadcast.status not in (Broadcast.Status.GOING, Broadcast.Status.SENT):
        return False
    return broadcast.last_day is None or timezone.localdate(now) <= broadcast.last_day
