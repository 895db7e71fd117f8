"""Planning ahead: of what comes again, the next two weeks always stand there, and the next time at the least."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from doorstep.aid import kinds, repeats
from doorstep.aid.actions.holding import hold
from doorstep.aid.actions.planning import Planned, plan
from doorstep.aid.asked import of_day
from doorstep.aid.models import HelpRequest, Repeat, Task
from doorstep.aid.queries.ways import looked_after_repeats, on_duty
from doorstep.aid.repeats import Occurrence
from doorstep.core.one_by_one import one_by_one
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance

HORIZON = timedelta(days=14)
AT_ONCE = 100

Status = HelpRequest.Status


@transaction.atomic
def plan_ahead(request: HelpRequest, *, by: UUID | None, now: datetime) -> list[Task]:
    """Plan what comes next of a request, as it stands by now; what stands there, was moved or skipped stays so."""
    request = hold(request.pk)
    repeat = Repeat.objects.select_for_update().filter(request=request).first()
    owner = on_duty(request.group, request.team)
    if repeat is None or owner is None or request.status != Status.OPEN:
        return []
    here = timezone.localtime(now, timezone.get_default_timezone())
    until = here.date() + HORIZON
    planned = [
        task
        for kind in repeat.kinds
        for each in _to_come(request, repeat, kind, here)
        for task in plan(request, [kind], _planned(repeat, each, here), owner=owner, by=by, now=now)
    ]
    Repeat.objects.filter(pk=repeat.pk).update(ahead=until)
    return planned


def _to_come(request: HelpRequest, repeat: Repeat, kind: str, here: datetime) -> list[Occurrence]:
    """Return what a rule gives for the next while, and is neither planned nor skipped."""
    since = here.date() if of_day(here.date(), repeat.part, here)[1] > here else here.date() + timedelta(days=1)
    nation = settings.HOLIDAYS if kinds.of_task(request.group, kind).on_working_days else ""
    standing = Task.objects.filter(request=request, kind=kind, day__isnull=False, rested=False)
    known = {day for days in standing.values_list("day", "instead_of") for day in days if day}
    living = standing.filter(status__in=Task.LIVING, day__gte=since).exists()
    between = (since, since + HORIZON)
    return repeats.occurrences(
        request.every, repeat.first_day, between, nation=nation, known=known, least=0 if living else 1
    )


def _planned(repeat: Repeat, each: Occurrence, here: datetime) -> Planned:
    starts, ends = of_day(each.day, repeat.part, here)
    instead_of = each.due if each.due != each.day else None
    return Planned(starts, ends, each.day, repeat.part, repeat.hands, repeat.skill_id, instead_of)


def comes_again(request: HelpRequest, now: datetime) -> bool:
    """Say whether the rule of a request gives any more days."""
    repeat = Repeat.objects.filter(request=request).first()
    here = timezone.localtime(now, timezone.get_default_timezone())
    return bool(repeat and any(_to_come(request, repeat, kind, here) for kind in repeat.kinds))


# -- Due -------------------------------------------------------------------------------------------------------------


def plan_due(now: datetime) -> int:
    """Plan what comes next of everything that comes again, and wake what rested until today; return how much it was."""
    today = timezone.localdate(now, timezone.get_default_timezone())
    woken = HelpRequest.objects.filter(status=Status.PAUSED, paused_until__lte=today).select_related("group", "team")
    woke = one_by_one(woken[:AT_ONCE], partial(_wake, now=now))
    # What nobody looks after waits until somebody does, and keeps nothing else waiting.
    late = looked_after_repeats().filter(Q(ahead=None) | Q(ahead__lt=today + HORIZON), request__status=Status.OPEN)
    late = late.order_by(F("ahead").asc(nulls_first=True), "pk").select_related("request__group", "request__team")
    return woke + one_by_one(late[:AT_ONCE], lambda repeat: len(plan_ahead(repeat.request, by=None, now=now)))


def _wake(request: HelpRequest, now: datetime) -> bool:
    try:
        wake(request, by=None, now=now)
    except SomebodyWasFirstError:
        return False
    return True


@transaction.atomic
def wake(request: HelpRequest, *, by: UUID | None, now: datetime) -> None:
    """Let a request that rested go on, and plan what comes next. Raises SomebodyWasFirstError and NotAMoveError."""
    hold(request.pk)
    advance(request, Status.OPEN, by=by, paused_until=None)
    plan_ahead(request, by=by, now=now)
