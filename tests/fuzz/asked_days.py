"""Some days of a made-up street that is asked in waves: whatever is answered, and when, nobody is asked who may not be.

The policy (matching/waves.py) is called as the worker does it: who fits is ranked, what is open is told, and what it
answers is looked at beside what was written down here of everybody.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from math import prod
from uuid import UUID
from zoneinfo import ZoneInfo

from doorstep.aid.matching import ladder, waves
from doorstep.aid.matching.chance import HAD_TIME, HOLDS, LATELY, Experience, Help, band, rested
from doorstep.aid.matching.fitting import NEW_AT_ONCE, Ready, Wanted, still_may
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.matching.ranking import WEIGHS, Ranked, Weights, rank
from doorstep.aid.matching.waves import OpenQuestion, Pressing, Wave
from tests.fuzz.people import Apart, asked_for, kept_apart, somebody

LONDON = ZoneInfo("Europe/London")
# Before Christmas, before either change of the clocks, and in summer.
BEGINS = [datetime(2026, *day, 7, tzinfo=UTC) for day in ((12, 24), (3, 28), (10, 23), (7, 5))]
PEOPLE, TASKS, LOOKS = 7, 3, 40
ANSWERS_IN = (1, 20, 90, 600, 4_000)
LASTS = (2, 7, 40, 100)
# Within these hours something presses.
NEARS = timedelta(hours=30)
NEAR, FAR = 400.0, 1_500


@dataclass(frozen=True)
class Asked:
    """A question, and what is answered to it when, if anything is."""

    at: datetime
    chance: float
    warmth: float
    yes: bool
    answered: datetime | None


@dataclass
class Open:
    """A task: who was asked for it, what of that is open, and who does it; `due` is when it is looked at."""

    wanted: Wanted
    pressing: Pressing
    away: dict[UUID, float]
    due: datetime
    asked: set[UUID] = field(default_factory=set)
    waiting: dict[UUID, Asked] = field(default_factory=dict)
    doing: list[UUID] = field(default_factory=list)

    @property
    def missing(self) -> int:
        return self.wanted.hands - len(self.doing)


@dataclass
class Street:
    """Who lives there and what happened to each; on quiet days nobody is asked for what can wait."""

    chance: random.Random
    people: list[Ready]
    apart: Apart
    quiet: set[date]
    weights: Weights
    tasks: list[Open] = field(default_factory=list)
    questions: dict[UUID, list[Asked]] = field(default_factory=dict)
    yeses: dict[UUID, list[datetime]] = field(default_factory=dict)
    taken_back: dict[UUID, int] = field(default_factory=dict)
    experience: Experience = field(default_factory=Experience)

    def this_week(self, who: UUID, now: datetime) -> int:
        return sum(week_of(at) == week_of(now) for at in self.yeses.get(who, ()))

    def waiting(self, who: UUID, now: datetime) -> int:
        asked = (task.waiting[who].at for task in self.tasks if who in task.waiting)
        return sum(now - at < HOLDS for at in asked)

    def at_once(self, who: UUID) -> int:
        return sum(who in task.doing for task in self.tasks)

    def never(self, task: Open) -> set[UUID]:
        """Say who must not meet the asker, or who does it already."""
        there = {each.person for each in self.people if each.volunteer in task.doing}
        return set[UUID]().union(*(self.apart[each] for each in (task.wanted.asker, *there)))

    def seen(self, each: Ready, task: Open, now: datetime) -> Ready:
        who = each.volunteer
        asked = self.questions.get(who, [])
        return replace(
            each,
            away=task.away[who],
            blocked=each.person in self.never(task),
            this_week=self.this_week(who, now),
            at_once=self.at_once(who),
            waiting=self.waiting(who, now),
            asked=len(asked),
            said_yes=len(self.yeses.get(who, ())),
            taken_back=self.taken_back.get(who, 0),
            asked_lately=sum(now - one.at <= timedelta(days=LATELY) for one in asked),
            days_since_asked=(now - asked[-1].at) / timedelta(days=1) if asked else None,
        )


def week_of(at: datetime) -> tuple[int, int]:
    return at.astimezone(LONDON).isocalendar()[:2]


def history(number: int) -> None:
    """Live through some days: whatever happens next happens, until nothing is left to look at or to be answered."""
    street = _street(random.Random(number))
    order, coming = count(), list[tuple[datetime, int, Open, UUID | None]]()
    for task in street.tasks:
        heappush(coming, (task.due, next(order), task, None))
    looks = 0
    while coming and looks < LOOKS:
        now, _, task, who = heappop(coming)
        if task.missing == 0 or (who is None and now < task.due) or now >= task.pressing.deadline:
            continue
        if who is not None and not _answer(street, task, who, now):
            continue
        looks += 1
        for at, whose in _look(street, task, now):
            heappush(coming, (at, next(order), task, whose))


def _street(chance: random.Random) -> Street:
    people = [_glad(somebody(chance, number)) for number in range(PEOPLE)]
    begins = chance.choice(BEGINS)
    quiet = {(begins + timedelta(days=each)).date() for each in range(1, 4) if chance.random() < 0.4}
    weights = Weights(*(chance.choice([*WEIGHS.values()]) for _ in range(2)))
    street = Street(chance, people, kept_apart(chance, people), quiet, weights)
    street.tasks += [_task(street, begins + timedelta(minutes=chance.randrange(2 * 1_440))) for _ in range(TASKS)]
    return street


def _glad(somebody: Ready) -> Ready:
    """Let nearly everybody fit nearly everything: what is looked at here is whom of those one asks."""
    return replace(somebody, kinds=0b11, times=somebody.times | 0b011, metres=2.0 * FAR, skills=frozenset({1}))


def _task(street: Street, opens: datetime) -> Open:
    chance = street.chance
    urgency, deadline = chance.choice([*Urgency]), (opens + timedelta(hours=chance.choice(LASTS))).astimezone(LONDON)
    wanted = replace(asked_for(chance), urgent=urgency is Urgency.TODAY)
    help_ = chance.choice([Help.DOOR, Help.LIFT]) if wanted.at_a_door else Help.HOME
    away = {each.volunteer: float(chance.randrange(0, FAR)) for each in street.people}
    return Open(wanted, Pressing(help_, urgency, deadline, wanted.hands), away, opens)


# -- A look ----------------------------------------------------------------------------------------------------------


def _look(street: Street, task: Open, now: datetime) -> Iterator[tuple[datetime, UUID | None]]:
    """Ask whom the policy says; yield when it is looked at again, perhaps late, and when each of these answers."""
    here = now.astimezone(LONDON)
    hours = (task.pressing.deadline - here) / timedelta(hours=1)
    seen = [street.seen(each, task, now) for each in street.people if each.volunteer not in task.asked]
    ranked = rank(replace(task.wanted, hours_left=hours), seen, street.weights)
    pressing = replace(task.pressing, hands=task.missing)
    found = waves.wave(
        pressing,
        (each.ready for each in ranked),
        _open(task, here),
        street.experience,
        here,
        street.quiet,
        street.weights,
    )
    _look_at_whom(street, task, found, here)
    _look_at_how_many(street, task, pressing, ranked, found, here)
    for each in found.ask:
        question = _question(street, now, each.chance, each.warmth)
        task.asked.add(each.who.volunteer)
        task.waiting[each.who.volunteer] = question
        street.questions.setdefault(each.who.volunteer, []).append(question)
        if question.answered:
            yield question.answered, each.who.volunteer
    task.due = found.again.astimezone(UTC)
    if ranked or task.waiting:
        yield task.due + timedelta(minutes=street.chance.choice([0, 1, 120, 700])), None


def _question(street: Street, now: datetime, chance: float, warmth: float) -> Asked:
    says = street.chance.choice(["yes", "no", "no", "nothing"])
    answered = None if says == "nothing" else now + timedelta(minutes=street.chance.choice(ANSWERS_IN))
    return Asked(now, chance, warmth, says == "yes", answered)


def _open(task: Open, here: datetime) -> list[OpenQuestion]:
    return [
        OpenQuestion(
            each.chance, each.warmth, ladder.awake_for(each.at.astimezone(LONDON), here) / timedelta(minutes=1)
        )
        for each in task.waiting.values()
    ]


def _look_at_whom(street: Street, task: Open, found: Wave[Ready], here: datetime) -> None:
    whom = [each.who for each in found.ask]
    assert len({each.volunteer for each in whom}) == len(whom), "somebody is asked twice at once"
    assert task.asked.isdisjoint(each.volunteer for each in whom), "somebody is asked twice for a task"
    assert not whom or 8 <= here.hour < 21, "somebody is asked at night"
    presses = task.pressing.urgency is Urgency.TODAY or task.pressing.deadline - here <= NEARS
    assert not whom or presses or here.date() not in street.quiet, "somebody is asked on a quiet day"
    for each in whom:
        assert each.person not in street.never(task) | {task.wanted.asker}, "two are to meet who must not"
        waits = 0 if task.wanted.urgent else street.waiting(each.volunteer, here)
        assert street.this_week(each.volunteer, here) + waits < each.enough, "somebody is asked for more than enough"
        assert each.vouched or street.at_once(each.volunteer) < NEW_AT_ONCE, "somebody new is asked for too much"
    assert found.again > here, "it is looked at again at the same moment"


def _look_at_how_many(
    street: Street, task: Open, pressing: Pressing, ranked: list[Ranked], found: Wave[Ready], here: datetime
) -> None:
    """See that no more are asked than it takes, none for what is filled, and somebody where it takes more.

    So a no is replaced at the moment in which it is said: then it is looked at.
    """
    still = [*waves.chances(_open(task, here), street.experience)]
    tired, aim = street.experience.tired, waves.aimed_at(pressing, here)
    asked = [min(each.chance * tired[band(each.warmth)], 0.95) for each in found.ask]
    if asked and (still or not task.wanted.urgent):
        assert enough([*still, *asked[:-1]], pressing.hands) < aim, "more are asked than it takes"
    assert pressing.hands or not asked, "somebody is asked for what is filled"
    quiet = waves.quiet_until(pressing, here, street.quiet) > here
    if pressing.hands and not asked and not quiet and enough(still, pressing.hands) < aim:
        assert not any(_is_fresh(street, task, each.ready) for each in ranked), "nobody is asked, and somebody could be"


def _is_fresh(street: Street, task: Open, ready: Ready) -> bool:
    """Say whether somebody near was never asked, and is likely to bring more than a question costs in any case."""
    chance = 0.8 * rested(task.pressing.help_, ready) * street.experience.tired[0]
    return not ready.asked and ready.away <= NEAR and chance > street.experience.price[0]


def enough(chances: list[float], hands: int) -> float:
    """Say how likely as many say yes as are wanted, of none, one or two."""
    none = prod(1 - each for each in chances)
    one = sum(
        each * prod(1 - other for at, other in enumerate(chances) if at != place) for place, each in enumerate(chances)
    )
    return 1 - (0.0, none, none + one)[hands]


# -- An answer -------------------------------------------------------------------------------------------------------


def _answer(street: Street, task: Open, who: UUID, now: datetime) -> bool:
    """Hear it, if it was not taken back; say whether it was heard. A yes counts where they still may."""
    question = task.waiting.pop(who, None)
    if question is None:
        return False
    ready = next(each for each in street.people if each.volunteer == who)
    yes = question.yes and still_may(task.wanted, replace(street.seen(ready, task, now), waiting=0))
    street.experience = street.experience.and_one(question.chance, question.warmth, yes=yes, left=False)
    if yes:
        task.doing.append(who)
        street.yeses.setdefault(who, []).append(now)
        assert street.this_week(who, now) <= ready.enough, "somebody does more than enough"
        assert ready.vouched or street.at_once(who) <= NEW_AT_ONCE, "somebody new does too much at once"
        assert len({*task.doing}) == len(task.doing), "one person is two hands"
        assert ready.person not in street.never(task), "two meet who must not"
    if task.missing == 0:
        _close(street, task, now)
    return True


def _close(street: Street, task: Open, now: datetime) -> None:
    """Tell whoever did not answer yet that it is done; who had no time to answer is not taken to have been silent."""
    for who, question in task.waiting.items():
        if now - question.at < HAD_TIME:
            street.taken_back[who] = street.taken_back.get(who, 0) + 1
        else:
            street.experience = street.experience.and_one(question.chance, question.warmth, yes=False, left=False)
    task.waiting.clear()
