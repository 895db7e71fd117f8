"""A broadcast on its way: whom it is for is written down once, then they are told, so many at a time.

A worker that is killed leaves nothing half done: each step is one transaction, and takes up where the last one ended.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import partial

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    OuterRef,
    UUIDField,
    Value,
    When,
)
from django.utils import timezone

from doorstep.broadcasts import letters
from doorstep.broadcasts.actions.finding import let_find
from doorstep.broadcasts.actions.sending import ask_for_a_second, is_over
from doorstep.broadcasts.actions.suggesting import say_passed_on
from doorstep.broadcasts.actions.wanting import leave_out_unwanted
from doorstep.broadcasts.models import Broadcast, Hearer, Kind, Weekly
from doorstep.broadcasts.queries.audience import Chosen, chosen
from doorstep.broadcasts.queries.sending import eyes_above
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell

Status = Broadcast.Status
AT_ONCE = 500
# Then others have their turn at the worker.
A_TURN = timedelta(seconds=5)
WORTH_SAYING = timedelta(days=7)
# Longer than that no letter is kept.
LONGEST = timedelta(days=28)
_INTO = ("broadcast_id", "person_id", "part", "is_weekly", "chosen_at")
_PRESSES = Case(When(kind=Kind.SAFEGUARDING, then=Value(0)), default=Value(1))
log = logging.getLogger(__name__)


class _GrewError(Exception):
    """By now it is for more people than go without a second pair of eyes."""


def go_on(now: datetime) -> int:
    """Begin with what is due, and tell some more of those whom it is for; return how many were told.

    Whatever is wrong with one of them must not keep those behind it.
    """
    for due in Broadcast.objects.filter(status=Status.SCHEDULED, goes_at__lte=now).order_by("goes_at", "pk"):
        _tried(due, partial(_begin, due, now))
    began, done = timezone.now(), 0
    for going in Broadcast.objects.filter(status=Status.GOING).select_related("network").order_by(_PRESSES, "out_at"):
        while timezone.now() - began < A_TURN and (told := _tried(going, partial(_tell_some, going, now))):
            done += told
    return done


def _tried(one: Broadcast, doing: Callable[[], int]) -> int:
    try:
        return doing()
    except Exception:
        log.exception("news %s did not go on", one.pk)
        return 0


def _begin(due: Broadcast, now: datetime) -> int:
    try:
        _choose(due, now)
    except (SomebodyWasFirstError, NotAMoveError):
        return 0  # held at this very moment, or another worker has it
    except _GrewError:
        due.refresh_from_db()
        ask_for_a_second(due, by=None, now=now)
    return 0


@transaction.atomic
def _choose(due: Broadcast, now: datetime) -> None:
    if is_over(due, now):
        advance(due, Status.DRAFT, by=None)
        return
    advance(due, Status.GOING, by=None, out_at=now)
    for part in chosen(due):
        _note(due, part, now)
    if due.second is None and Hearer.objects.filter(broadcast=due).count() > eyes_above(due.network):
        raise _GrewError
    say_passed_on(due, now=now)
    let_find(due)


def _note(due: Broadcast, part: Chosen, now: datetime) -> None:
    """Write down whom it is for, within the database: of 750,000 none has to come here to be asked."""
    waits = Exists(Weekly.objects.filter(network=due.network_id, person=OuterRef("person")))
    at_once = Value(False, BooleanField())  # a value in SQL
    rows = part.rows.annotate(
        in_broadcast=Value(due.pk, UUIDField()),
        as_part=Value(part.part, CharField()),
        weekly=at_once if due.kind == Kind.SAFEGUARDING else waits,
        at=Value(now, DateTimeField()),
    )
    noted = rows.values_list("in_broadcast", "person", "as_part", "weekly", "at").distinct()
    try:
        select, values = noted.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return  # Django knows without asking that it is for nobody
    table = connection.ops.quote_name(Hearer._meta.db_table)  # noqa: SLF001 # Django's own name for it
    into = f"INSERT INTO {table} ({', '.join(_INTO)}) {select} ON CONFLICT DO NOTHING"
    with connection.cursor() as cursor:
        cursor.execute(into, values)


@transaction.atomic
def _tell_some(going: Broadcast, now: datetime) -> int:
    """Tell the next of them, and once there are none note that it has been sent; return how many were told."""
    some = _next_of(going)
    if not some:
        _end(going)
        return 0
    some = leave_out_unwanted(some)
    persons, words = [each.person_id for each in some], partial(letters.news, going)
    written = {each.person_id: each for each in tell(persons, words, by=None, now=now, until=_until(going, now))}
    for each in some:
        each.told_at, each.message = now, written.get(each.person_id)
    Hearer.objects.bulk_update(some, ["told_at", "message"])
    return max(len(some), 1)


def _next_of(going: Broadcast) -> Sequence[Hearer]:
    """Hold the next of them, as long as nobody stopped it; another worker takes others."""
    if not Broadcast.objects.select_for_update().filter(pk=going.pk, status=Status.GOING).exists():
        return []
    waiting = Hearer.objects.filter(broadcast=going, is_weekly=False, told_at=None).order_by("pk")
    skips = connection.features.has_select_for_update_skip_locked
    return list(waiting.select_related("broadcast").select_for_update(of=("self",), skip_locked=skips)[:AT_ONCE])


def _end(going: Broadcast) -> None:
    # Others may have some of them in hand at this moment.
    if Hearer.objects.filter(broadcast=going, is_weekly=False, told_at=None).exists():
        return
    try:
        advance(going, Status.SENT, by=None)
    except (SomebodyWasFirstError, NotAMoveError):
        return


def _until(going: Broadcast, now: datetime) -> datetime:
    """Say when it is too late for it: with its last day; where none was said, after a week."""
    if going.last_day is None:
        return now + WORTH_SAYING
    ends = datetime.combine(going.last_day, time.max, timezone.get_default_timezone())
    return min(ends, now + LONGEST)
