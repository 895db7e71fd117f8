"""What takes two coordinators: decided by one, agreed to by another, or done a day later where there is no other."""

import datetime
from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from doorstep.core.one_by_one import one_by_one
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups import letters, permissions
from doorstep.groups.actions import listing
from doorstep.groups.actions.changing import change, drawn_of
from doorstep.groups.actions.roles import NotInItError, end, enter, hold
from doorstep.groups.models import Decision, Group, Membership
from doorstep.groups.patches import Drawn
from doorstep.groups.queries import decisions, members
from doorstep.groups.speakers import ITSELF
from doorstep.groups.standing import Standing
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell

WAITING_DAY = datetime.timedelta(days=1)
LAPSES_AFTER = datetime.timedelta(days=14)
AT_ONCE = 50

Kind, Status = Decision.Kind, Decision.Status
_MOVING = {Kind.REST: listing.rest, Kind.CLOSE: listing.close, Kind.LIST: listing.put_on_list}


class NotTheirsError(Exception):
    """This is not for them to decide, agree to, refuse or take back, or to invite to."""


class NotPossibleError(SentenceError):
    """What is to be decided is so already, cannot be, or waits already."""


# -- Deciding --------------------------------------------------------------------------------------------------------


@transaction.atomic
def decide(
    group: Group,
    kind: str,
    *,
    by: UUID,
    now: datetime.datetime,
    person: UUID | None = None,
    values: Mapping[str, Any] | None = None,
) -> Decision:
    """Decide something that takes two; it waits for another coordinator, or for a day where no other could agree.

    Raises NotTheirsError, NotPossibleError and NotInItError.
    """
    group = hold(group)
    if not permissions.may_decide(members.standing_in(by, group)):
        raise NotTheirsError
    decision = Decision(group=group, kind=kind, person_id=person, values=dict(values or {}), made_by=by, made_at=now)
    _refuse_impossible(decision)
    decision.due_at = None if decisions.could_agree(decision).exists() else now + WAITING_DAY
    decision.lapses_at = now + LAPSES_AFTER
    decision.save(force_insert=True)
    record(decision, "decided", by=by, group=group.pk, kind=kind)
    _tell(decision, by=by, now=now)
    return decision


def _refuse_impossible(decision: Decision) -> None:
    alike = Decision.objects.filter(group=decision.group, kind=decision.kind, person=decision.person_id)
    if alike.filter(status=Status.WAITING).exists():
        raise NotPossibleError(sentence("The same waits for an answer already. Look at what is to be decided."))
    _refuse_again(decision, alike)
    if decision.kind in Decision.GIVES:
        _refuse_giving(decision)
    elif decision.kind in Decision.TAKES and _held(decision, Decision.TAKES[decision.kind]) is None:
        raise NotPossibleError(sentence("They are not that any more."))
    elif decision.kind in _MOVING:
        _refuse_move(decision)


def _refuse_again(decision: Decision, alike: QuerySet[Decision]) -> None:
    """Let nobody ask about somebody until the others are not looking: a no holds as long as a question waits."""
    lately = alike.filter(status=Status.REFUSED, settled_at__gt=decision.made_at - LAPSES_AFTER)
    if decision.person_id and lately.exists():
        raise NotPossibleError(sentence("Somebody said no to this lately. Talk to each other first."))


def _refuse_giving(decision: Decision) -> None:
    if decision.person_id is None or not members.is_in(decision.person_id, decision.group):
        raise NotInItError(sentence("They are no longer in this group."))
    if _held(decision, Decision.GIVES[decision.kind]):
        raise NotPossibleError(sentence("They are that already."))


def _refuse_move(decision: Decision) -> None:
    if decision.kind not in decisions.possible_moves(decision.group):
        raise NotPossibleError(sentence("From how the group stands now there is no way there."))


def _held(decision: Decision, role: str) -> Membership | None:
    found = Membership.objects.filter(group=decision.group, person=decision.person_id, role=role)
    return found.filter(status__in=Membership.IN).first()


def _tell(decision: Decision, *, by: UUID | None, now: datetime.datetime) -> None:
    """Tell the coordinators, the resting ones too, and whoever is to lose a role; and where a day runs, its maker."""
    told = set(members.coordinators_of(decision.group, resting=True).values_list("person", flat=True))
    if decision.kind in Decision.TAKES and decision.person_id:
        told.add(decision.person_id)
    if decision.due_at is None:
        told.discard(decision.made_by)
    tell(told, partial(letters.decided, decision), by=by, now=now, until=decision.due_at)


# -- Answering -------------------------------------------------------------------------------------------------------


def agree(decision: Decision, *, by: UUID, now: datetime.datetime) -> Decision:
    """Agree, so that it is carried out at once, or comes to nothing where it can no longer be; return how it is then.

    Raises NotTheirsError, and SomebodyWasFirstError where it was settled meanwhile, as the two below do.
    """
    drawn = _drawn(decision)
    with transaction.atomic():
        decision, standing = _look(decision, by)
        if not permissions.may_agree(standing, decision):
            raise NotTheirsError
        return _carry_out(decision, drawn, by=by, now=now)


@transaction.atomic
def refuse(decision: Decision, *, by: UUID, now: datetime.datetime) -> Decision:
    """Say no; it is not done."""
    decision, standing = _look(decision, by)
    if not permissions.may_refuse(standing, decision):
        raise NotTheirsError
    return _settle(decision, Status.REFUSED, by=by, now=now)


@transaction.atomic
def withdraw(decision: Decision, *, by: UUID, now: datetime.datetime) -> Decision:
    """Take back what one decided oneself."""
    decision, standing = _look(decision, by)
    if not permissions.may_withdraw(standing, decision):
        raise NotTheirsError
    return _settle(decision, Status.WITHDRAWN, by=by, now=now)


def _look(decision: Decision, by: UUID) -> tuple[Decision, Standing]:
    """Look at a decision and at who answers, as both are now, while nobody else changes either."""
    group = hold(decision.group)
    decision = Decision.objects.select_related("group").get(pk=decision.pk)
    if decision.status != Status.WAITING:
        raise SomebodyWasFirstError(f"{decision} waits no longer.")
    return decision, members.standing_in(by, group)


# -- Carrying out ----------------------------------------------------------------------------------------------------


def look_after(now: datetime.datetime) -> int:
    """Carry out what has had its day, let go of what nobody answered, and let the day of those begin for whom it must.

    Returns how many decisions were moved on.
    """
    waiting = Decision.objects.filter(status=Status.WAITING)
    over = waiting.filter(Q(due_at__lte=now) | Q(lapses_at__lte=now)).order_by("pk").values_list("pk", flat=True)
    alone = waiting.filter(due_at=None, lapses_at__gt=now).order_by("pk").values_list("pk", flat=True)
    ended = one_by_one(over[:AT_ONCE], partial(_end, now=now))
    return ended + one_by_one(list(alone), partial(_begin_day, now=now))


def _end(pk: int, now: datetime.datetime) -> bool:
    found = Decision.objects.filter(pk=pk).first()
    drawn = _drawn(found) if found else None
    with transaction.atomic():
        decision = _held_still(pk)
        if decision is None:
            return False
        if decision.due_at and decision.due_at <= now:
            _carry_out(decision, drawn, by=None, now=now)
        else:
            _settle(decision, Status.LAPSED, by=None, now=now)
        return True


@transaction.atomic
def _begin_day(pk: int, now: datetime.datetime) -> bool:
    """Let a day run where whoever could have agreed has gone."""
    decision = _held_still(pk)
    if decision is None or decisions.could_agree(decision).exists():
        return False
    decision.due_at = now + WAITING_DAY
    Decision.objects.filter(pk=pk).update(due_at=decision.due_at)
    _tell(decision, by=None, now=now)
    return True


def _held_still(pk: int) -> Decision | None:
    """Find a decision that waits, and let nobody change anything about it meanwhile."""
    waiting = Decision.objects.select_related("group").filter(pk=pk, status=Status.WAITING)
    found = waiting.first()
    if found:
        hold(found.group)
    return waiting.first()


def _drawn(decision: Decision) -> Drawn | None:
    """Work out a new patch before anything is held; None where it can no longer be, and it lapses."""
    try:
        return drawn_of(decision.values)
    except SentenceError:
        return None


def _carry_out(decision: Decision, drawn: Drawn | None, *, by: UUID | None, now: datetime.datetime) -> Decision:
    """Do what was decided; where its maker coordinates no longer, or it cannot be done any more, it lapses."""
    made_by = members.coordinators_of(decision.group, resting=True).filter(person=decision.made_by)
    if not made_by.exists():
        return _settle(decision, Status.LAPSED, by=by, now=now)
    try:
        with transaction.atomic():
            _do(decision, drawn, now)
    except (SentenceError, listing.ChatLinkError, NotAMoveError, SomebodyWasFirstError):
        return _settle(decision, Status.LAPSED, by=by, now=now)
    return _settle(decision, Status.DONE, by=by, now=now)


def _do(decision: Decision, drawn: Drawn | None, now: datetime.datetime) -> None:
    group, by = decision.group, decision.made_by
    if decision.kind in Decision.GIVES:
        _give(decision, now)
    elif decision.kind in Decision.TAKES:
        _take(decision, now)
    elif decision.kind in _MOVING:
        _refuse_move(decision)
        _MOVING[Kind(decision.kind)](group, by=by, speaker=ITSELF)
    else:
        change(group, decision.values, by=by, speaker=ITSELF, drawn=drawn)


def _give(decision: Decision, now: datetime.datetime) -> None:
    _refuse_giving(decision)
    role = Decision.GIVES[decision.kind]
    if decision.person_id:
        enter(decision.person_id, decision.group, role, None, by=decision.made_by, now=now)
        tell([decision.person_id], partial(letters.given, role, decision.group), by=decision.made_by, now=now)


def _take(decision: Decision, now: datetime.datetime) -> None:
    role = Decision.TAKES[decision.kind]
    row = _held(decision, role)
    if row is None:
        raise NotPossibleError(sentence("They are not that any more."))
    end(row, Membership.Status.LEFT, by=decision.made_by, now=now)
    tell([row.person_id], partial(letters.taken, role, decision.group), by=decision.made_by, now=now)


def _settle(decision: Decision, to: str, *, by: UUID | None, now: datetime.datetime) -> Decision:
    advance(decision, to, by=by, settled_at=now, settled_by=by)
    return decision
