"""Programs that have an officer, a group or the worker killed at every moment of what is done at a network's desk."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from doorstep.aid.actions import giving_back, overflow_due, overflowing
from doorstep.aid.models import HelpRequest, Overflow
from doorstep.groups.models import Group
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests import killing
from tests.aid.overflowing import coordinator_of, make_helping_group, waits
from tests.aid.street import NOW
from tests.networks.making import make_network, make_officer


@dataclass(frozen=True)
class Case:
    """What waits, and which messages had been written before."""

    row: UUID
    messages: frozenset[UUID]


@cache
def _network() -> tuple[Network, Person]:
    # Those of the program before would be asked as well.
    Overflow.objects.all().delete()
    Network.objects.all().delete()
    network = make_network()
    return network, make_officer(network)


@cache
def _near() -> Group:
    return make_helping_group("Rye Lane Neighbours", (51.456, -0.060), "Clara")


def _waits(_at: int) -> Case:
    HelpRequest.objects.all().delete()
    Overflow.objects.all().delete()
    _near()
    row = waits(_network()[0], now=NOW)
    return Case(row.pk, frozenset(Message.objects.values_list("pk", flat=True)))


def _handed(at: int) -> Case:
    case = _waits(at)
    _hand(case)
    return Case(case.row, frozenset(Message.objects.values_list("pk", flat=True)))


def _found(case: Case) -> Overflow:
    return Overflow.objects.select_related("network", "request__group", "request__person", "person").get(pk=case.row)


def _hand(case: Case) -> None:
    row = _found(case)
    if row.status == row.Status.WAITING:
        overflowing.hand_over(row, _near(), by=_network()[1].pk, now=NOW)


def _give_back(case: Case) -> None:
    row = _found(case)
    if row.request and row.request.status == HelpRequest.Status.OPEN:
        by = coordinator_of(_near()).pk
        giving_back.give_back(row.request, "too-far", agreed=False, by=by, now=NOW)


def _next_step(case: Case) -> None:
    row = _found(case)
    if row.due_at and not row.reminded:
        overflow_due.look_after(row.due_at)


def _state(case: Case) -> dict[str, Any]:
    row = _found(case)
    return {
        "status": row.status,
        "reminded": row.reminded,
        "sealed": bool(row.said),
        "requests": sorted(HelpRequest.objects.values_list("status", flat=True)),
        "told": sorted(Message.objects.exclude(pk__in=case.messages).values_list("kind", flat=True)),
    }


def _kill_everywhere(begin: Callable[[int], Case], doing: Callable[[Case], None]) -> None:
    killing.kill_everywhere(begin, doing=doing, again=doing, state=_state)


def kill_handing_over() -> None:
    _kill_everywhere(_waits, _hand)


def kill_giving_back() -> None:
    _kill_everywhere(_handed, _give_back)


def kill_next_step() -> None:
    _kill_everywhere(_waits, _next_step)
