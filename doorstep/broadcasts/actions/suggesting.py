"""A charity or a business asks a network to pass something on; its desk makes a broadcast of it, or says why not."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from doorstep.broadcasts import letters
from doorstep.broadcasts.actions.writing import begin
from doorstep.broadcasts.models import Broadcast, Hearer, Suggestion
from doorstep.broadcasts.queries.desk import opened
from doorstep.broadcasts.said import Says, Suggests
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import Words, send, tell
from doorstep.messaging.queries import silenced, told_since, where_they_wait
from doorstep.networks.models import Network
from doorstep.networks.queries import desk
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint
from doorstep.people.queries import reached_by_email
from doorstep.people.speaking import speaking_to
from doorstep.safeguarding.queries import kept_apart_from

CONSENT = "asking-to-pass-on"
WORTH_SAYING, AN_HOUR = timedelta(days=7), timedelta(hours=1)
Status = Suggestion.Status


@transaction.atomic
def suggest(network: Network, said: Suggests, *, words: str, language: str, now: datetime) -> Suggestion:
    """Write it down for the desk, as somebody who is known by what they wrote; they are told that it came.

    Raises NotReadableError for an address that is none.
    """
    # One after the other: of two presses at once the second finds what the first wrote.
    Network.objects.select_for_update().only("pk").get(pk=network.pk)
    if same := _the_same(network, said, now):
        return same  # a double press
    person = people.add_person(by=None)
    people.choose_language(person, language, by=person.pk)
    people.describe(person, called=said.name, by=person.pk)
    people.add_contact_point(person, ContactPoint.Means.EMAIL, said.email, by=person.pk)
    people.consent(person, CONSENT, words, by=person.pk, now=now)
    found = Suggestion.objects.create(
        network=network,
        person=person,
        kind=said.kind,
        organisation=said.organisation,
        subject=said.subject,
        body=said.body,
        where=said.where,
        asked_at=now,
    )
    record(found, "asked to pass on", by=person.pk, network=network.pk)
    _write_to(found, letters.suggestion_noted(found, language), now)
    _tell_desk(network, person.pk, now)
    return found


def _the_same(network: Network, said: Suggests, now: datetime) -> Suggestion | None:
    """Find the very same from the same address, within the hour."""
    there = reached_by_email(said.email).values("person")
    lately = Suggestion.objects.filter(network=network, person__in=there, asked_at__gt=now - AN_HOUR)
    rows = list(lately.select_related("person", "network"))
    with opened(rows):
        return next((each for each in rows if (each.subject, each.body) == (said.subject, said.body)), None)


def _tell_desk(network: Network, by: UUID, now: datetime) -> None:
    """Tell those at the desk, once an hour at most: it shows all of it."""
    kind = letters.somebody_suggests(network, "").kind
    there = {*desk.sitting_at(network)} - kept_apart_from(by)
    untold = [each for each in there if not told_since(each, kind, now - AN_HOUR)]
    tell(untold, partial(letters.somebody_suggests, network), by=by, now=now)


@transaction.atomic
def take_up(said: Suggestion, says: Says, *, by: UUID, now: datetime) -> Broadcast:
    """Make a draft of it, in the words the desk says it in. Raises SomebodyWasFirstError and NotAMoveError."""
    draft = begin(said.network, says, by=by, now=now)
    advance(said, Status.TAKEN_UP, by=by, broadcast=draft, settled_at=now)
    return draft


@transaction.atomic
def decline(said: Suggestion, why: str, *, by: UUID, now: datetime) -> None:
    """Pass nothing on, and say why. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(said, Status.DECLINED, by=by, settled_at=now)
    with speaking_to(said.person) as language:
        _write_to(said, letters.suggestion_declined(said, why, language), now)


def say_passed_on(broadcast: Broadcast, *, now: datetime) -> None:
    """Tell whoever asked for it that it goes out, and to how many."""
    for said in _behind(broadcast):
        count = Hearer.objects.filter(broadcast=broadcast).count()
        with speaking_to(said.person) as language:
            _write_to(said, letters.suggestion_passed_on(said, count, language), now)


def _behind(broadcast: Broadcast) -> "QuerySet[Suggestion]":
    return Suggestion.objects.filter(broadcast=broadcast).select_related("person", "network")


def _write_to(said: Suggestion, words: Words, now: datetime) -> None:
    """Write to where they said, though they never showed that it is theirs: nothing in it is of anybody's.

    Where they want nothing any more, nothing is written.
    """
    points, _by_hand = where_they_wait(said.person_id)
    silent = {point.pk for point in silenced([said.person_id])}
    for point in [point for point in points if point.pk not in silent][:1]:
        send(point, words, expires_at=now + WORTH_SAYING, by=None, now=now)
