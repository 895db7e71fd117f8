"""Going another way where one failed: what was to reach somebody, and not this or that number of theirs."""

from datetime import datetime

from doorstep.messaging import channels
from doorstep.messaging.by import means_of
from doorstep.messaging.models import Delivery
from doorstep.messaging.queries import another_way
from doorstep.people.models import ContactPoint

Why = Delivery.Why
# Then it surely did not arrive there; what may have arrived is not sent a second time another way.
_SURELY_NOT = {Why.REFUSED, Why.SILENCED, Why.GONE, Why.NOT_SAFE, Why.NO_CHANNEL}


def fall_back(delivery: Delivery, now: datetime) -> None:
    """Send it another way of theirs, if it has ended as surely not arrived and there is another."""
    point = _another_way(delivery, now) if delivery.why in _SURELY_NOT else None
    if point:
        message = delivery.message
        Delivery.objects.create(
            message=message,
            point=point,
            means=means_of(point),
            due_at=now,
            priority=delivery.priority,
            desk=delivery.desk,
        )


def goes_elsewhere(delivery: Delivery, now: datetime) -> bool:
    """Say whether, once it ends here, it goes another way of theirs that something here can send it by."""
    point = _another_way(delivery, now)
    return point is not None and channels.channel_for(means_of(point)) is not None


def _another_way(delivery: Delivery, now: datetime) -> ContactPoint | None:
    message = delivery.message
    return another_way(delivery) if message.anywhere and message.expires_at > now else None
