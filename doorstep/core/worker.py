"""Due work: apps register what must be done from time to time, and one loop does it.

One of the two registries in which a lower layer learns of a higher one; filled in `AppConfig.ready`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import close_old_connections
from django.utils import timezone

from doorstep.core import stopping

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DueWork:
    """`run(now)` does what is due by `now` and returns how many things it did; safe to run twice, or beside itself."""

    name: str
    every: timedelta
    run: Callable[[datetime], int]


_registered: dict[str, DueWork] = {}


def register(work: DueWork) -> None:
    _registered[work.name] = work


def registered() -> list[DueWork]:
    return sorted(_registered.values(), key=lambda work: work.name)


class Worker:
    """Runs each registered work when its interval has passed; a failure is logged and does not stop the others."""

    def __init__(self, works: list[DueWork]) -> None:
        # All is due at first: nobody knows how long the house was closed.
        self._next = dict.fromkeys(works, datetime.min.replace(tzinfo=UTC))

    def step(self, now: datetime) -> timedelta:
        """Do all that is due by `now`; return how long there is nothing to do."""
        for work in [work for work, due in self._next.items() if due <= now]:
            self._next[work] = now + work.every
            self._do(work, now)
        return min(self._next.values(), default=now + timedelta(minutes=1)) - now

    def _do(self, work: DueWork, now: datetime) -> None:
        close_old_connections()
        try:
            done = work.run(now)
        except Exception:
            log.exception("%s failed; it is tried again in %s", work.name, work.every)
        else:
            if done:
                log.info("%s: %d done", work.name, done)


def work() -> None:
    """Do what is due, again and again, until told to stop; what has been begun is finished first."""
    worker = Worker(registered())
    with stopping.sleeper(stopping.STOP) as sleeper:
        while not sleeper.sleep(worker.step(timezone.now()).total_seconds()) & stopping.STOP:
            pass
