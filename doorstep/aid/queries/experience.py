"""What a group counted of the questions of four weeks: who said yes, who did not, and who left upon one."""

from datetime import date, datetime, timedelta

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Sum, Value, When
from django.utils import timezone

from doorstep.aid.matching.chance import BANDS_FROM, HAD_TIME, Counted, Experience
from doorstep.aid.models import Offer
from doorstep.aid.queries.seeing import QUESTION
from doorstep.groups.models import Group

COUNTED = timedelta(days=28)
# Whoever stops helping within so many days of the last question stopped upon it.
_LEFT_UPON = timedelta(days=7)

_YES = Q(answered_at__isnull=False) & ~Q(status=Offer.Status.DECLINED)
# Whoever was quickly told that others were first had no time to answer, and says nothing.
_SILENT = Q(ended_at__gte=F("made_at") + HAD_TIME)
_LEFT = Q(made_at=F("volunteer__last_asked_at"), volunteer__ended_at__lte=F("made_at") + _LEFT_UPON)
# The band is counted from the hottest down: the first whose lower end is reached.
_BAND = Case(
    *[When(warmth__gte=least, then=Value(at)) for at, least in reversed([*enumerate(BANDS_FROM, start=1)])],
    default=Value(0),
    output_field=IntegerField(),
)


# By the group's id, for whatever looks at one task after the other.
_counted: dict[int, tuple[date, Experience]] = {}


def experience_today(group: Group, now: datetime) -> Experience:
    """Return what was counted when it was first asked for today: a few questions more or less change little."""
    today = timezone.localdate(now, timezone.get_default_timezone())
    day, experience = _counted.get(group.pk, (None, Experience()))
    if day != today:
        experience = experience_of(group, now)
        _counted[group.pk] = today, experience
    return experience


def forget_counts() -> None:
    """Count anew at the next question."""
    _counted.clear()


def experience_of(group: Group, now: datetime) -> Experience:
    """Count a group's questions by band of warmth, in one question; those that are still open are not counted yet."""
    rows = _heard(group, now).annotate(at=_BAND).order_by().values_list("at")
    yes, left = Count("pk", filter=_YES), Count("volunteer", filter=_LEFT, distinct=True)
    counted = rows.annotate(questions=Count("pk"), expected=Sum("chance"), yes=yes, left=left)
    found = {at: Counted(*rest) for at, *rest in counted}
    return Experience(tuple(found.get(at, Counted()) for at in range(len(BANDS_FROM) + 1)))


def _heard(group: Group, now: datetime) -> "QuerySet[Offer]":
    asked = Offer.objects.filter(QUESTION, volunteer__group=group, made_at__gt=now - COUNTED)
    return asked.filter(Q(answered_at__isnull=False) | _SILENT | _LEFT)
