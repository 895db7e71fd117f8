"""Taking in what comes back, as it came: whoever brought it is told at once, and the worker reads it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from doorstep.messaging.models import Arrival, Tray
from doorstep.vault.actions import ensure_key

LONGEST_KIND = 100


def take_in(way: str, raw: bytes, kind: str, *, now: datetime) -> Arrival:
    """Keep it, sealed; that it comes from whom it says was looked at before."""
    tray = _tray(now)
    with transaction.atomic():
        return Arrival.objects.create(tray=tray, way=way, raw=raw, kind=kind[:LONGEST_KIND], came_at=now, due_at=now)


def _tray(now: datetime) -> Tray:
    """Find today's, or make it; its key is written before anything is sealed by it."""
    day = timezone.localdate(now)
    tray, _new = Tray.objects.get_or_create(day=day, defaults={"made_at": now})
    ensure_key(tray.pk)
    return tray
