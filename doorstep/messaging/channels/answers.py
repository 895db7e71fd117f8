"""What a provider's answer over HTTP means: taken, refused for good, to be tried again, or nobody knows."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from doorstep.messaging.channels.base import MaybeDeliveredError, NotDeliveredError

LONGEST_AGAIN = timedelta(hours=1)
# What is about our account, our rate or a passing state: it can be put right here, or goes by itself.
PASSING = frozenset({401, 402, 403, 404, 405, 408, 425, 429})
TOO_MANY = 429
_LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Answer:
    """What was answered. `at`: when that was by their own clock, None where they do not say."""

    status: int
    body: bytes = field(repr=False)
    again_in: timedelta | None = None
    at: datetime | None = None

    @property
    def is_yes(self) -> bool:
        return 200 <= self.status < 300  # noqa: PLR2004 # RFC 9110, 15.3

    @property
    def said(self) -> Any:
        """What it says, as JSON; None where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def fields(self) -> dict[str, Any]:
        """What it says, where that is an object; else nothing."""
        said = self.said
        return said if isinstance(said, dict) else {}


def refusal(
    answer: Answer, *, status: int = 0, final: bool, alone: bool = False, stopped: bool = False
) -> NotDeliveredError | MaybeDeliveredError:
    """Say what an answer means that is no yes.

    `final`: the provider speaks of whom it is for, and nothing that we put right would change it. `alone`: it speaks of
    this very message, and others would be taken. `stopped`: it says that they want no more of us. `status` takes the
    place of the answer's own, for those who refuse with a friendly 200.
    """
    status = status or answer.status
    if 400 <= status < 500:  # noqa: PLR2004 # RFC 9110, 15.5
        again = answer.again_in if status == TOO_MANY else None
        if status in PASSING:
            return NotDeliveredError(permanent=False, again_in=again)
        return NotDeliveredError(permanent=final, alone=alone, stopped=stopped)
    if 300 <= status < 400:  # noqa: PLR2004 # RFC 9110, 15.4
        # Whoever points elsewhere has taken nothing; we follow nobody, for our key would go along.
        return NotDeliveredError(permanent=False)
    return MaybeDeliveredError()


def again_in(said: str, longest: timedelta = LONGEST_AGAIN) -> timedelta | None:
    """Say how long to wait by a Retry-After: seconds or a date (RFC 9110, 10.2.3), and no longer than `longest`."""
    wait = _seconds(said, longest) if said.isascii() and said.isdigit() else _until(moment(said))
    return None if wait is None else min(max(wait, timedelta()), longest)


def _seconds(said: str, longest: timedelta) -> timedelta:
    return timedelta(seconds=int(said)) if len(said) <= _LONGEST_NUMBER else longest


def _until(at: datetime | None) -> timedelta | None:
    return None if at is None else at - datetime.now(UTC)


def moment(said: str) -> datetime | None:
    """Read a date as HTTP and e-mail write it (RFC 5322, 3.3), in UTC; None where it is none."""
    try:
        at = parsedate_to_datetime(said)
        # Whoever writes -0000 knows no zone, and means UTC.
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None
