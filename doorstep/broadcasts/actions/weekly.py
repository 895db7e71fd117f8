"""One letter a week for whoever wants a network's news so: on Monday morning, what was sent since the last one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from doorstep.broadcasts import letters
from doorstep.broadcasts.actions.wanting import leave_out_unwanted
from doorstep.broadcasts.models import Broadcast, Hearer
from doorstep.messaging.actions import tell

MONDAY, HOUR = 0, 8
# Readers of one turn; those who are told the same are told together.
AT_ONCE = 500
WORTH_SAYING = timedelta(days=7)


def write_due(now: datetime) -> int:
    """Write the letters that are due; return to how many people."""
    local = timezone.localtime(now, timezone.get_default_timezone())
    if local.weekday() != MONDAY or local.hour < HOUR:
        return 0
    done = 0
    while told := _write_some(now):
        done += told
    return done


@transaction.atomic
def _write_some(now: datetime) -> int:
    waiting = Hearer.objects.filter(is_weekly=True, told_at=None, broadcast__out_at__lt=_this_morning(now))
    waiting = waiting.exclude(broadcast__status=Broadcast.Status.STOPPED)
    persons = list(waiting.order_by("person").values_list("person", flat=True).distinct()[:AT_ONCE])
    rows = list(
        waiting.filter(person__in=persons)
        .select_for_update(of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked)
        .select_related("broadcast__network")
        .order_by("broadcast__out_at", "pk")
    )
    wanted = leave_out_unwanted(rows)
    for broadcasts, readers in _alike(wanted).items():
        _tell(broadcasts, readers, wanted, now)
    return len({row.person_id for row in rows})


def _this_morning(now: datetime) -> datetime:
    """Return from when on this week's letter is written: what went out later is in the next one."""
    local = timezone.localtime(now, timezone.get_default_timezone())
    return local.replace(hour=HOUR, minute=0, second=0, microsecond=0)


def _alike(rows: Iterable[Hearer]) -> dict[tuple[UUID, ...], list[UUID]]:
    """Put together who reads the same of one network."""
    of_each: dict[tuple[UUID, int], list[UUID]] = defaultdict(list)
    for row in rows:
        of_each[row.person_id, row.broadcast.network_id].append(row.broadcast_id)
    alike: dict[tuple[UUID, ...], list[UUID]] = defaultdict(list)
    for (person, _network), broadcasts in of_each.items():
        alike[tuple(broadcasts)].append(person)
    return alike


def _tell(broadcasts: Sequence[UUID], readers: Sequence[UUID], rows: Sequence[Hearer], now: datetime) -> None:
    known = {row.broadcast_id: row.broadcast for row in rows}
    told = [known[each] for each in broadcasts if _is_worth_saying(known[each], now)]
    written = {}
    if told:
        words = partial(letters.week, told[0].network, told)
        messages = tell(readers, words, by=None, now=now, until=now + WORTH_SAYING)
        written = {each.person_id: each for each in messages}
    these, those = set(readers), set(broadcasts)
    mine = [row for row in rows if row.person_id in these and row.broadcast_id in those]
    for row in mine:
        row.told_at, row.message = now, written.get(row.person_id)
    Hearer.objects.bulk_update(mine, ["told_at", "message"])


def _is_worth_saying(said: Broadcast, now: datetime) -> bool:
    return said.last_day is None or timezone.localdate(now) <= said.last_day
