"""Reading what somebody wrote that this site does not understand, and doing what it asks for."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.aid import letters_of_replies
from doorstep.aid.actions.taken_as import act
from doorstep.aid.queries.matters import Matter
from doorstep.core.sentences import sentence
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.messaging.actions import answer_back, settle
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Attachment, Reply
from doorstep.people.models import Person
from doorstep.vault.actions import LOOKED_AT

# What the journal says was looked at, and why; marked for translators, because the person reads it.
WROTE = sentence("what you wrote to us")
SENT = sentence("a file that you sent us")
THEY_WROTE = "they-asked"


@transaction.atomic
def open_reply(reply: Reply, group: Group, *, by: UUID) -> str:
    """Open what somebody wrote; they can read who did."""
    record(Person(pk=reply.person_id), LOOKED_AT, by=by, what=WROTE, why=THEY_WROTE, group=group.pk)
    return str(reply.body)


@transaction.atomic
def note_fetched(file: Attachment, group: Group, *, by: UUID) -> None:
    """Note that somebody was handed a file; whoever sent it can read who."""
    record(Person(pk=file.person_id), LOOKED_AT, by=by, what=SENT, why=THEY_WROTE, group=group.pk)


@transaction.atomic
def take_as(reply: Reply, matter: Matter, meaning: Meaning, *, by: UUID, now: datetime) -> None:
    """Take it for a yes, a no, a later or a done of something, as if they had written just that, and answer it.

    Raises NotClearError, SomebodyWasFirstError and NotAMoveError; then nothing has changed.
    """
    settle(reply, by=by, now=now)
    record(reply, "taken as", by=by, group=matter.task.group_id, meaning=str(meaning))
    outcome = act(matter, meaning, means=reply.means, now=now)
    if outcome.words:
        answer_back(reply, outcome.words, by=by, now=now)


@transaction.atomic
def answer_in_words(reply: Reply, group: Group, words: str, *, by: UUID, now: datetime) -> bool:
    """Answer in one's own words, where it came from; return whether they still are reached there.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    settle(reply, by=by, now=now)
    record(reply, "answered", by=by, group=group.pk)
    return answer_back(reply, partial(letters_of_replies.from_desk, group, words), by=by, now=now)


@transaction.atomic
def leave_it(reply: Reply, group: Group, *, by: UUID, now: datetime) -> None:
    """Note that nothing more is to be done about it. Raises SomebodyWasFirstError and NotAMoveError."""
    settle(reply, by=by, now=now)
    record(reply, "left", by=by, group=group.pk)
