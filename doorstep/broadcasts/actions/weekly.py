"""One letter a week for whoever wants a network's news so: on Monday morning, what was sent since the last one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from doorstep.broadcasts import letters
from doorstep.broadcasts.models import Broadcast, Hearer
from doorstep.broadcasts.queries.audience import still_for
from doorstep.core.one_by_one import one_by_one
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
    done, after, write = 0, None, partial(_write_some, now=now)
    while readers := _readers(now, after):
        # One of whom something fails keeps the others from nothing.
        done += one_by_one([readers], write) or one_by_one([[each] for each in readers], write)
        after = readers[-1]
    return done


def _readers(now: datetime, after: UUID | None) -> list[UUID]:
    waiting = _waiting(now).filter(person__gt=after) if after else _waiting(now)
    return list(waiting.order_by("person").values_list("person", flat=True).distinct()[:AT_ONCE])


@transaction.atomic
def _write_some(readers: Sequence[UUID], now: datetime) -> int:
    rows = _held(_waiting(now).filter(person__in=readers))
    meant = _still_meant(rows)
    for broadcasts, alike in _alike(meant).items():
        _tell(broadcasts, alike, meant, now)
    return len({row.person_id for row in rows})


def _waiting(now: datetime) -> "QuerySet[Hearer]":
    """Return who waits for which news; what is not worth saying any more waits for ever, and is counted as not sent."""
    today = timezone.localdate(now, timezone.get_default_timezone())
    worth = Q(broadcast__last_day=None) | Q(broadcast__last_day__gte=today)
    waiting = Hearer.objects.filter(worth, is_weekly=True, told_at=None, broadcast__out_at__lt=_this_morning(now))
    return waiting.exclude(broadcast__status=Broadcast.Status.STOPPED)


def _held(waiting: "QuerySet[Hearer]") -> list[Hearer]:
    """Hold what they wait for, so that nobody stops it meanwhile; another worker takes others."""
    said = Broadcast.objects.select_for_update().filter(pk__in=waiting.values("broadcast")).order_by("pk")
    going = [each.pk for each in said.only("pk", "status") if each.status != Broadcast.Status.STOPPED]
    return list(
        waiting.filter(broadcast__in=going)
        .select_for_update(of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked)
        .select_related("broadcast__network")
        .order_by("broadcast__out_at", "pk")
    )


def _still_meant(rows: Iterable[Hearer]) -> list[Hearer]:
    """Drop those whom it is no longer for: they or their group want it no more, or are no longer there."""
    of_each: dict[Broadcast, dict[UUID, Hearer]] = defaultdict(dict)
    for row in rows:
        of_each[row.broadcast][row.person_id] = row
    for said, hearers in of_each.items():
        gone = hearers.keys() - still_for(said, hearers.keys())
        Hearer.objects.filter(broadcast=said, person__in=gone).delete()
        for person in gone:
            del hearers[person]
    return [row for hearers in of_each.values() for row in hearers.values()]


def next_letter(now: datetime) -> datetime:
    """Say when the next letter of the week is written in which something can stand that goes out now."""
    here = timezone.localtime(now, timezone.get_default_timezone())
    monday = here.date() + timedelta(days=(MONDAY - here.weekday()) % 7)
    letter = datetime.combine(monday, time(HOUR), here.tzinfo)
    return letter if letter > here else datetime.combine(monday + timedelta(days=7), time(HOUR), here.tzinfo)


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
    told = [known[each] for each in broadcasts]
    words = partial(letters.week, told[0].network, told)
    messages = tell(readers, words, by=None, now=now, until=now + WORTH_SAYING)
    written = {each.person_id: each for each in messages}
    these, those = set(readers), set(broadcasts)
    mine = [row for row in rows if row.person_id in these and row.broadcast_id in those]
    for row in mine:
        row.told_at, row.message = now, written.get(row.person_id)
    Hearer.objects.bulk_update(mine, ["told_at", "message"])
