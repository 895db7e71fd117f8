"""What becomes of a message that was refused: it ends, and so does all else to who wants no more of us."""

from datetime import datetime

from django.db import transaction

from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.actions.taking import end
from doorstep.messaging.channels.base import NotDeliveredError
from doorstep.messaging.models import Delivery, Silence


@transaction.atomic
def refused(delivery: Delivery, error: NotDeliveredError, now: datetime) -> None:
    """End it; who said STOP where we did not hear it is heard now. NotOursError where we no longer have it."""
    end(delivery, Delivery.Status.FAILED, now, Delivery.Why.REFUSED)
    if error.stopped and delivery.point:
        silence(delivery.point, Silence.Why.ASKED, now=now)
