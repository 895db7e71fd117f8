"""Talking with somebody who rings: finding out whether we know them, keeping what they say, and writing it down."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from doorstep.aid import letters_to_desks
from doorstep.aid.actions.asking import Opened, describe, open_request
from doorstep.aid.asked import Asked, Asker
from doorstep.aid.models import Conversation
from doorstep.aid.models.request import KEPT
from doorstep.aid.queries.covering import team_at
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since
from doorstep.people import actions as people
from doorstep.people.looking import CONTACT_POINTS
from doorstep.people.models import Person
from doorstep.vault.actions import LOOKED_AT

# Whoever looks after it is reminded of what was only kept.
SOON = timedelta(hours=1)
# Whoever looks after what is soon forgotten hears of it so long before, and of all of it in one letter.
WARNED, ONE_LETTER_IN = timedelta(days=7), timedelta(days=3)
THEY_RANG = "they-asked"


@transaction.atomic
def look_up(person: Person, group: Group, *, by: UUID) -> None:
    """Note that somebody was found by their number, or by surname and postcode; they can read it."""
    record(person, LOOKED_AT, by=by, what=CONTACT_POINTS, why=THEY_RANG, group=group.pk)


def begin(
    group: Group, person: Person | None, said: Mapping[str, Any], *, by: UUID, now: datetime, once: UUID | None = None
) -> Conversation:
    """Begin to write down what somebody says; who is not known yet gets a key first, so that it can be sealed.

    `once` is its id to be, so that a double click begins one; raises IntegrityError where that began already, and then
    nobody was made known.
    """
    known = person or people.add_person(by=by)
    try:
        return _begin(group, known, said, is_new=person is None, by=by, now=now, once=once or uuid4())
    except IntegrityError:
        if person is None:
            people.never_came(known)
        raise


@transaction.atomic
def _begin(
    group: Group, person: Person, said: Mapping[str, Any], *, is_new: bool, by: UUID, now: datetime, once: UUID
) -> Conversation:
    row = Conversation(pk=once, person=person, group=group, is_new=is_new, said=dict(said), owner=by)
    row.due_at, row.kept_at = now + SOON, now
    row.save(force_insert=True)
    record(row, "rang", by=by, group=group.pk)
    return row


@transaction.atomic
def keep(
    conversation: Conversation,
    said: Mapping[str, Any],
    *,
    status: str = Conversation.Status.KEPT,
    due: datetime | None = None,
    by: UUID,
    now: datetime,
) -> None:
    """Keep what was said so far, complete or not, and when somebody is to ring.

    Raises SomebodyWasFirstError where a colleague looks after it by now, or it was kept anew since `conversation` was
    read.
    """
    as_seen = Conversation.objects.select_for_update().filter(pk=conversation.pk, kept_at=conversation.kept_at)
    row = as_seen.filter(owner=by).first()
    if row is None:
        raise SomebodyWasFirstError(f"{conversation} is looked after by somebody else.")
    row.said, row.status, row.due_at, row.kept_at = dict(said), status, due or now + SOON, now
    row.tries += status == Conversation.Status.NO_ANSWER
    row.save()
    conversation.kept_at = now
    record(row, status, by=by, group=row.group_id)


@transaction.atomic
def take_over(conversation: Conversation, *, by: UUID) -> None:
    """Look after it instead of a colleague; whoever rang can read it. Raises SomebodyWasFirstError."""
    as_seen = Conversation.objects.filter(pk=conversation.pk, owner=conversation.owner)
    if not as_seen.update(owner=by):
        raise SomebodyWasFirstError(f"{conversation} is looked after by somebody else.")
    record(conversation.person, LOOKED_AT, by=by, what=CONTACT_POINTS, why="to-plan", group=conversation.group_id)


@transaction.atomic
def write_down(conversation: Conversation, asked: Asked, asker: Asker, *, by: UUID, now: datetime) -> Opened:
    """Make a request of it. Raises TakesNoneError and NotReadableError; then it is kept as it was."""
    row = Conversation.objects.select_for_update().filter(pk=conversation.pk, owner=by).first()
    if row is None:
        raise SomebodyWasFirstError(f"{conversation} is looked after by somebody else, or was written down.")
    describe(row.person, asker, by=by)
    opened = open_request(asked, row.person, row.group, team_at(row.group, asked.cell), by=by, now=now)
    row.delete()
    return opened


def warn_before_forgotten(now: datetime) -> int:
    """Tell whoever looks after a conversation before it is forgotten, once for all of theirs; return how many."""
    old = Conversation.objects.filter(kept_at__lte=now - KEPT + WARNED)
    owners = set(old.values_list("owner", flat=True))
    untold = [who for who in owners if not told_since(who, letters_to_desks.FORGOTTEN_SOON, now - ONE_LETTER_IN)]
    tell(untold, letters_to_desks.forgotten_soon, by=None, now=now, until=now + WARNED)
    return len(untold)


def drop(conversation: Conversation, *, by: UUID) -> None:
    """Forget it; and whoever was made known for it alone, where nothing else came of them."""
    with transaction.atomic():
        record(conversation, "dropped", by=by, group=conversation.group_id)
        Conversation.objects.filter(pk=conversation.pk).delete()
    person = conversation.person
    if conversation.is_new and not (person.help_requests.exists() or person.overflows.exists()):
        people.never_came(person)
