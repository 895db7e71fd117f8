"""Talking with somebody who rings: finding out whether we know them, keeping what they say, and writing it down."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from doorstep.aid.actions.asking import Opened, describe, open_request
from doorstep.aid.asked import Asked, Asker
from doorstep.aid.models import Conversation
from doorstep.aid.queries.covering import team_at
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people import actions as people
from doorstep.people.looking import CONTACT_POINTS
from doorstep.people.models import Person
from doorstep.vault.actions import LOOKED_AT

# Whoever looks after it is reminded of what was only kept.
SOON = timedelta(hours=1)
THEY_RANG = "they-asked"


@transaction.atomic
def look_up(person: Person, group: Group, *, by: UUID) -> None:
    """Note that somebody was found by their number, or by surname and postcode; they can read it."""
    record(person, LOOKED_AT, by=by, what=CONTACT_POINTS, why=THEY_RANG, group=group.pk)


def begin(group: Group, person: Person | None, said: Mapping[str, Any], *, by: UUID, now: datetime) -> Conversation:
    """Begin to write down what somebody says; who is not known yet gets a key first, so that it can be sealed."""
    known = person or people.add_person(by=by)
    with transaction.atomic():
        conversation = Conversation.objects.create(
            person=known,
            group=group,
            is_new=person is None,
            said=dict(said),
            owner=by,
            due_at=now + SOON,
            kept_at=now,
        )
        record(conversation, "rang", by=by, group=group.pk)
    return conversation


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

    Raises SomebodyWasFirstError where a colleague looks after it by now.
    """
    row = Conversation.objects.select_for_update().filter(pk=conversation.pk, owner=by).first()
    if row is None:
        raise SomebodyWasFirstError(f"{conversation} is looked after by somebody else.")
    row.said, row.status, row.due_at, row.kept_at = dict(said), status, due or now + SOON, now
    row.tries += status == Conversation.Status.NO_ANSWER
    row.save()
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


def drop(conversation: Conversation, *, by: UUID) -> None:
    """Forget it; and whoever was made known for it alone, where nothing else came of them."""
    with transaction.atomic():
        record(conversation, "dropped", by=by, group=conversation.group_id)
        Conversation.objects.filter(pk=conversation.pk).delete()
    if conversation.is_new and not conversation.person.help_requests.exists():
        people.never_came(conversation.person)
