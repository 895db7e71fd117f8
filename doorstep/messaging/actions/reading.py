"""Reading what came in: each thing that was told counts once, and what cannot be acted upon yet is read again."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from doorstep.messaging import tellers
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.actions.bringing import Bringing
from doorstep.messaging.actions.hearing import Hearing
from doorstep.messaging.actions.progress import note_complaint, note_progress
from doorstep.messaging.actions.waiting import wait
from doorstep.messaging.inbound.events import Arrived, Complaint, Event, Progress, Recording, Text
from doorstep.messaging.models import Arrival, Heard

AT_ONCE = 50
LEASE = timedelta(minutes=2)
# What is told of a message that we do not know of yet waits as long as that: about twenty minutes.
MOST_ATTEMPTS = 6
log = logging.getLogger(__name__)


def read_due(now: datetime) -> int:
    """Read what came in; return how much that was."""
    due = Arrival.objects.filter(due_at__lte=now).order_by("due_at").values_list("pk", "due_at", "attempts")[:AT_ONCE]
    taken = [pk for pk, at, attempts in due if _take(pk, at, attempts, now)]
    hearing, bringing = Hearing(now), Bringing(now)
    # One after the other: a letter may have many megabytes.
    for pk in list(Arrival.objects.filter(pk__in=taken).order_by("came_at").values_list("pk", flat=True)):
        try:
            _read(Arrival.objects.get(pk=pk), hearing, bringing, now)
        except Exception:
            # It stays, and is tried again when its lease ends; those behind it go on.
            log.exception("something that came in failed in a way that nobody thought of")
    return len(taken)


def _take(pk: UUID, at: datetime, attempts: int, now: datetime) -> bool:
    """Put it off for whoever reads it, unless somebody else just did."""
    row = Arrival.objects.filter(pk=pk, due_at=at, attempts=attempts)
    return bool(row.update(due_at=now + LEASE, attempts=attempts + 1))


def _read(arrival: Arrival, hearing: Hearing, bringing: Bringing, now: datetime) -> None:
    arrived = Arrived("", {"content-type": arrival.kind}, arrival.raw, arrival.came_at)
    is_last = arrival.attempts >= MOST_ATTEMPTS
    settled = list[bool]()
    for each in tellers.events(arrival.way, arrived):
        if isinstance(each, Recording):
            settled.append(hearing.hear(arrival.way, each, is_last=is_last))
            continue
        event = bringing.bring(arrival.way, each, is_last=is_last) if isinstance(each, Text) else each
        settled.append(_once(arrival, event, now) if event else False)
    if all(settled) or is_last:
        arrival.delete()
    else:
        Arrival.objects.filter(pk=arrival.pk).update(due_at=now + wait(arrival.attempts))


@transaction.atomic
def _once(arrival: Arrival, event: Event, now: datetime) -> bool:
    """Act upon one thing that was told, unless that was done already; return whether it is settled."""
    heard, new = Heard.objects.get_or_create(way=arrival.way, event_id=event.event_id, defaults={"at": now})
    if not new or _settled(event, now):
        return True
    heard.delete()
    return False


def _settled(event: Event, now: datetime) -> bool:
    if isinstance(event, Progress):
        return note_progress(event, now=now)
    if isinstance(event, Complaint):
        note_complaint(event, now=now)
    elif isinstance(event, Text):
        answer(event, now=now)
    return True
