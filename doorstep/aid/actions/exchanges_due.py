"""What is due in exchanges by text and e-mail: nobody who fell silent is lost, and nobody waits to be rung for ever."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F

from doorstep.aid import words_by_text
from doorstep.aid.actions import exchanging
from doorstep.aid.models import Conversation, Exchange
from doorstep.core.one_by_one import one_by_one
from doorstep.groups.queries import members
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since

AT_ONCE = 50
# Whoever was not rung by then is everybody's, and again after each day.
LATE, AGAIN = timedelta(hours=4), timedelta(days=1)


def look_after(now: datetime) -> int:
    """Let humans have what nobody went on with; return how many there were."""
    due = Exchange.objects.filter(due_at__lte=now).order_by("due_at").values_list("pk", flat=True)[:AT_ONCE]
    return one_by_one([*due], partial(_take_up, now=now))


@transaction.atomic
def _take_up(pk: UUID, now: datetime) -> bool:
    exchange = Exchange.objects.select_for_update().filter(pk=pk, due_at__lte=now).first()
    if exchange:
        exchanging.take_up(exchange, now=now)
    return exchange is not None


def remind(now: datetime) -> int:
    """Tell all coordinators of those whom nobody got in touch with; return of how many."""
    handed = Exchange.objects.filter(status=Exchange.Status.TO_RING).values("pk")
    untouched = Conversation.objects.filter(pk__in=handed, due_at=F("kept_at"), due_at__lte=now - LATE)
    rows = untouched.select_related("group").order_by("due_at")[:AT_ONCE]
    return one_by_one(rows, partial(_remind, now=now))


def _remind(row: Conversation, now: datetime) -> bool:
    if told_since(row.owner, words_by_text.WAITS_LONG, now - AGAIN):
        return False
    them = {row.owner, *members.coordinators_of(row.group).values_list("person", flat=True)}
    tell(them, partial(words_by_text.somebody_waits, row.group), by=None, now=now)
    return True
