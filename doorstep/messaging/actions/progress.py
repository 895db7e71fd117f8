"""What became of what we sent, as whoever carried it tells: late, twice, in any order; a state only goes forward."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions.falling_back import fall_back
from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.inbound.events import Complaint, Progress, Stage
from doorstep.messaging.models import Delivery, Silence
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.vault.normalising import NotReadableError

Status, Why = Delivery.Status, Delivery.Why
_TOLD = {Stage.SENT: Status.SENT, Stage.DELIVERED: Status.DELIVERED, Stage.FAILED: Status.FAILED}


@transaction.atomic
def note_complaint(told: Complaint, *, now: datetime) -> None:
    """Send nothing more to whoever told their mail provider that they want none of it."""
    delivery = about_which(told.tag, told.reference)
    if delivery and delivery.point and _went_to(delivery.point, told.address):
        silence(delivery.point, Silence.Why.COMPLAINED, now=now)


@transaction.atomic
def note_progress(told: Progress, *, now: datetime) -> bool:
    """Move what it is about forward; return whether it is known here. It may not be yet: an answer can be overtaken."""
    delivery = about_which(told.tag, told.reference)
    if delivery is None:
        return False
    if told.address and not (delivery.point and _went_to(delivery.point, told.address)):
        # Anybody could have made it up.
        return True
    if _is_ahead(delivery, told.stage):
        why = Why.REFUSED if told.stage is Stage.FAILED else ""
        known = {
            "ended_at": now,
            "lease": None,
            "doubtful": False,
            "why": why,
            "reference": told.reference[:100] or delivery.reference,
        }
        try:
            advance(delivery, _TOLD[told.stage], by=None, **known)
        except SomebodyWasFirstError:
            # Whoever was first may have moved it less far: look again when it is told again.
            return False
        fall_back(delivery, now)
    if told.stage is Stage.FAILED and told.is_final_for_them and delivery.point:
        silence(delivery.point, Silence.Why.ASKED if told.stopped else Silence.Why.CAME_BACK, now=now)
    return True


def about_which(tag: str, reference: str) -> Delivery | None:
    """Find it by our own reference where they repeat it, and else by theirs."""
    rows = Delivery.objects.select_related("message", "point")
    if pk := _id(tag):
        return rows.filter(pk=pk).first()
    return rows.filter(reference=reference).first() if reference else None


def _went_to(point: ContactPoint, address: str) -> bool:
    try:
        return point.hashed == hash_of(point.means, address)
    except NotReadableError:
        return False


def _id(tag: str) -> UUID | None:
    try:
        return UUID(tag)
    except ValueError:
        return None


def _is_ahead(delivery: Delivery, stage: Stage) -> bool:
    """Say whether this is farther than is known. That it arrived is the last word, and that it failed is not."""
    status, unsure = delivery.status, delivery.why == Why.UNSURE
    if status == Status.FAILED:
        return stage is Stage.DELIVERED or (unsure and stage is Stage.SENT)
    if status == Status.SENT:
        return stage is not Stage.SENT
    return status == Status.WAITING and delivery.attempts > 0
