"""What whoever runs this site does about what people wrote or said, and nobody knew whom to give: hear it, give it."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.aid import letters_to_desks
from doorstep.aid.actions import ringing_back
from doorstep.aid.actions.asking import TakesNoneError
from doorstep.aid.actions.reading import THEY_WROTE, WROTE
from doorstep.aid.queries.covering import team_at
from doorstep.aid.queries.ways import on_duty
from doorstep.core.sentences import sentence
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.actions import settle, tell
from doorstep.messaging.models import Reply
from doorstep.vault.actions import LOOKED_AT


@transaction.atomic
def look(reply: Reply, *, by: UUID) -> str:
    """Open what they wrote, "" of what was said; they can read who looked."""
    record(reply.person, LOOKED_AT, by=by, what=WROTE, why=THEY_WROTE)
    return str(reply.body)


@transaction.atomic
def give(reply: Reply, group: Group, cell: int | None, *, by: UUID, now: datetime) -> None:
    """Give it to a group: what was said to whoever is on duty there, to ring back; what was written to its desk.

    Raises TakesNoneError, and SomebodyWasFirstError where somebody gave it before.
    """
    owner = on_duty(group, team_at(group, cell) if cell else None)
    if owner is None:
        raise TakesNoneError(sentence("Nobody looks after requests in this group just now. Ring or write to it."))
    as_seen = Reply.objects.filter(pk=reply.pk, status=Reply.Status.OPEN, desk=None)
    rings = bool(reply.seconds) and not ringing_back.wants_no_ring([reply.point] if reply.point else [])
    if not as_seen.update(desk=group.uid, in_writing=not rings):
        raise SomebodyWasFirstError(f"{reply} was given to somebody, or settled.")
    record(reply, "given", by=by, group=group.pk)
    if rings:
        ringing_back.begin(reply.pk, reply.person, reply.point, group, owner, now=now)
    else:
        tell([owner], partial(letters_to_desks.somebody_wrote, group), by=by, now=now)


@transaction.atomic
def leave(reply: Reply, *, by: UUID, now: datetime) -> None:
    """Note that nothing more is to be done. Raises SomebodyWasFirstError and NotAMoveError."""
    if not Reply.objects.select_for_update(no_key=True).filter(pk=reply.pk, desk=None).exists():
        raise SomebodyWasFirstError(f"{reply} was given to somebody.")
    settle(reply, by=by, now=now)
    record(reply, "left", by=by)
