"""Asking the groups of a list whether their entry is right: each once, so many a day, by day; and what comes back.

An answer counts by naming our letter: nobody knows its name who did not read what went to the address that the group
publishes (docs/decisions/0062).
"""

import datetime
from functools import partial
from math import ceil
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from doorstep.core.one_by_one import one_by_one
from doorstep.groups.actions import confirm, report
from doorstep.groups.models import Group, Report
from doorstep.groups.speakers import Speaker
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError, advance
from doorstep.messaging import channels
from doorstep.messaging.actions import send
from doorstep.messaging.models import Delivery, Silence
from doorstep.networks import letters_first as letters
from doorstep.networks.models import FirstLetter, FirstReader, Network
from doorstep.networks.queries import first_letters, still_here
from doorstep.networks.queries.first_letters import EMAIL, Reached
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import reached_by
from doorstep.people.speaking import speaking_to
from doorstep.vault.normalising import NotReadableError

# Between these hours of the day, and so often in them.
OPENS, CLOSES, TICKS = 9, 17, 48
A_DAY = datetime.timedelta(days=1)
WORTH_ASKING = datetime.timedelta(days=14)
AT_ONCE = 500
Status = FirstLetter.Status


def go_on(now: datetime.datetime) -> int:
    """Note what could not be sent, and ask the next few groups of each network; return how many were asked."""
    note_undelivered()
    if not OPENS <= timezone.localtime(now).hour < CLOSES:
        return 0
    at_work = Network.objects.filter(letters_a_day__gt=0, first_letters__status=Status.WAITING).distinct()
    return one_by_one(at_work.order_by("pk"), partial(ask_some, now=now))


def ask_some(network: Network, now: datetime.datetime) -> int:
    room = network.letters_a_day - first_letters.asked_since(network, now - A_DAY)
    carried = [means for means in (EMAIL, first_letters.PHONE) if means in channels.available()]
    some = min(room, ceil(network.letters_a_day / TICKS))
    waiting = list(first_letters.waiting(network).filter(means__in=carried)[:AT_ONCE])
    keys = [letter.group_id for letter in waiting]
    spoken, ways = still_here.spoken_for(keys), first_letters.reached(keys)
    inside = first_letters.in_network(network, keys) - spoken.keys()

    def ask(each: FirstLetter) -> bool:
        return _tried(each, ways.get(each.group_id), now, is_in=each.group_id in inside)

    asked = 0
    # Where one cannot be asked the next is, or it would stand before all others for ever.
    while waiting and asked < some:
        asked += one_by_one([waiting.pop(0)], ask)
    return asked


def _tried(letter: FirstLetter, way: Reached | None, now: datetime.datetime, *, is_in: bool) -> bool:
    """Ask one; somebody may have moved it at this very moment."""
    try:
        with transaction.atomic():
            if not is_in or letter.group.status != Group.Listing.LISTED:
                advance(letter, Status.NOT_NEEDED, by=None)
                return False
            point = _point(way) if way else None
            if point is None:
                advance(letter, Status.TO_RING, by=None, means="")
                return False
            _ask(letter, point, now)
    except (SomebodyWasFirstError, NotAMoveError):
        return False
    return True


def _ask(letter: FirstLetter, point: ContactPoint, now: datetime.datetime) -> None:
    advance(letter, Status.ASKED, by=None, asked_at=now, means=point.means)
    FirstReader.objects.create(letter=letter, person_id=point.person_id, asked_at=now)
    with speaking_to(point.person) as language:
        message = send(point, letters.first(letter, language), expires_at=now + WORTH_ASKING, by=None, now=now)
    FirstLetter.objects.filter(pk=letter.pk).update(message=message.pk)


def _point(way: Reached) -> ContactPoint | None:
    """Find who reads what is sent there, or make them known; None where it is nothing that can be written to.

    A number at which several groups are asked is rung: nobody could tell which of them a YES by text is about.
    """
    try:
        hashed = people.hash_of(way.means, way.value)
    except NotReadableError:
        return None
    before = ContactPoint.objects.filter(means=way.means, hashed=hashed, person__first_letters__isnull=False)
    reader = before.select_related("person").first()
    if reader and way.means != EMAIL:
        return None
    if known := reached_by(way.means, hashed).filter(means=way.means).first() or reader:
        return known
    person: Person = people.add_person(by=None)
    return people.add_contact_point(person, way.means, way.value, by=None)


# -- What did not arrive ---------------------------------------------------------------------------------------------


def note_undelivered() -> int:
    """Note of which letters it is known that they did not arrive, or were not sent."""
    over = Q(status=Delivery.Status.FAILED) | Q(status=Delivery.Status.WITHHELD)
    # One that is on its way by another way has not failed yet.
    asked = FirstLetter.objects.filter(status=Status.ASKED, message__isnull=False)
    failed = Delivery.objects.filter(over, message__in=asked.values("message")).values_list("message", "why")
    why = dict(failed[:AT_ONCE])
    silenced = {message for message, said in why.items() if said == Delivery.Why.SILENCED}
    return sum(
        _moved(letter, Status.STOPPED if letter.message in silenced else Status.RETURNED)
        for letter in asked.filter(message__in=list(why))
    )


def lost(person: UUID, means: str, _now: datetime.datetime) -> None:
    """Note that somebody is no longer reached there: it came back, or they want no letters."""
    asked = FirstLetter.objects.filter(reader__person=person, means=means, status__in=[Status.ASKED, Status.WROTE])
    for letter in asked:
        points = ContactPoint.objects.filter(person=person, means=means).values("hashed")
        came_back = Silence.objects.filter(means=means, hashed__in=points, why=Silence.Why.CAME_BACK).exists()
        _moved(letter, Status.RETURNED if came_back else Status.STOPPED)


def _moved(letter: FirstLetter, to: str) -> bool:
    try:
        advance(letter, to, by=None)
    except (SomebodyWasFirstError, NotAMoveError):
        return False
    return True


# -- What is said ----------------------------------------------------------------------------------------------------


@transaction.atomic
def note_going(letter: FirstLetter, speaker: Speaker, *, by: UUID, now: datetime.datetime, elsewhere: bool) -> None:
    """Note that the group is still going, as it or a human at the desk says. Raises what `advance` raises."""
    advance(letter, Status.GOING, by=by, answered_at=now, elsewhere=elsewhere)
    confirm(letter.group, timezone.localdate(now), by=by, speaker=speaker)


@transaction.atomic
def note_closed(letter: FirstLetter, words: str, *, by: UUID, now: datetime.datetime, elsewhere: bool) -> None:
    """Note that it is not going any more; whoever looks after the list decides. Raises TooManyReportsError as well."""
    advance(letter, Status.CLOSED, by=by, answered_at=now, elsewhere=elsewhere)
    report(letter.group, Report.Wrong.CLOSED, words)
