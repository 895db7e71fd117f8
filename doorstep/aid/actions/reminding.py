"""Reminding, the day before, whoever does something and whoever asked for it; and asking afterwards how it went."""

from datetime import date, datetime, time, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from doorstep.aid import letters, letters_of_rounds, letters_to_askers
from doorstep.aid.actions.answering import doing
from doorstep.aid.letters_to_askers import tell_asker
from doorstep.aid.matching import ladder
from doorstep.aid.models import Drive, Offer, Stop, Task
from doorstep.core.one_by_one import one_by_one
from doorstep.messaging.actions import take_back, tell
from doorstep.messaging.queries import told_since

# From then on: those who are reached in the evening alone are then reminded in time as well.
REMINDS_AT = time(10)
AT_ONCE = 100
A_DAY = timedelta(days=1)


def remind(now: datetime) -> int:
    """Remind of what is to be done tomorrow, or by tomorrow, each once; return of how much.

    Whoever said yes today has it in mind.
    """
    here = timezone.localtime(now, timezone.get_default_timezone())
    if here.time() < REMINDS_AT:
        return 0
    today, tomorrow, after = (_midnight(here.date() + A_DAY * days, here) for days in range(3))
    due = Task.objects.filter(status=Task.Status.TAKEN, reminded_at=None, ends_at__gte=tomorrow, ends_at__lt=after)
    found = due.filter(taken_at__lt=today).select_related("request", "group").order_by("ends_at", "pk")
    return one_by_one(found[:AT_ONCE], partial(_remind, now=now, today=today))


def _midnight(day: date, here: datetime) -> datetime:
    return datetime.combine(day, time(), here.tzinfo)


@transaction.atomic
def _remind(task: Task, now: datetime, today: datetime) -> bool:
    as_seen = Task.objects.filter(pk=task.pk, status=Task.Status.TAKEN, reminded_at=None, ends_at=task.ends_at)
    if not as_seen.update(reminded_at=now):
        return False
    Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED).update(reminded_at=now)
    tell_asker(task.request, partial(letters_to_askers.reminds_asker, task), by=None, now=now, until=task.ends_at)
    stop = Stop.objects.filter(task=task, status=Stop.Status.PLANNED, drive__isnull=False).first()
    if stop and stop.drive:
        _remind_driver(stop.drive, task, now, today)
    else:
        tell(doing(task), partial(letters.reminds_volunteer, task), by=None, now=now, until=task.ends_at)
    return True


def _remind_driver(drive: Drive, task: Task, now: datetime, today: datetime) -> None:
    """Remind a driver of the round, once however many doors it has."""
    if not told_since(drive.person_id, letters_of_rounds.ROUND_REMINDER, today):
        words = partial(letters_of_rounds.reminds_driver, drive)
        tell([drive.person_id], words, by=None, now=now, until=task.ends_at)


# -- No longer -------------------------------------------------------------------------------------------------------


def remind_no_more(task: Task, *, now: datetime) -> None:
    """Send no reminder of it that has not gone out; called wherever nobody does it any more, or on another day."""
    reminded = Task.objects.filter(pk=task.pk, reminded_at__isnull=False)
    if at := reminded.values_list("reminded_at", flat=True).first():
        helping = Offer.objects.filter(task=task, reminded_at=at).values_list("person", flat=True)
        take_back(letters.REMINDER, [(person, at) for person in (task.person_id, *helping)], now=now)
        reminded.update(reminded_at=None)


def remind_of_no_more(offer: Offer, *, now: datetime) -> None:
    """Do the same for whoever helps, of what is gone altogether."""
    if offer.reminded_at:
        take_back(letters.REMINDER, [(offer.person_id, offer.reminded_at)], now=now)


def drive_no_more(drive: Drive, *, now: datetime) -> None:
    """Send no reminder of a round that has not gone out to somebody who drives it no more."""
    doors = Offer.objects.filter(person=drive.person_id, task__stop__drive=drive, reminded_at__isnull=False)
    at = {*doors.values_list("reminded_at", flat=True)}
    take_back(letters_of_rounds.ROUND_REMINDER, [(drive.person_id, each) for each in at if each], now=now)


# -- How it went -----------------------------------------------------------------------------------------------------


def ask_how(now: datetime) -> int:
    """Ask those who asked how it went, each once, and nobody at night; return how many that were."""
    if ladder.is_night(timezone.localtime(now, timezone.get_default_timezone())):
        return 0
    due = Task.objects.filter(went=Task.Went.DUE, went_at__lte=now).select_related("request__group", "group")
    return one_by_one(due.order_by("went_at", "pk")[:AT_ONCE], partial(_ask_how, now=now))


@transaction.atomic
def _ask_how(task: Task, now: datetime) -> bool:
    if not Task.objects.filter(pk=task.pk, went=Task.Went.DUE).update(went=Task.Went.ASKED, went_at=now):
        return False
    tell_asker(task.request, partial(letters_to_askers.how_was_it, task), by=None, now=now)
    return True


def ask_whether_somebody_came(task: Task, now: datetime) -> None:
    """Ask it of whoever asked, once, where nobody else has said whether it was done."""
    unasked = Task.objects.filter(pk=task.pk, status=Task.Status.TAKEN, went="")
    if unasked.update(went=Task.Went.ASKED, went_at=now):
        tell_asker(task.request, partial(letters_to_askers.did_somebody_come, task), by=None, now=now)
