"""The day's letter: for whoever wants one a day, all that could wait is put into one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import accumulate
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.core.one_by_one import one_by_one
from doorstep.journal.lifecycle import advance_each
from doorstep.messaging.actions.sending import Words, send
from doorstep.messaging.models import Delivery, Message
from doorstep.people.speaking import speaking_to
from doorstep.vault.seals import UnreadableError

DIGEST = "digest"
AT_ONCE = 100
WORTH_SAYING = timedelta(days=2)
# In signs, of what a text says of them: more of it nobody reads there, WhatsApp refuses, and a call does not come to.
MOST_IN_SHORT = 400
Status, Why = Delivery.Status, Delivery.Why


def gather_due(now: datetime) -> int:
    """Write the letters that are due; return how many things went into them."""
    due = Delivery.objects.filter(status=Status.KEPT, due_at__lte=now)
    points = due.order_by().values_list("point", flat=True).distinct()[:AT_ONCE]
    return one_by_one(list(points), partial(_gather, now=now))


@transaction.atomic
def _gather(point: UUID | None, now: datetime) -> int:
    due = Delivery.objects.filter(status=Status.KEPT, due_at__lte=now, point=point)
    rows = list(due.select_for_update(of=("self",)).select_related("message", "point__person").order_by("due_at", "pk"))
    told = [row for row in rows if row.message.expires_at > now and row.point]
    untold = [row for row in rows if row not in told]
    if untold:
        advance_each(untold, Status.WITHHELD, by=None, why=Why.EXPIRED, ended_at=now)
    # News goes as it is: each says how it is answered, and how it ends.
    alone = [row for row in told if row.message.news]
    together = [row for row in told if not row.message.news]
    if len(together) == 1:
        # One thing is said as it is.
        alone, together = told, []
    advance_each(alone, Status.WAITING, by=None)
    if together:
        _write(together, now)
    return len(rows)


def _write(rows: Sequence[Delivery], now: datetime) -> None:
    point = rows[0].point
    if point is None:
        return
    # Where humans of one desk could say each of them, they could say all of them.
    desks = {row.desk for row in rows}
    try:
        with speaking_to(point.person) as language:
            words = _words([row.message for row in rows], language)
        words = replace(words, desk=desks.pop() if len(desks) == 1 else None)
        send(point, words, expires_at=now + WORTH_SAYING, by=None, now=now)
    except UnreadableError:
        # Erased a moment ago.
        advance_each(rows, Status.WITHHELD, by=None, why=Why.GONE, ended_at=now)
    else:
        advance_each(rows, Status.GATHERED, by=None, ended_at=now)


def _words(messages: Sequence[Message], language: str) -> Words:
    count = len(messages)
    subject = ngettext("%(count)d thing for you today", "%(count)d things for you today", count) % {"count": count}
    body = "\n\n\n".join("\n\n".join(filter(None, (each.subject, each.body))) for each in messages)
    shorts = [each.short or each.subject or each.body for each in messages]
    one_way = [each.one_way or short for each, short in zip(messages, shorts, strict=True)]
    return Words(DIGEST, language, subject, body, _in_short(shorts), _in_short(one_way))


def _in_short(things: Sequence[str]) -> str:
    """Say as many of them as a text is read for, and how many more there are."""
    told = [each for each, end in zip(things, accumulate(map(len, things)), strict=True) if end <= MOST_IN_SHORT]
    said = {"count": len(things), "things": " / ".join(told), "more": len(things) - len(told)}
    if len(told) == len(things):
        return _("%(count)d things today: %(things)s") % said
    return _("%(count)d things today: %(things)s / And %(more)d more: sign in to see them.") % said
