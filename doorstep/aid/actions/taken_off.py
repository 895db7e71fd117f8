"""A group that the desk took off the list: what it was asked goes to the nearest that may have it, and nobody waits."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef

from doorstep.aid import letters_of_endings, letters_to_askers
from doorstep.aid.actions.finishing import hand_on
from doorstep.aid.actions.giving_back import give_back
from doorstep.aid.actions.moving import move
from doorstep.aid.models import HelpRequest, Overflow
from doorstep.aid.queries.covering import Covers, others, team_at
from doorstep.aid.queries.desks import desk_for
from doorstep.aid.queries.ways import way_of
from doorstep.core.one_by_one import one_by_one
from doorstep.groups.models import Group
from doorstep.groups.queries.decisions import taken_off
from doorstep.journal.lifecycle import SomebodyWasFirstError

AT_ONCE = 50


def pass_on(now: datetime) -> int:
    """Pass on what such groups were asked, or tell whoever asked where to turn; return how much that was."""
    living = HelpRequest.objects.filter(group=OuterRef("pk"), status__in=HelpRequest.LIVING)
    unseen = Group.objects.filter(Exists(living)).exclude(status__in=Group.SHOWN).order_by("pk")
    return sum(_pass_on_all(group, now) for group in unseen if taken_off(group))


def _pass_on_all(group: Group, now: datetime) -> int:
    theirs = HelpRequest.objects.filter(group=group, status__in=HelpRequest.LIVING).select_related("group", "person")
    return one_by_one(theirs.order_by("asked_at", "pk")[:AT_ONCE], partial(_pass_on, now=now))


def _pass_on(request: HelpRequest, now: datetime) -> bool:
    """Give it to the nearest group with room, or to a network's desk, where they agreed to that; else tell them."""
    found = [each for each in others(request) if not way_of(each.group).is_full]
    try:
        with transaction.atomic():
            _go_on(request, found, now)
    except SomebodyWasFirstError:
        return False
    return True


def _go_on(request: HelpRequest, found: list[Covers], now: datetime) -> None:
    if found and request.may_pass_on:
        to = found[0].group
        words = partial(letters_of_endings.passed_on, request.group)
        move(request, to, team_at(to, request.cell), agreed=False, by=None, now=now, words=words)
    elif request.may_pass_on and request.status == HelpRequest.Status.OPEN and desk_for(request.cell):
        give_back(request, Overflow.Why.NO_HANDS, agreed=False, by=None, now=now)
    else:
        _say_goodbye(request, found, now)


def _say_goodbye(request: HelpRequest, found: list[Covers], now: datetime) -> None:
    hand_on(request, by=None, now=now)
    letters_to_askers.tell_asker(
        request, partial(letters_of_endings.turn_to, [each.group for each in found[:3]]), by=None, now=now
    )
