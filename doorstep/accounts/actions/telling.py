"""Telling somebody, wherever they are reached, that there is a new way of signing in as them."""

import datetime

from django.conf import settings

from doorstep.accounts import letters, queries
from doorstep.messaging.actions import send
from doorstep.people.models import Person
from doorstep.people.speaking import speaking_to

WORTH_TELLING = datetime.timedelta(days=7)


def tell_of_new_way(person: Person, browser: str, *, now: datetime.datetime) -> int:
    """Write to each confirmed contact point; return how many there are."""
    points = list(queries.confirmed_points(person))
    with speaking_to(person) as language:
        words = letters.way_added(browser, language, settings.SITE_NAME)
        for point in points:
            send(point, words, expires_at=now + WORTH_TELLING, by=None, now=now)
    return len(points)
