"""Counting that the code on a flyer was followed: a number for each batch and day, and nothing of who did."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from doorstep.flyers.models import Batch, Visits


def count(batch: Batch, *, day: datetime.date) -> None:
    """Add one to the day's number, however many come at once."""
    if _added(batch, day):
        return
    try:
        with transaction.atomic():
            Visits.objects.create(batch=batch, day=day, many=1)
    except IntegrityError:
        _added(batch, day)


def _added(batch: Batch, day: datetime.date) -> int:
    return Visits.objects.filter(batch=batch, day=day).update(many=F("many") + 1)
