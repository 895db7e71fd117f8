"""Letting go sooner: a group may say that what was asked is kept for fewer days once it is over."""

from datetime import datetime, timedelta

from doorstep.aid.models import GroupWay, HelpRequest
from doorstep.aid.models.request import KEPT


def let_go_sooner(now: datetime) -> int:
    """Forget what is over for as long as its group keeps it, with all that hangs on it; return how many that were."""
    sooner = GroupWay.objects.filter(keeps_days__lt=KEPT.days).values_list("keeps_days", flat=True).distinct()
    return sum(_let_go(days, now) for days in sooner)


def _let_go(days: int, now: datetime) -> int:
    over = HelpRequest.objects.filter(group__way__keeps_days=days, closed_at__lte=now - timedelta(days=days))
    wanted = list(over.values_list("pk", flat=True))
    HelpRequest.objects.filter(pk__in=wanted).delete()
    return len(wanted)
