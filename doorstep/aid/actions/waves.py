"""Waves: the nearest are asked a few at a time, as many as it takes for a yes to be likely (matching/waves.py)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from doorstep.aid import kinds, repeats
from doorstep.aid.actions.offering import answered_by, offer
from doorstep.aid.matching import ladder, waves
from doorstep.aid.matching.fitting import Ready
from doorstep.aid.matching.ladder import Rung, Urgency
from doorstep.aid.matching.ranking import Ranked, Weights
from doorstep.aid.matching.waves import OpenQuestion, Pressing
from doorstep.aid.models import Offer, Repeat, Task
from doorstep.aid.queries import candidates
from doorstep.aid.queries.experience import experience_today
from doorstep.aid.queries.seeing import QUESTION
from doorstep.journal.actions import record

# Whoever did it the last time is asked alone for this part of the time that the waves have.
_ALONE = 0.5
# As long as bank holidays and week-ends may follow each other.
_DAYS_AHEAD = 7
# Where the nearest are all too tired it is looked farther, among so many times as many.
_FARTHER = 4


@dataclass(frozen=True)
class Asking:
    """How far the asking is: how wide it was asked by now, when to look again, whether too few are left to ask."""

    rung: Rung
    again: datetime
    too_few: bool = False


def ask_nearest(task: Task, weights: Weights, now: datetime) -> Asking:
    """Ask whom it is time to ask: at night nobody, and who did it the last time first and alone."""
    here = timezone.localtime(now, timezone.get_default_timezone())
    pressing = _pressing(task, here)
    quiet_days = _bank_holidays(here.date())
    quiet = waves.quiet_until(pressing, here, quiet_days)
    if quiet > here:
        return Asking(Rung(task.rung), quiet)
    if usual := _usual(task, now) if task.rung == Rung.NONE else []:
        return Asking(_ask(task, usual, now), answered_by(task, now, _alone))
    ranked = _Ranked(task, now)
    decide = partial(waves.wave, pressing, ranked, _open(task, here), experience_today(task.group, now), here)
    found = decide(quiet_days, weights)
    if found.too_few and len(ranked.found) >= ranked.most:
        ranked.most *= _FARTHER
        found = decide(quiet_days, weights)
    rung = _ask(task, [ranked.found[each.who.volunteer] for each in found.ask], now)
    return Asking(rung, found.again, found.too_few)


def _pressing(task: Task, here: datetime) -> Pressing:
    deadline, urgency = task.ends_at.astimezone(here.tzinfo), Urgency(task.request.urgency)
    return Pressing(kinds.of_task(task.group, task.kind).help_, urgency, deadline, task.hands - task.filled)


def _alone(urgency: Urgency, left: timedelta) -> timedelta:
    return _ALONE * ladder.in_waves(urgency, left)


def _ask(task: Task, whom: list[Ranked], now: datetime) -> Rung:
    """Ask them; return how wide it was asked by now, and note it where that is wider than before."""
    rung = Rung(task.rung)
    if offer(task, whom, until=task.ends_at, by=None, now=now):
        ready = (each.ready for each in whom)
        rung = max(rung, *(ladder.ring(helped_before=bool(each.helped_before), away=each.away) for each in ready))
    if rung > task.rung:
        record(task, "climbed", by=None, group=task.group_id, rung=int(rung), asked=True)
    return rung


class _Ranked:
    """Who fits, the best first: looked up when they are gone through, and then `found` by their ids."""

    def __init__(self, task: Task, now: datetime) -> None:
        self.task, self.now, self.most = task, now, candidates.MOST
        self.found: dict[UUID, Ranked] = {}

    def __iter__(self) -> Iterator[Ready]:
        self.found = {each.ready.volunteer: each for each in candidates.ranked(self.task, self.now, self.most)}
        return (each.ready for each in self.found.values())


def _open(task: Task, here: datetime) -> list[OpenQuestion]:
    """Return the questions that wait, and for how many minutes that no night was."""
    asked = Offer.objects.filter(QUESTION, task=task, status=Offer.Status.OPEN)
    return [
        OpenQuestion(
            chance or 0.0, warm or 0.0, ladder.awake_for(made_at.astimezone(here.tzinfo), here) / timedelta(minutes=1)
        )
        for chance, warm, made_at in asked.values_list("chance", "warmth", "made_at")
    ]


def _usual(task: Task, now: datetime) -> list[Ranked]:
    """Find who did it the last time, where the same neighbour is wanted again and they can."""
    if not (task.request.same_volunteer and task.request.every):
        return []
    usual = Repeat.objects.filter(request=task.request_id).values_list("usual", flat=True).first()
    return candidates.ranked_of(task, [usual], now) if usual else []


def _bank_holidays(today: date) -> frozenset[date]:
    days = (today + timedelta(days=each) for each in range(_DAYS_AHEAD))
    return frozenset(day for day in days if repeats.is_holiday(day, settings.HOLIDAYS))
