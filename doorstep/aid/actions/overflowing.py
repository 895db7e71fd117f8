"""What no group looks after goes to a network's desk; there it is handed to a group, or they are told where to turn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.aid import letters_of_overflow as letters
from doorstep.aid.actions import asking, moving
from doorstep.aid.actions.asking import describe, receipt_for, shown_again
from doorstep.aid.actions.favours import let_go
from doorstep.aid.actions.holding import has_nobody_yet
from doorstep.aid.actions.overflow_rows import (
    about,
    close,
    hears_by,
    looked_for_as_well,
    reached_officers,
    tell_how_it_ended,
    word_of,
    written_down,
)
from doorstep.aid.asked import Asked, Asker
from doorstep.aid.letters_to_askers import tell_whoever_waits
from doorstep.aid.models import HelpRequest, Overflow, Task
from doorstep.aid.queries.covering import team_at
from doorstep.aid.queries.in_hand import is_in_hand
from doorstep.groups.models import Group, StreetTeam
from doorstep.groups.queries import members
from doorstep.journal.actions import record
from doorstep.messaging.actions import tell
from doorstep.networks.models import Network
from doorstep.people.models import Person

Status = Overflow.Status


@dataclass(frozen=True)
class AtDesk:
    """What waits there now; the receipt's digits are shown this once, and empty where they have one already."""

    row: Overflow
    receipt: str = field(default="", repr=False)


def ask_desk(
    asked: Asked, asker: Asker | None, network: Network, *, known: Person | None = None, by: UUID | None, now: datetime
) -> AtDesk:
    """Make whoever asks known and let it wait at a network's desk: both or neither, and once however often it is sent.

    As `asking.ask` does. Raises NotReadableError.
    """
    try:
        return sent_before(asked, now) or _ask_desk(asked, asker, network, known, by=by, now=now)
    except IntegrityError:
        # A double click: the other of the two was first, and whoever was made known here was not.
        return sent_before(asked, now) or _ask_desk(asked, asker, network, known, by=by, now=now)


def sent_before(asked: Asked, now: datetime) -> AtDesk | None:
    row = Overflow.objects.filter(sent_as=asked.sent_as).select_related("network").first() if asked.sent_as else None
    return AtDesk(row, shown_again(row, asked.receipt, now)) if row else None


@transaction.atomic
def _ask_desk(
    asked: Asked, asker: Asker | None, network: Network, known: Person | None, *, by: UUID | None, now: datetime
) -> AtDesk:
    if known is None:
        known, asker = asking.become_known(asker or Asker(""), by=by), None
    if asker:
        describe(known, asker, by=by or known.pk)
    row = written_down(asked, known, network, by=by, now=now)
    record(row, "asked", by=by or known.pk, network=network.pk, kinds=list(asked.kinds), behalf=asked.on_behalf)
    tell_whoever_waits(known.pk, partial(letters.with_desk, network, hears_by(row)), by=by, now=now)
    reached_officers(row, by=by, now=now)
    return AtDesk(row, receipt_for(known, asked, by=by, now=now))


# -- What an officer does --------------------------------------------------------------------------------------------


@transaction.atomic
def hand_over(row: Overflow, group: Group, *, by: UUID, now: datetime) -> HelpRequest:
    """Give it to a group: it has an owner there and a next step, its coordinators and whoever asked are told.

    Raises TakesNoneError, NotToBePassedOnError, and SomebodyWasFirstError where another officer was quicker, it is not
    needed any more, or somebody of the group that has it says yes by now.
    """
    team = team_at(group, row.cell)
    moving.taker(group, team)
    if not row.may_pass_on:
        raise moving.NotToBePassedOnError(moving.ASK_FIRST)
    if row.request:
        has_nobody_yet(row.request)
    asked, word, network = about(row), word_of(row), row.network
    close(row, Status.PLACED, by=by, now=now)
    words = partial(letters.placed, network)
    if row.request:
        request = _moved(row.request, group, team, network, by=by, now=now)
    else:
        request = asking.begin(asked, row.person, group, team, asked_by=row.asked_by, by=by, now=now)
        _keep_word(request, word)
        tell_whoever_waits(row.person_id, partial(words, request), by=by, now=now)
    Overflow.objects.filter(pk=row.pk).update(request=request)
    record(request, "handed over", by=by, group=group.pk, network=network.pk)
    there = members.coordinators_of(group).values_list("person", flat=True)
    tell(list(there), partial(letters.handed_to_you, network, group), by=by, now=now)
    return request


def _moved(
    request: HelpRequest, group: Group, team: StreetTeam | None, network: Network, *, by: UUID, now: datetime
) -> HelpRequest:
    """Give what a group found nobody for to another; the first one is told, and its neighbours are asked no more."""
    before, words = request.group, partial(letters.placed, network)
    moving.move(request, group, team, agreed=False, by=by, now=now, words=words)
    let_go(request, by=by, now=now)
    there = members.coordinators_of(before).values_list("person", flat=True)
    tell(list(there), partial(letters.handed_from_you, network, before, group), by=by, now=now)
    return request


def _keep_word(request: HelpRequest, word: str) -> None:
    """Let whoever comes say the word that was told to whoever asked, when they asked."""
    for task in Task.objects.filter(request=request):
        task.codeword = word
        task.save(update_fields=["codeword"])


@transaction.atomic
def signpost(row: Overflow, groups: Sequence[Group], words: str, *, by: UUID, now: datetime) -> None:
    """Tell whoever asked where else to turn; a group that has it keeps it. Raises SomebodyWasFirstError."""
    if row.request:
        has_nobody_yet(row.request)
    keeps, network = row.request.group if row.request else None, row.network
    close(row, Status.TOLD, by=by, now=now)
    said = partial(letters.turn_elsewhere, network, groups, words, keeps)
    tell_how_it_ended(row, said, by=by, now=now)


@transaction.atomic
def withdraw(row: Overflow, *, by: UUID, now: datetime) -> None:
    """Note that whoever asked needs it no more. Raises SomebodyWasFirstError and NotAMoveError."""
    close(row, Status.WITHDRAWN, by=by, now=now)


# -- The end of the ladder -------------------------------------------------------------------------------------------


@transaction.atomic
def let_desk_look(request: HelpRequest, network: Network, *, now: datetime) -> Overflow | None:
    """Let a network's desk look as well, where a group found nobody; None where somebody does some of it.

    Several tasks of one request stand there as one.
    """
    open_ones = Task.objects.filter(request=request, status=Task.Status.OPEN)
    wanted = list(dict.fromkeys(open_ones.order_by("made_at", "pk").values_list("kind", flat=True)))
    if is_in_hand(request) or not wanted:
        return None
    row = Overflow.objects.select_for_update().filter(request=request, status=Status.WAITING).first()
    if row:
        Overflow.objects.filter(pk=row.pk).update(kinds=wanted)
        return row
    row = looked_for_as_well(request, network, wanted, now=now)
    record(row, "climbed", by=None, network=network.pk, group=request.group_id)
    words = partial(letters.looks_as_well, request, network, hears_by(row))
    tell_whoever_waits(request.person_id, words, by=None, now=now)
    reached_officers(row, by=None, now=now)
    return row
