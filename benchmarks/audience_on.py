"""Choosing and queueing on one database; a process of its own: python -m benchmarks.audience_on GROUPS PEOPLE MEANT."""

import logging
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import fanout_bare as bare
from benchmarks import measuring
from benchmarks.audience_world import NOW, SHOPPING, plant
from doorstep.broadcasts.actions import going, sending
from doorstep.broadcasts.letters import BROADCAST
from doorstep.broadcasts.models import Broadcast, Hearer
from doorstep.broadcasts.queries.audience import chosen
from doorstep.broadcasts.said import Audience
from doorstep.places import cells

TIMES = ["people", "meant", "what", "seconds", "bare", "x", "statements"]
Status = Broadcast.Status


def measure(groups: int, volunteers: int, meant: int) -> None:
    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("migrate", *settings.APPS_IN_DATABASE["keys"], database="keys", verbosity=0, skip_checks=True)
    logging.disable(logging.INFO)
    draft = plant(groups, volunteers, meant)
    _look_at_what_there_is()
    counted, statements = _took(lambda: [part.rows.values("person").distinct().count() for part in chosen(draft)])
    choosing = _bare_choosing(draft)
    sending.send(draft, people=0, goes_at=NOW, by=draft.written_by, now=NOW)
    begun = bare.last()
    chose, of_choosing = _took(lambda: going._choose(draft, NOW))  # noqa: SLF001 # one step of it
    if (found := Hearer.objects.count()) != meant:
        raise SystemExit(f"{found:,} were chosen, and not {meant:,}.")
    queued, of_queueing = _took(lambda: _queue(draft))
    written = [*(bare.of_a_kind(each, BROADCAST) for each in bare.OF_A_KIND), bare.journal_since(begun)]
    bare.make_room()
    queueing, _ = _took(lambda: bare.insert(*written))
    rows = [
        [volunteers, meant, "counted", counted, choosing, counted / choosing, statements],
        [volunteers, meant, "chosen", chose, choosing, chose / choosing, of_choosing],
        [volunteers, meant, "queued", queued, queueing, queued / queueing, of_queueing],
    ]
    print(measuring.table(TIMES, rows))


def _queue(draft: Broadcast) -> None:
    while going._tell_some(draft, NOW):  # noqa: SLF001 # one step of it
        pass


def _look_at_what_there_is() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _took(doing: Callable[[], object]) -> tuple[float, int]:
    """Return how many seconds it takes, and how many statements."""
    many = 0

    def count(execute: Callable[..., object], *told: object) -> object:
        nonlocal many
        many += 1
        return execute(*told)

    began = time.perf_counter()
    with connection.execute_wrapper(count):
        doing()
    return time.perf_counter() - began, many


def _bare_choosing(draft: Broadcast) -> float:
    """Choose by one statement of our own, with the pieces of the area at hand; nothing stays of it."""
    area = cells.ranges(Audience.of(draft.audience).area.cells())
    pieces = " OR ".join(["v.cell BETWEEN %s AND %s"] * len(area))
    select = f"""INSERT INTO bare_hearer (broadcast_id, person_id)
        SELECT DISTINCT %s, v.person_id FROM aid_volunteer v
        JOIN networks_affiliation a ON a.group_id = v.group_id AND a.network_id = %s AND a.status = 'in'
        WHERE a.hears = 'members' AND v.ended_at IS NULL AND NOT v.paused AND v.kinds & %s > 0 AND ({pieces})
        AND (v.paused_until IS NULL OR v.paused_until <= CURRENT_DATE) AND EXISTS (SELECT 1 FROM groups_membership m
        WHERE m.person_id = v.person_id AND m.group_id = v.group_id AND m.status = 'joined')"""  # noqa: S608 # numbers of our own
    broadcast = draft.pk if connection.vendor == "postgresql" else draft.pk.hex
    values: list[Any] = [broadcast, draft.network_id, SHOPPING, *(end for piece in area for end in piece)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_hearer AS SELECT broadcast_id, person_id FROM broadcasts_hearer LIMIT 0")
        cursor.execute("CREATE UNIQUE INDEX bare_hearer_once ON bare_hearer (broadcast_id, person_id)")
        began = time.perf_counter()
        cursor.execute(select, values)
        took = time.perf_counter() - began
        cursor.execute("DROP TABLE bare_hearer")
    return took


if __name__ == "__main__":
    measure(*(int(each) for each in sys.argv[1:]))
