"""How long one waits in a group: what its recent weeks say, and nothing where they say too little."""

from datetime import datetime, timedelta
from statistics import median

from doorstep.aid.models import Task
from doorstep.groups.models import Group

WEEKS = timedelta(weeks=6)
# Of fewer nobody could say what is usual (docs/safety: counts under 8 are not shown).
FEWEST = 8
# What nobody has taken for so long counts with what it waited so far: else only the lucky ones were counted.
LONG = timedelta(days=1)


def usual(group: Group, now: datetime) -> timedelta | None:
    """Return the median time from a task to its yes, over six weeks; None where there were too few."""
    lately = Task.objects.filter(group=group, made_at__gt=now - WEEKS, made_at__lte=now)
    taken = lately.exclude(taken_at=None).values_list("made_at", "taken_at")
    waits = [max(at - made, timedelta()) for made, at in taken if at]
    still = lately.filter(status=Task.Status.OPEN, made_at__lt=now - LONG).values_list("made_at", flat=True)
    waits += [now - made for made in still]
    return timedelta(seconds=median(wait.total_seconds() for wait in waits)) if len(waits) >= FEWEST else None
