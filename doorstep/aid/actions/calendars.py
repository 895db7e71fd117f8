"""The address of somebody's calendar: made by a press, shown once, ended by a press."""

import secrets
from datetime import datetime

from django.db import transaction

from doorstep.aid.models import CalendarFeed
from doorstep.core import hashes
from doorstep.people.models import Person


@transaction.atomic
def open_calendar(person: Person, *, now: datetime) -> str:
    """Return a new token; the one before opens nothing any more."""
    token = secrets.token_urlsafe(32)
    said = {"hashed": hashes.of_token(token), "made_at": now}
    CalendarFeed.objects.update_or_create(person=person, defaults=said)
    return token


def end_calendar(person: Person) -> None:
    CalendarFeed.objects.filter(person=person).delete()
