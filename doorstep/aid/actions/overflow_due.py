"""What waits at a network's desk is not forgotten: officers are reminded, a wider desk has it, whoever asked hears."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.aid import letters_of_overflow as letters
from doorstep.aid.actions.overflow_rows import close, hears_by, reached_officers, step_over, tell_how_it_ended
from doorstep.aid.letters_to_askers import tell_whoever_waits
from doorstep.aid.models import Overflow
from doorstep.aid.queries.apart import groups_apart, officers_for
from doorstep.aid.queries.choosing import A_FEW, for_doorstep
from doorstep.aid.queries.desks import wider_than
from doorstep.aid.queries.in_hand import found_nobody
from doorstep.aid.queries.overflow import may_be_named, others_near
from doorstep.core.one_by_one import one_by_one
from doorstep.journal.actions import record
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since
from doorstep.networks.models import Network

AT_ONCE = 100
RING_AGAIN = timedelta(days=2)
Status = Overflow.Status


def look_after(now: datetime) -> int:
    """Take the next step of everything that is due at a desk; return how many there were."""
    due = Overflow.objects.filter(status=Status.WAITING, due_at__lte=now).order_by("due_at", "pk")
    done = one_by_one(due.values_list("pk", flat=True)[:AT_ONCE], partial(_step, now=now))
    return done + _remind_to_ring(now)


def _remind_to_ring(now: datetime) -> int:
    """Remind officers of whom they have to ring, every other day until somebody has."""
    waiting = Overflow.objects.filter(to_ring=True, closed_at__lte=now - RING_AGAIN).select_related("network")
    return one_by_one(waiting.order_by("closed_at", "pk")[:AT_ONCE], partial(_ring_them, now=now))


def _ring_them(row: Overflow, now: datetime) -> bool:
    there = [each for each in officers_for(row) if not told_since(each, letters.RING_THEM, now - RING_AGAIN)]
    tell(there, partial(letters.ring_them, row.network), by=None, now=now)
    return bool(there)


@transaction.atomic
def _step(pk: UUID, now: datetime) -> bool:
    """Take one step: whoever else would take it meanwhile waits, and finds it taken."""
    waiting = Overflow.objects.select_for_update(of=("self",)).filter(pk=pk, status=Status.WAITING, due_at__lte=now)
    row = waiting.select_related("network", "request__group").first()
    if row is None:
        return False
    officers = officers_for(row)
    if row.request and not _is_needed(row):
        close(row, Status.SETTLED, by=None, now=now)
    elif officers and not row.reminded:
        _remind(row, officers, now)
    elif wider := wider_than(row.network, row.cell):
        _go_wider(row, wider, now)
    else:
        _say_so(row, now)
    return True


def _is_needed(row: Overflow) -> bool:
    """Say whether the group that has it still has nobody."""
    return Overflow.objects.filter(found_nobody(), pk=row.pk).exists()


def _remind(row: Overflow, officers: list[UUID], now: datetime) -> None:
    Overflow.objects.filter(pk=row.pk).update(reminded=True, due_at=step_over(row, now))
    record(row, "reminded", by=None, network=row.network_id)
    tell(officers, partial(letters.still_waits, row.network), by=None, now=now)


def _go_wider(row: Overflow, wider: Network, now: datetime) -> None:
    row.network, row.due_at, row.reminded = wider, step_over(row, now), False
    Overflow.objects.filter(pk=row.pk).update(network=wider, due_at=row.due_at, reminded=False)
    record(row, "went wider", by=None, network=wider.pk)
    words = partial(letters.with_wider_desk, wider, hears_by(row))
    tell_whoever_waits(row.person_id, words, by=None, now=now)
    reached_officers(row, by=None, now=now)


def _say_so(row: Overflow, now: datetime) -> None:
    """Tell whoever asked plainly that nobody was found, and what there is, as groups that are full say it too."""
    keeps = row.request.group if row.request else None
    close(row, Status.UNANSWERED, by=None, now=now)
    choice = for_doorstep(row.cell)
    apart = groups_apart(row.person_id, [each.group.pk for each in choice.full])
    elsewhere = next((each.elsewhere for each in choice.full if each.elsewhere and each.group.pk not in apart), "")
    near = may_be_named(row, (*others_near(row), *(each.group for each in choice.nearest)))
    words = partial(letters.nobody_found, near[:A_FEW], elsewhere, keeps)
    tell_how_it_ended(row, words, by=None, now=now)
