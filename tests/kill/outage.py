"""Three days without a provider, in three ways, and a long queue that then goes out in order."""

import random
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.db import connections

from doorstep.messaging.actions import Words, deliver_due, send
from doorstep.messaging.models import Delivery
from doorstep.people.models import ContactPoint
from tests.kill import office
from tests.kill.office import Office
from tests.kill.rounds import find, tell, waiting
from tests.kill.truth import Tally, judged, ways_of
from tests.kill.writing import number

A_DAY = timedelta(days=1)
# Nobody there at all; then somebody who breaks down; then one who does not know us.
WAYS = ["away", "BROKEN", "WRONG_KEY"]
Priority = Delivery.Priority
# Of a hundred texts.
SHARES = {Priority.WAITED_FOR: 1, Priority.TASK: 9, Priority.USUAL: 40, Priority.NEWS: 50}


@dataclass(frozen=True)
class Outage:
    """What came of it. `attempts` were made meanwhile, and somebody who was there was asked something `requests` times.

    When they came back some were `not_due`, since they had been tried a moment ago. Of all others `pressing_after_news`
    counts those that pressed and went after news, and `out_of_order` those that went after anything that pressed less.
    """

    tally: Tally
    attempts: int
    requests: int
    not_due: int
    pressing_after_news: int
    out_of_order: int


def lived_through(carrier: str, points: Sequence[ContactPoint], seed: int, texts: int, step: timedelta) -> Outage:
    # By day: at night, whoever sleeps is left alone, and what presses for them goes after news for others.
    chance, now = random.Random(f"{seed} {carrier}"), datetime.combine(datetime.now(UTC).date(), time(12), UTC)
    connections.close_all()
    with office.opened(chance.getrandbits(32)) as opened:
        queue = _queued(points, texts, now, chance)
        for way in WAYS:
            find(opened, carrier, away=way == "away")
            opened("behave", "WELL" if way == "away" else way)
            now = _wait(opened, now, step)
        attempts = sum(each.attempts for each in ways_of(queue))
        requests, not_due = opened("requests"), _not_due(now)
        _drain(opened, carrier, now)
        order = [each.body for each in opened("taken") if number(each.body) not in not_due]
        tally = judged(queue, opened("taken"))
    return Outage(tally, attempts, requests, len(not_due), *_misplaced(order))


def _queued(points: Sequence[ContactPoint], many: int, now: datetime, chance: random.Random) -> list[UUID]:
    """Write so many, each of which says how much it presses."""
    queue = []
    for which, priority in enumerate(chance.choices([*SHARES], [*SHARES.values()], k=many)):
        words = Words("news", "en-gb", "", f"Priority {priority} number {which}", priority=priority)
        queue.append(send(points[which % len(points)], words, expires_at=now + 7 * A_DAY, by=None, now=now).pk)
    return queue


def _wait(opened: Office, now: datetime, step: timedelta) -> datetime:
    until = now + A_DAY
    while now < until:
        now += step
        tell(opened, now)
        deliver_due(now)
    return now


def _not_due(now: datetime) -> Collection[int]:
    late = waiting().filter(due_at__gt=now).select_related("message")
    return {number(each.message.body) for each in late}


def _drain(opened: Office, carrier: str, now: datetime) -> None:
    """Let one worker send all of it to a provider that is back, looking each second; and see that it ends."""
    find(opened, carrier)
    opened("behave", "WELL")
    until = now + A_DAY
    while waiting().exists() and now < until:
        now += timedelta(seconds=1)
        tell(opened, now)
        deliver_due(now)


def _misplaced(order: Sequence[str]) -> tuple[int, int]:
    least, after_news, out_of_order = Priority.WAITED_FOR.value, 0, 0
    for each in (int(found[1]) for body in order if (found := re.search(r"Priority (\d)", body))):
        after_news += least == Priority.NEWS and each <= Priority.TASK
        out_of_order += each < least
        least = max(least, each)
    return after_news, out_of_order
