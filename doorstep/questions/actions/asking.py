"""Asking what none of the answers says: without an account, and once however often it is sent."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.journal.actions import record
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since
from doorstep.people import actions as people
from doorstep.people.models import Person
from doorstep.people.safe import SafeToContact
from doorstep.questions import letters
from doorstep.questions.actions import ways_back
from doorstep.questions.models import Question
from doorstep.questions.models.question import LONGEST
from doorstep.questions.queries import open as questions
from doorstep.questions.said import Asks
from doorstep.vault.actions import ensure_key

# A page that was sent twice is shown again for so long, with another code.
SHOWN_AGAIN, AN_HOUR = timedelta(hours=1), timedelta(hours=1)


@dataclass(frozen=True)
class Asked:
    """What was asked; the code is shown this once, "" to whoever signs in here."""

    question: Question
    code: str = field(default="", repr=False)


def ask(asks: Asks, *, known: Person | None, now: datetime) -> Asked:
    """Write it down for the desk, as of somebody who is `known`, or of somebody of whom nothing else is.

    Raises NotReadableError for an address or a number that is none.
    """
    try:
        return _sent_before(asks, known, now) or _ask(asks, known, now)
    except IntegrityError:
        # A double press: the other of the two was first, and whoever was made known here was not.
        return _sent_before(asks, known, now) or _ask(asks, known, now)


def was_sent(sent_as: UUID | None) -> bool:
    """Say whether this page was sent before, by a first press."""
    return sent_as is not None and Question.objects.filter(sent_as=sent_as).exists()


def _sent_before(asks: Asks, known: Person | None, now: datetime) -> Asked | None:
    found = Question.objects.filter(sent_as=asks.sent_as).first()
    if found is None:
        return None
    again = known is None and now - found.asked_at < SHOWN_AGAIN
    return Asked(found, ways_back.give(found, opens=False, now=now) if again else "")


@transaction.atomic
def _ask(asks: Asks, known: Person | None, now: datetime) -> Asked:
    person = known or _become_known(asks)
    ensure_key(person.pk)
    found = Question.objects.create(
        person=person,
        words=asks.words,
        language=asks.language,
        sent_as=asks.sent_as,
        asked_at=now,
        goes_at=now + LONGEST,
        with_desk_since=now,
    )
    record(found, "asked", by=person.pk)
    _tell_desk(found, now)
    return Asked(found, "" if known else ways_back.give(found, opens=False, now=now))


def _become_known(asks: Asks) -> Person:
    if asks.contact:
        people.hash_of(asks.means, asks.contact)
    person = people.add_person(by=None)
    people.choose_language(person, asks.language, by=person.pk)
    if asks.contact:
        safe = SafeToContact(calls=asks.may_ring, messages=asks.may_text)
        people.add_contact_point(person, asks.means, asks.contact, safe=safe, by=person.pk)
    return person


def _tell_desk(question: Question, now: datetime) -> None:
    """Tell those at the desk, once an hour at most: it shows all of it. What comes within the hour is told after it."""
    desk = [each for each in questions.desk() if not told_since(each, letters.SOMEBODY_ASKS, now - AN_HOUR)]
    tell(desk, letters.somebody_asks, by=question.person_id, now=now)
