"""Answers grow old, and questions wait: whoever wrote them, or else the desk, is told to look again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from doorstep.messaging.actions import tell, tell_each
from doorstep.messaging.queries import told_since
from doorstep.questions import letters
from doorstep.questions.models import Answer, Edition
from doorstep.questions.queries import answers
from doorstep.questions.queries import open as questions

AGAIN = timedelta(days=14)


def nag(now: datetime) -> int:
    """Tell whoever wrote it, while they look things up, and the desk: each in one letter; every two weeks."""
    untold = Q(nagged_at=None) | Q(nagged_at__lte=now - AGAIN)
    out = Edition.objects.filter(answer=OuterRef("pk"), status=Edition.Status.OUT).order_by("-number")
    due = (
        answers.to_look_at(timezone.localdate(now))
        .filter(untold)
        .annotate(writer=Subquery(out.values("written_by")[:1]))
    )
    rows = list(due.values_list("pk", "writer"))
    if not rows:
        return 0
    desk, wrote = questions.desk(), Counter(writer for _pk, writer in rows if writer)
    known = questions.called(wrote)
    counts = {person: many for person, many in wrote.items() if person in known}
    counts |= dict.fromkeys(desk, len(rows))
    _tell(counts, [pk for pk, _writer in rows], now)
    return len(rows)


@transaction.atomic
def _tell(counts: Mapping[UUID, int], answers_due: Sequence[int], now: datetime) -> None:
    tell_each({person: partial(letters.look_again, many) for person, many in counts.items()}, by=None, now=now)
    Answer.objects.filter(pk__in=answers_due).update(nagged_at=now)


def remind(now: datetime) -> int:
    """Tell the desk again, every two weeks, that somebody has waited for as long."""
    if not questions.waiting_since(now - AGAIN).exists():
        return 0
    untold = [each for each in questions.desk() if not told_since(each, letters.WAITS_LONG, now - AGAIN)]
    return len(tell(untold, letters.waits_long, by=None, now=now))
