"""Answers grow old: whoever wrote them, or else the desk, is told that somebody has to look again."""

from collections import Counter
from datetime import datetime, timedelta
from functools import partial

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from doorstep.messaging.actions import tell_each
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
    counts = {person: many for person, many in wrote.items() if person in questions.called(wrote)}
    counts |= dict.fromkeys(desk, len(rows))
    tell_each({person: partial(letters.look_again, many) for person, many in counts.items()}, by=None, now=now)
    Answer.objects.filter(pk__in=[pk for pk, _writer in rows]).update(nagged_at=now)
    return len(rows)
