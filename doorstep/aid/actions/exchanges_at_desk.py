"""What whoever runs this site does about those who ask by text, and whom no group can have yet."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.aid import words_by_text
from doorstep.aid.actions import exchanging
from doorstep.aid.actions.asking import TakesNoneError
from doorstep.aid.by_text.facts import kept
from doorstep.aid.models import Exchange
from doorstep.core.sentences import sentence
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.actions import send
from doorstep.messaging.actions.answering import WORTH_SAYING
from doorstep.people.models import ContactPoint
from doorstep.people.speaking import speaking_to
from doorstep.vault.actions import LOOKED_AT

# What the journal says was looked at; marked for translators, because the person reads it.
WORDS = sentence("what you wrote to us, and where you wrote from")
THEY_WROTE = "they-asked"


@transaction.atomic
def look(exchange: Exchange, *, by: UUID) -> tuple[str, ContactPoint | None]:
    """Open their words, and where they wrote from; they can read who looked."""
    record(exchange.person, LOOKED_AT, by=by, what=WORDS, why=THEY_WROTE)
    return kept(exchange.said).in_their_words, exchanging.point_of(exchange)


@transaction.atomic
def give(exchange: Exchange, group: Group, cell: int | None, *, by: UUID, now: datetime) -> None:
    """Give it to a group, whose coordinator gets in touch; they are told. Raises TakesNoneError.

    Raises SomebodyWasFirstError where it was settled, or they wrote again, since `exchange` was read.
    """
    row = _as_seen(exchange)
    facts, point = kept(row.said), exchanging.point_of(row)
    if not exchanging.hand_over(row, facts, group, cell, by=by, now=now):
        raise TakesNoneError(sentence("Nobody looks after requests in this group just now. Ring or write to it."))
    if point:
        line = partial(words_by_text.to_ring, group, wanted=facts.wants_person and point.calls)
        with speaking_to(row.person) as language:
            words = words_by_text.words(line, own=facts.language)(language)
            send(point, words, expires_at=now + WORTH_SAYING, by=by, now=now)


@transaction.atomic
def close(exchange: Exchange, why: str, *, by: UUID, now: datetime) -> None:
    """End it for a reason, and forget it. Raises SomebodyWasFirstError, as `give` does."""
    exchanging.forget(_as_seen(exchange), why, by=by, now=now)


def _as_seen(exchange: Exchange) -> Exchange:
    as_seen = Exchange.objects.select_for_update().filter(pk=exchange.pk, written_at=exchange.written_at)
    found = as_seen.filter(status=Exchange.Status.WAITS).select_related("person").first()
    if found is None:
        raise SomebodyWasFirstError(f"{exchange} waits no longer, or they wrote again.")
    return found
