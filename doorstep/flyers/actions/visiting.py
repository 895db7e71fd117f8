"""Counting that the code on a flyer was followed: a number for each batch and day, and nothing of who did."""

import datetime

from django.db.models import F

from doorstep.flyers.models import Batch, Visits


def count(batch: Batch, *, day: datetime.date) -> None:
    """Add one to the day's number, however many come at once."""
    Visits.objects.bulk_create([Visits(batch=batch, day=day)], ignore_conflicts=True)
    Visits.objects.filter(batch=batch, day=day).update(many=F("many") + 1)
