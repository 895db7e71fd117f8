"""A group cannot: it gives a request to the desk of a network, which looks for another group."""

import secrets
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.aid import letters_of_overflow as letters
from doorstep.aid.actions.finishing import hand_on
from doorstep.aid.actions.holding import hold, stays_where_somebody_does_it
from doorstep.aid.actions.moving import ASK_FIRST, NotToBePassedOnError
from doorstep.aid.actions.overflow_rows import asked_of, hears_by, reached_officers, sealed, step_over, written_down
from doorstep.aid.asked import Asked
from doorstep.aid.codewords import WORDS
from doorstep.aid.letters_to_askers import tell_whoever_waits
from doorstep.aid.models import Address, HelpRequest, Needs, Note, Overflow, Task
from doorstep.aid.queries.desks import desk_for
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.networks.models import Network

Status = Overflow.Status


class NoDeskError(SentenceError):
    """No network whose desk somebody sits at covers the doorstep."""


class RestsError(SentenceError):
    """It comes again, and rests until somebody says."""


@transaction.atomic
def give_back(request: HelpRequest, why: str, *, agreed: bool, by: UUID | None, now: datetime) -> Overflow:
    """Give a request to the narrowest desk, with what was sealed with it; the group has it no more, and comes last.

    `agreed` is whether they said just now that it may go there. Raises NoDeskError, NotToBePassedOnError, RestsError,
    SomebodyWasFirstError and NotAMoveError, also where somebody does some of it.
    """
    network = desk_for(request.cell)
    if network is None:
        raise NoDeskError(sentence("No network looks after this street. Pass it to another group, or keep it."))
    if not (agreed or request.may_pass_on):
        raise NotToBePassedOnError(ASK_FIRST)
    if request.status == request.Status.PAUSED and request.paused_until is None:
        raise RestsError(sentence("It rests until they say. Let it go on first, then give it to the desk."))
    if hold(request.pk).group_id != request.group_id:
        raise SomebodyWasFirstError(f"{request} is another group's by now.")
    stays_where_somebody_does_it(request)
    asked, word = asked_of(request, now=now), _word(request)
    hand_on(request, by=by, now=now)
    row = _waiting(request, asked, network, by=by, now=now)
    row.said = sealed(asked, word)
    row.save(update_fields=["said"])
    _keep_nothing(request)
    record(row, "given back", by=by, group=request.group_id, network=network.pk, why=why)
    words = partial(letters.back_with_desk, request.group, network, hears_by(row))
    tell_whoever_waits(request.person_id, words, by=by, now=now)
    reached_officers(row, by=by, now=now)
    return row


def _keep_nothing(request: HelpRequest) -> None:
    """Leave nothing of it with the group that has it no more: it is sealed at the desk."""
    for kept in (Address, Needs, Note):
        kept.objects.filter(request=request).delete()


def _word(request: HelpRequest) -> str:
    """Return the word at the door that they were told, so that it stays the same."""
    task = Task.objects.filter(request=request, status__in=Task.LIVING).order_by("starts_at", "made_at", "pk").first()
    return task.codeword if task else secrets.choice(WORDS)


def _waiting(request: HelpRequest, asked: Asked, network: Network, *, by: UUID | None, now: datetime) -> Overflow:
    """Let it wait at the desk once more, or for the first time; no group has it."""
    had = Overflow.objects.select_for_update().filter(request=request, status__in=[Status.WAITING, Status.PLACED])
    row = had.select_related("network").order_by("-asked_at").first()
    if row is None:
        row = written_down(asked, request.person, network, by=request.asked_by, now=now)
    row.urgency, row.day, row.part, row.every = asked.when.urgency, asked.when.day, asked.when.part, asked.when.every
    row.due_at, row.waits_since, row.reminded = step_over(row, now), now, False
    if row.status == Status.PLACED:
        advance(row, Status.WAITING, by=by, closed_at=None, due_at=row.due_at)
    row.network, row.request, row.may_pass_on, row.kinds = network, None, True, [*asked.kinds]
    row.given_back = [*dict.fromkeys([*row.given_back, request.group_id])]
    row.save()
    return row
