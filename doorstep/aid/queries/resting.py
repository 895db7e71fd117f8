"""Whether a volunteer takes a rest on a day: of their own accord, until they say or until a date."""

from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from doorstep.aid.models import Volunteer


def rests(row: Volunteer, today: date) -> bool:
    return row.paused or (row.paused_until is not None and row.paused_until > today)


def awake(today: date) -> Q:
    """Pick those volunteers who do not rest."""
    return Q(paused=False) & (Q(paused_until=None) | Q(paused_until__lte=today))


def today_of(now: datetime) -> date:
    return timezone.localdate(now, timezone.get_default_timezone())
