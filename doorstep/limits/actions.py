"""Doing something that may be done only so often."""

from datetime import datetime, timedelta

from django.db.models import BigIntegerField, F, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from doorstep.limits.models import Bucket
from doorstep.limits.rates import Limit, microseconds, room_at


class TooOftenError(Exception):
    """It was done as often as it may be; `again_at` says when there is room."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(f"Again at {again_at:%H:%M}.")
        self.again_at = again_at


def take(limit: Limit, whom: str, *, now: datetime | None = None) -> None:
    """Count one more time for `whom`; raise TooOftenError, and count nothing, where there is no room.

    Of any number at once, no more than there is room for get through: the database decides in one statement. Call it
    outside a transaction, or what is undone is not counted.
    """
    moment = microseconds(now or timezone.now())
    key = key_of(limit, whom)
    while not _counted(limit, key, moment):
        full = Bucket.objects.filter(key=key, empty_at__gt=moment + limit.brim).first()
        # Where there is none it was given back, or swept up, between two statements: then there is room.
        if full:
            raise TooOftenError(room_at(limit, full.empty_at))


def took(limit: Limit, whom: str, *, now: datetime) -> bool:
    """Count one more time for `whom` if there is room, and say whether there was: in as many statements either way.

    For where nobody may learn, not even by how long it takes, that there is none.
    """
    return _counted(limit, key_of(limit, whom), microseconds(now))


def has_room_for(limit: Limit, whom: str, *, now: datetime) -> bool:
    """Say whether there is room for `whom` at this moment; nothing is counted, and another may take it."""
    return not Bucket.objects.filter(key=key_of(limit, whom), empty_at__gt=microseconds(now) + limit.brim).exists()


def _counted(limit: Limit, key: str, moment: int) -> bool:
    Bucket.objects.bulk_create([Bucket(key=key, empty_at=moment)], ignore_conflicts=True)
    room = Bucket.objects.filter(key=key, empty_at__lte=moment + limit.brim)
    return bool(room.update(empty_at=Greatest(F("empty_at"), _whole(moment)) + _whole(limit.drop)))


def _whole(number: int) -> Value:
    """Give the database a number as wide as its column: of one that says no width PostgreSQL is sent the lower half."""
    return Value(number, output_field=BigIntegerField())


def give_back(limit: Limit, whom: str) -> None:
    """Forget how often: whoever got it right at last starts afresh."""
    Bucket.objects.filter(key=key_of(limit, whom)).delete()


def sweep(now: datetime) -> int:
    """Forget buckets that have run out; an hour late, lest a clock that is behind another finds them gone."""
    return Bucket.objects.filter(empty_at__lt=microseconds(now - timedelta(hours=1))).delete()[0]


def key_of(limit: Limit, whom: str) -> str:
    return salted_hmac("doorstep.limits", f"{limit.name}\0{whom}", algorithm="sha256").hexdigest()
