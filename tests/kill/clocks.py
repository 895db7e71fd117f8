"""What the clock on the wall shows to the channels, which ask it themselves; everybody else is told the time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

from doorstep.messaging.channels import answers
from doorstep.messaging.channels.text import account, smsworks, twilio


class _Wall(datetime):
    """A datetime whose now is ours."""

    shows: Callable[[], datetime]

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp(cls.shows().timestamp(), tz)


def set_to(now: datetime) -> None:
    """Let it go on from there, in this process and in those that are forked from it."""
    ahead: timedelta = now - datetime.now(UTC)
    follow(lambda: datetime.now(UTC) + ahead)


def follow(clock: Callable[[], datetime]) -> None:
    _Wall.shows = staticmethod(clock)
    for channel in (account, answers, smsworks, twilio):
        channel.datetime = _Wall  # type: ignore[attr-defined] # a module's own name for it
