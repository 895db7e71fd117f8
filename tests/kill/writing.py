"""Whom the rounds write to, and what: each text with a number of its own, so that it can be told apart in the book."""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import count, islice

from doorstep.messaging.actions import Words, send
from doorstep.messaging.models import Delivery, Message
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint
from doorstep.people.safe import ANYTIME, SafeToContact

# Worth saying for days as a rule; a few are not worth it any more before they can go.
LASTS = [timedelta(days=7)] * 9 + [timedelta(minutes=20)]
NIGHT = SafeToContact(from_time=time(7), to_time=time(22))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_numbers, _texts = count(), count(1)


def neighbours(many: int) -> list[ContactPoint]:
    """Make known so many, each with two telephones, and return the first of these; one in eight sleeps at night."""
    return [_neighbour(NIGHT if at % 8 == 0 else ANYTIME) for at in range(many)]


def _neighbour(safe: SafeToContact) -> ContactPoint:
    person = people.add_person(by=None)
    points = [
        people.add_contact_point(person, "phone", f"+4477009{each:05}", safe=safe, by=None)
        for each in islice(_numbers, 2)
    ]
    for point in points:
        people.confirm_contact_point(point, by=None, now=LONG_AGO)
    return points[0]


def written(points: Sequence[ContactPoint], many: int, now: datetime, chance: random.Random) -> Iterator[Message]:
    """Write so many texts, several to each; every other one may go to their other telephone as well."""
    for which in islice(_texts, many):
        presses = chance.choice(Delivery.Priority.values)
        words = Words("offered", "en-gb", "", f"Can you do number {which}?", urgent=not which % 5, priority=presses)
        until = now + chance.choice(LASTS)
        yield send(chance.choice(points), words, expires_at=until, by=None, now=now, anywhere=which % 2 == 0)


def number(body: str) -> int:
    """Tell which it is, whatever was written around it."""
    found = re.search(r"number (\d+)", body)
    return int(found[1]) if found else 0
