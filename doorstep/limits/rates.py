"""What a limit is, and when there is room again: the generic cell rate algorithm, without a database; pure.

ITU-T I.371, "virtual scheduling": each time moves the moment at which a bucket is empty on by `per / most`, and that
moment may lie at most `per` ahead.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MICROSECOND = timedelta(microseconds=1)
_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Limit:
    """At most so many at once, and so many in any `per`: room for the next comes back after each `per / most`."""

    name: str
    most: int
    per: timedelta

    @property
    def drop(self) -> int:
        """By how many microseconds each time fills the bucket."""
        return self.per // MICROSECOND // self.most

    @property
    def brim(self) -> int:
        """How many microseconds ahead of now it may run out, for there to be room for one more."""
        return self.drop * (self.most - 1)


def microseconds(moment: datetime) -> int:
    return (moment - _ORIGIN) // MICROSECOND


def room_at(limit: Limit, empty_at: int) -> datetime:
    """Say when there is room for one more."""
    return _ORIGIN + (empty_at - limit.brim) * MICROSECOND
