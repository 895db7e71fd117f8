"""Telling somebody, wherever they are reached, of what they would want to know had it not been them."""

import datetime
from collections.abc import Callable

from django.conf import settings
from django.db import models

from doorstep.accounts import letters, queries
from doorstep.messaging.actions import Words, send
from doorstep.people.models import Person
from doorstep.people.speaking import speaking_to

WORTH_TELLING = datetime.timedelta(days=7)


def tell_of_new_way(person: Person, way: type[models.Model], browser: str, *, now: datetime.datetime) -> None:
    """Say that there is a new way of signing in as them, of which kind, and in which browser it was added."""
    _tell(person, lambda language: letters.way_added(way, browser, language, settings.SITE_NAME), now)


def tell_of_printed_code(person: Person, browser: str, *, now: datetime.datetime) -> None:
    """Say that one of their printed codes was used, and in which browser."""
    _tell(person, lambda language: letters.printed_code_used(browser, language, settings.SITE_NAME), now)


def _tell(person: Person, said: Callable[[str], Words], now: datetime.datetime) -> None:
    with speaking_to(person) as language:
        words = said(language)
    for point in queries.confirmed_points(person):
        send(point, words, expires_at=now + WORTH_TELLING, by=None, now=now)
