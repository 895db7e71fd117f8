"""Can you? A group that finds nobody asks those with which it has an agreement; one of them says yes, and has it."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef

from doorstep.aid import letters_of_agreements, letters_of_overflow
from doorstep.aid.actions.holding import hold, stays_where_somebody_does_it
from doorstep.aid.actions.moving import move
from doorstep.aid.models import Agreement, Favour, HelpRequest, Task
from doorstep.aid.queries.agreements import agreements_of, covers, other_of
from doorstep.aid.queries.apart import groups_apart
from doorstep.aid.queries.covering import team_at
from doorstep.aid.queries.in_hand import is_in_hand, still_waits
from doorstep.aid.queries.ways import taking
from doorstep.groups.queries import members
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance, advance_each
from doorstep.messaging.actions import tell

AT_ONCE = 100
Status = Favour.Status


@transaction.atomic
def ask_neighbours(request: HelpRequest, *, now: datetime) -> int:
    """Ask each group that agreed to help this one out, where it has room; return how many were asked.

    Each is asked once; and anew where it was needless before anybody there answered.
    Nobody is asked for what somebody does, or what whoever asked did not say may be passed on.
    """
    open_ones = Task.objects.filter(request=request, status=Task.Status.OPEN)
    wanted = {*open_ones.values_list("kind", flat=True)}
    if not request.may_pass_on or not wanted or is_in_hand(request):
        return 0
    agreed = [each for each in agreements_of(request.group) if each.status == Agreement.Status.AGREED]
    found = {other_of(each, request.group): each for each in agreed if covers(each, wanted)}
    never = groups_apart(request.person_id, [each.pk for each in found])
    ways = taking(each for each in found if each.pk not in never)
    free = {group: each for group, each in found.items() if group.pk in ways and not ways[group.pk].is_full}
    return sum(_ask(request, group.pk, each, now) for group, each in free.items())


def _ask(request: HelpRequest, group: int, agreement: Agreement, now: datetime) -> bool:
    said = {"agreement": agreement, "asks": request.group, "made_at": now}
    favour, new = Favour.objects.get_or_create(request=request, group_id=group, defaults=said)
    if not new and favour.status != Status.OVER:
        return False
    if not new:
        advance(favour, Status.ASKED, by=None, **said, answered_at=None)
    record(favour, "asked", by=None, group=group, asks=request.group_id)
    there = members.coordinators_of(favour.group).values_list("person", flat=True)
    tell(list(there), partial(letters_of_agreements.can_you, request.group, favour.group), by=None, now=now)
    return True


@transaction.atomic
def say_yes(favour: Favour, *, by: UUID, now: datetime) -> None:
    """Have it: it moves there as it is, whoever asked is told, and nobody else is asked for it any more.

    Raises TakesNoneError, and SomebodyWasFirstError where somebody does it by now, or another group was quicker.
    """
    request, before = hold(favour.request_id), favour.asks
    late = request.group_id != before.pk or request.status != HelpRequest.Status.OPEN
    if late or groups_apart(request.person_id, [favour.group_id]):
        raise SomebodyWasFirstError(f"{request} is over, or another group's by now.")
    stays_where_somebody_does_it(request)
    advance(favour, Status.YES, by=by, answered_at=now)
    words = partial(letters_of_overflow.helped_out, before)
    move(request, favour.group, team_at(favour.group, request.cell), agreed=False, by=by, now=now, words=words)
    let_go(request, by=by, now=now)
    there = members.coordinators_of(before).values_list("person", flat=True)
    tell(list(there), partial(letters_of_agreements.said_yes, favour.group, before), by=by, now=now)


@transaction.atomic
def say_no(favour: Favour, *, by: UUID, now: datetime) -> None:
    """Say not this time; nobody asks why, and it goes on up the ladder. Raises SomebodyWasFirstError."""
    advance(favour, Status.NO, by=by, answered_at=now)


def let_go(request: HelpRequest, *, by: UUID | None, now: datetime) -> None:
    """Ask nobody any more what was asked for it."""
    asked = list(Favour.objects.filter(request=request, status=Status.ASKED))
    advance_each(asked, Status.OVER, by=by, answered_at=now)


def look_after(now: datetime) -> int:
    """Let go of what is asked of neighbouring groups and needed no more; return how much that was."""
    needed = still_waits(Task.objects.filter(group=OuterRef("asks")))
    rows = list(Favour.objects.filter(~needed, status=Status.ASKED).order_by("pk")[:AT_ONCE])
    advance_each(rows, Status.OVER, by=None, answered_at=now)
    return len(rows)
