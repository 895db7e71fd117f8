"""Neighbouring groups agree to help each other out: one proposes it, the other agrees, and either ends it."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.aid import letters_of_agreements as letters
from doorstep.aid.models import Agreement, Favour
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.models import Group
from doorstep.groups.queries import members
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance, advance_each
from doorstep.messaging.actions import tell

Status = Agreement.Status


class HasOneError(SentenceError):
    """The two have an agreement already, or one of them proposed it."""


def propose(group: Group, other: Group, kinds: Sequence[str], *, by: UUID, now: datetime) -> Agreement:
    """Propose that two groups help each other out; the other's coordinators are told. Raises HasOneError."""
    try:
        with transaction.atomic():
            return _propose(group, other, kinds, by=by, now=now)
    except IntegrityError:
        raise HasOneError(sentence("The two of you have that already, or one of you proposed it. See below.")) from None


def _propose(group: Group, other: Group, kinds: Sequence[str], *, by: UUID, now: datetime) -> Agreement:
    made = Agreement.objects.create(group=group, other=other, kinds=[*kinds], proposed_by=by, made_at=now)
    record(made, "proposed", by=by, group=group.pk, other=other.pk)
    tell(_coordinators(other), partial(letters.proposed, group, other), by=by, now=now)
    return made


@transaction.atomic
def agree(agreement: Agreement, *, by: UUID, now: datetime) -> None:
    """Agree, for the group to which it was proposed. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(agreement, Status.AGREED, by=by, agreed_by=by)
    words = partial(letters.agreed, agreement.other, agreement.group)
    tell(_coordinators(agreement.group), words, by=by, now=now)


@transaction.atomic
def end(agreement: Agreement, group: Group, *, by: UUID, now: datetime) -> None:
    """End it, or say no to it, for one of the two; the other is told. Raises SomebodyWasFirstError and NotAMoveError.

    What one of them asked the other and has no answer yet is asked no more.
    """
    advance(agreement, Status.ENDED, by=by, ended_at=now)
    asked = list(Favour.objects.filter(agreement=agreement, status=Favour.Status.ASKED))
    advance_each(asked, Favour.Status.OVER, by=by, answered_at=now)
    other = agreement.other if agreement.group_id == group.pk else agreement.group
    tell(_coordinators(other), partial(letters.ended, group, other), by=by, now=now)


def _coordinators(group: Group) -> list[UUID]:
    return list(members.coordinators_of(group).values_list("person", flat=True))
