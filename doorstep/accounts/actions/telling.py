"""Telling somebody, wherever they are reached, of what they would want to know had it not been them."""

import datetime
from functools import partial

from django.conf import settings
from django.db import models

from doorstep.accounts import letters
from doorstep.messaging.actions import tell
from doorstep.people.models import Person


def tell_of_new_way(person: Person, way: type[models.Model], browser: str, *, now: datetime.datetime) -> None:
    """Say that there is a new way of signing in as them, of which kind, and in which browser it was added."""
    tell(
        [person.pk],
        partial(letters.way_added, way, browser, site=settings.SITE_NAME),
        by=None,
        now=now,
        everywhere=True,
    )


def tell_of_printed_code(person: Person, browser: str, *, now: datetime.datetime) -> None:
    """Say that one of their printed codes was used, and in which browser."""
    tell(
        [person.pk],
        partial(letters.printed_code_used, browser, site=settings.SITE_NAME),
        by=None,
        now=now,
        everywhere=True,
    )
