"""Who could do a task: the group's volunteers as matching sees them, in a few questions however many they are."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from doorstep.aid import kinds
from doorstep.aid.kinds import Kind
from doorstep.aid.matching import times
from doorstep.aid.matching.fitting import Ready, Wanted, why_not
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.matching.ranking import Ranked, rank
from doorstep.aid.models import Offer, Pairing, Task, Volunteer
from doorstep.aid.queries.nearest import Ring, in_rings
from doorstep.aid.queries.resting import today_of
from doorstep.aid.queries.seeing import ASKED, IS_IN, never_for, seen_for
from doorstep.aid.queries.ways import way_of, weights_of

# More of them than this are no gain: whom to ask first is among the nearest (docs/decisions/0053).
MOST = 30


def wanted(task: Task, known: Mapping[str, Kind] | None = None, now: datetime | None = None) -> Wanted:
    """See a task as matching does, `now` that it is ranked; `known` are the kinds of its group, for many of them."""
    kind = known.get(task.kind, kinds.USUAL["other"]) if known else kinds.of_task(task.group, task.kind)
    here = timezone.get_default_timezone()
    return Wanted(
        asker=task.person_id,
        kind=kind.bit,
        times=times.reached(task.starts_at.astimezone(here), task.ends_at.astimezone(here)),
        at_a_door=kind.at_a_door,
        with_money=kind.with_money,
        hands=task.hands,
        skill=task.skill_id,
        languages=frozenset(task.request.languages),
        urgent=task.request.urgency == Urgency.TODAY,
        hours_left=math.inf if now is None else (task.ends_at - now).total_seconds() / 3600,
    )


def ranked(task: Task, now: datetime, most: int = MOST) -> list[Ranked]:
    """Return the nearest who can do it and were not asked yet, and who helped before, whom to ask first standing first.

    Who helped this neighbour before is among them however far away; of the others there are `most` at the most, unless
    the group is so small that all of it was looked at anyway.
    """
    asks = wanted(task, now=now)
    seeing = _Seeing(asks, task, now)
    found = {each.volunteer: each for each in [*_nearest(seeing, most), *seeing.helped_before()]}
    return rank(asks, found.values(), weights_of(way_of(task.group)))


def ranked_of(task: Task, volunteers: Collection[UUID], now: datetime) -> list[Ranked]:
    """Return those of these volunteers who can do it and were not asked yet, as `ranked` does, however far they are."""
    asks = wanted(task, now=now)
    found = _Seeing(asks, task, now).see(_willing(task, asks).filter(pk__in=volunteers))
    return rank(asks, found, weights_of(way_of(task.group)))


def ready(asks: Wanted, task: Task, now: datetime, *, whoever: bool = False) -> list[Ready]:
    """See all of the group's volunteers for this kind of help and these times as matching does, fit or not.

    With `whoever` also those who do other things, at other times, or rest: for a page that says why they do not fit.
    """
    return _Seeing(asks, task, now).see(_not_asked(task) if whoever else _willing(task, asks))


def _nearest(seeing: "_Seeing", most: int) -> list[Ready]:
    """Read of each ring how they stand, until enough of them fit; of a small group, all who fit.

    Of those who live equally near, who was asked longest ago, or never, is first; so too for what is done from home.
    """
    rings = in_rings(seeing.asks, seeing.task, today_of(seeing.now), most)
    first = next(rings)
    if first.whole:
        return seeing.fitting(_ids(first))
    fit: list[Ready] = []
    for some in _in_turn(chain([first], rings), most):
        fit += seeing.fitting(some)
        if len(fit) >= most:
            break
    return fit[:most]


def _in_turn(rings: Iterable[Ring], most: int) -> Iterator[list[UUID]]:
    """Yield who is to be read together: enough of them, and of a ring with many more the others afterwards."""
    waiting: list[UUID] = []
    for ring in rings:
        waiting += _ids(ring)
        if len(waiting) >= most:
            yield from filter(None, (waiting[: 2 * most], waiting[2 * most :]))
            waiting = []
    if waiting:
        yield waiting


def _ids(ring: Ring) -> list[UUID]:
    return [UUID(str(volunteer)) for *_, volunteer in ring.found]


class _Seeing:
    """Volunteers as matching sees them for one task; what is the task's own is asked of the database once."""

    def __init__(self, asks: Wanted, task: Task, now: datetime) -> None:
        self.asks, self.task, self.now = asks, task, now
        knows = Pairing.objects.filter(asker=task.person_id, group=task.group_id)
        self.knows = dict(knows.values_list("volunteer", "times"))
        self.apart = never_for(task)

    def see(self, found: "QuerySet[Volunteer]") -> list[Ready]:
        rows = list(found.prefetch_related("skills") if self.asks.skill else found)
        return seen_for(self.task, rows, self.now, knows=self.knows, apart=self.apart)

    def fitting(self, some: Collection[UUID]) -> list[Ready]:
        """See those of these who fit, in the order in which they were named."""
        if not some:
            return []
        seen = {each.volunteer: each for each in self.see(Volunteer.objects.filter(pk__in=some))}
        return [seen[each] for each in some if each in seen and why_not(self.asks, seen[each]) is None]

    def helped_before(self) -> list[Ready]:
        return self.see(_willing(self.task, self.asks).filter(person__in=self.knows)) if self.knows else []


def _willing(task: Task, asks: Wanted) -> "QuerySet[Volunteer]":
    """Find who does this kind of help at such times, does not rest, and was not asked for this task before."""
    found = _not_asked(task).filter(paused=False)
    found = found.alias(does=F("kinds").bitand(asks.kind), free=F("times").bitand(asks.times))
    return found.filter(does__gt=0, free__gt=0)


def _not_asked(task: Task) -> "QuerySet[Volunteer]":
    """Find who is in the group, welcomed and not at rest there: whoever asks to join, or left, is asked for nothing."""
    found = Volunteer.objects.filter(IS_IN, group=task.group_id, ended_at=None)
    return found.exclude(pk__in=Offer.objects.filter(ASKED, task=task).values("volunteer"))
