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
    Bucket.objects.bulk_create([Bucket(key=key, empty_at=moment)], ignore_conflicts=True)
    room = Bucket.objects.filter(key=key, empty_at__lte=moment + limit.brim)
    if not room.update(empty_at=Greatest(F("empty_at"), _whole(moment)) + _whole(limit.drop)):
        raise TooOftenError(room_at(limit, _empty_at(key, moment)))


def _whole(number: int) -> Value:
    """Give the database a number as wide as its column: of one that says no width PostgreSQL is sent the lower half."""
    return Value(number, output_field=BigIntegerField())


def _empty_at(key: str, otherwise: int) -> int:
    row = Bucket.objects.filter(key=key).first()
    return row.empty_at if row else otherwise


def give_back(limit: Limit, whom: str) -> None:
    """Forget how often: whoever got it right at last starts afresh."""
    Bucket.objects.filter(key=key_of(limit, whom)).delete()


def sweep(now: datetime) -> int:
    """Forget buckets that have run out; an hour late, lest a clock that is behind another finds them gone."""
    return Bucket.objects.filter(empty_at__lt=microseconds(now - timedelta(hours=1))).delete()[0]


def key_of(limit: Limit, whom: str) -> str:
    return salted_hmac("doorstep.limits", f"{limit.name}\0{whom}", algorithm="sha256").hexdigest()
