"""Telling a network's desk that somebody wrote; reading there what it was, and seeing to it."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import sentence
from doorstep.journal.actions import record
from doorstep.messaging.actions import answer_back, settle, tell
from doorstep.messaging.models import Reply
from doorstep.messaging.queries import told_since
from doorstep.networks import letters_first as letters
from doorstep.networks.models import Network
from doorstep.networks.queries import desk
from doorstep.people.models import Person
from doorstep.vault.actions import LOOKED_AT
from doorstep.vault.seals import UnreadableError

# What the journal says was looked at, and why; marked for translators, because the person reads it.
WROTE = sentence("what you wrote to us")
# The desk shows all of it.
ONE_LETTER_A = timedelta(hours=1)
THEY_WROTE = "they-asked"


def tell_desk(network: Network, *, by: UUID, now: datetime) -> None:
    """Tell those at its desk that somebody wrote, once an hour at most."""
    kind = letters.somebody_wrote(network, "").kind
    officers = [each for each in desk.sitting_at(network) if not told_since(each, kind, now - ONE_LETTER_A)]
    tell(officers, partial(letters.somebody_wrote, network), by=by, now=now)


@transaction.atomic
def open_reply(reply: Reply, network: Network, *, by: UUID) -> str:
    """Open what somebody wrote, "" where it cannot be opened any more; they can read who did."""
    record(Person(pk=reply.person_id), LOOKED_AT, by=by, what=WROTE, why=THEY_WROTE, network=network.pk)
    try:
        return str(reply.body)
    except UnreadableError:
        return ""


@transaction.atomic
def answer_in_words(reply: Reply, network: Network, words: str, *, by: UUID, now: datetime) -> bool:
    """Answer where it came from; return whether they still are reached there.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    settle(reply, by=by, now=now)
    record(reply, "answered", by=by, network=network.pk)
    return answer_back(reply, partial(letters.desk_answers, network, words), by=by, now=now)


@transaction.atomic
def leave_it(reply: Reply, network: Network, *, by: UUID, now: datetime) -> None:
    """Note that nothing more is to be done about it. Raises SomebodyWasFirstError and NotAMoveError."""
    settle(reply, by=by, now=now)
    record(reply, "left", by=by, network=network.pk)
