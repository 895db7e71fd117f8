"""Becoming known: a name and a way to be reached, which count once the code that went there was typed."""

import datetime

from django.db import transaction

from doorstep.accounts.actions.asking import fresh_token, is_asked, requested, room_for, write
from doorstep.accounts.models import CodeRequest
from doorstep.people import actions as people


def join(called: str, means: str, typed: str, *, words: str, now: datetime.datetime, browser: str = "") -> str:
    """Note somebody new, and ask for a code to what they typed; return what the browser must hold, as `ask` does.

    Whoever never types the code is forgotten after a day. Raises NotReadableError and TooOftenError.
    """
    browser = browser or fresh_token()
    hashed = people.hash_of(means, typed)
    asked = requested(CodeRequest.Purpose.JOIN, means, hashed, browser=browser, words=words, now=now)
    if not is_asked(asked):
        room_for(asked)
        _begin(asked, called, typed)
    return browser


@transaction.atomic
def _begin(asked: CodeRequest, called: str, typed: str) -> None:
    """Note them together with what they asked for, or neither: nobody stays whom no code can confirm or forget."""
    person = people.add_person(by=None)
    people.describe(person, called=called, by=person.pk)
    asked.person, asked.point = person, people.add_contact_point(person, asked.means, typed, by=person.pk)
    if not write(asked):
        # The button was pressed twice, and the other time made them known.
        transaction.set_rollback(True)
