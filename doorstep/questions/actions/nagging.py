"""Answers grow old, and questions wait: the desk is told to look again."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since
from doorstep.questions import letters
from doorstep.questions.models import Answer
from doorstep.questions.queries import answers
from doorstep.questions.queries import open as questions

AGAIN = timedelta(days=14)


@transaction.atomic
def nag(now: datetime) -> int:
    """Tell the desk, in one letter, every two weeks: nobody else has the page on which it is said."""
    untold = Q(nagged_at=None) | Q(nagged_at__lte=now - AGAIN)
    due = list(answers.to_look_at(timezone.localdate(now)).filter(untold).values_list("pk", flat=True))
    if due:
        tell(questions.desk(), partial(letters.look_again, len(due)), by=None, now=now)
        Answer.objects.filter(pk__in=due).update(nagged_at=now)
    return len(due)


def remind(now: datetime) -> int:
    """Tell the desk again, every two weeks, that somebody has waited for as long."""
    if not questions.waiting_since(now - AGAIN).exists():
        return 0
    untold = [each for each in questions.desk() if not told_since(each, letters.WAITS_LONG, now - AGAIN)]
    return len(tell(untold, letters.waits_long, by=None, now=now))
