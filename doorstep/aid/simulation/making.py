"""Makes a world: volunteers as they offer themselves, tasks as they come in over four weeks."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TypeVar

from doorstep.aid.matching import times
from doorstep.aid.matching.fitting import Going
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.simulation import homes
from doorstep.aid.simulation.behaviour import KINDS, Behaviour
from doorstep.aid.simulation.hours import ASLEEP, DAY, HOUR, UP, WEEK, as_time, awake
from doorstep.aid.simulation.world import DAYS, Task, Volunteer, World

Drawn = TypeVar("Drawn")


@dataclass(frozen=True)
class Setting:
    """How many live and ask in a world, on how many square kilometres."""

    name: str
    volunteers: int
    tasks: int
    km2: float
    about: str

    def sized(self, size: float) -> "Setting":
        """Return the same density on so much of the area."""
        return replace(
            self,
            volunteers=max(1, round(size * self.volunteers)),
            tasks=max(1, round(size * self.tasks)),
            km2=size * self.km2,
        )


SETTINGS = {
    each.name: each
    for each in (
        Setting("city", 30_000, 20_000, 2_000, "a large city: the size of the studies before this one"),
        Setting("plenty", 6_000, 150, 240, "far more volunteers than requests: forty to one"),
        Setting("scarce", 300, 5_600, 12, "far more requests than hands: two hundred a day"),
    )
}

# Shares of each, in the order in which they are drawn.
_GOING = {Going.FOOT: 0.5, Going.BIKE: 0.15, Going.CAR: 0.25, Going.HOME: 0.1}
_REACH = {Going.FOOT: (300, 1_000), Going.BIKE: (600, 1_500), Going.CAR: (1_000, 2_500), Going.HOME: (0, 0)}
_ENOUGH = {1: 0.25, 2: 0.40, 3: 0.20, 5: 0.15}
_FREE = 0.4  # of each of the 21 parts of a week
_LANGUAGES = (0.12, 0.08, 0.05, 0.03)  # how many speak each, besides the one that all speak
_NEEDS_LANGUAGE = 0.5  # of the askers who speak another one
_URGENCY = {Urgency.TODAY: 0.15, Urgency.WEEK: 0.45, Urgency.DAY: 0.25, Urgency.NO_HURRY: 0.15}
_LASTS = {Urgency.WEEK: (2, 7), Urgency.DAY: (1, 5), Urgency.NO_HURRY: (10, 14)}  # days
_TODAY = (4, 8)  # hours
_AGAIN = 0.4  # of the tasks are one of four, a week apart
_BY_DAY = 0.9  # of requests come in between eight and nine in the evening


def made(setting: Setting, behaviour: Behaviour, chance: Random, postcodes: Path | None = None) -> World:
    """Make the world of a seed, the homes drawn from a packed list of postcodes if one is given."""
    draw = homes.of_postcodes(chance, setting.km2, postcodes) if postcodes else homes.made_up(chance, setting.km2)
    volunteers = tuple(_volunteer(number, behaviour, chance, draw) for number in range(setting.volunteers))
    return World(setting.name, volunteers, tuple(_tasks(setting.tasks, chance, draw)), chance.getrandbits(64))


def _volunteer(number: int, behaviour: Behaviour, chance: Random, draw: homes.Homes) -> Volunteer:
    going = _one_of(_GOING, chance)
    days = chance.expovariate(behaviour.goes_a_day) if behaviour.goes_a_day else math.inf
    return Volunteer(
        number=number,
        home=draw(),
        going=going,
        reach=chance.uniform(*_REACH[going]),
        kinds=sum(
            1 << at for at, kind in enumerate(KINDS) if _does(kind.is_lift, going) * kind.done_by > chance.random()
        ),
        times=sum(1 << part for part in range(times.DAYS * len(times.PARTS)) if chance.random() < _FREE),
        languages=_languages(chance),
        enough=_one_of(_ENOUGH, chance),
        # Of mean 1, whatever the spread.
        willing=chance.lognormvariate(-(behaviour.spread**2) / 2, behaviour.spread),
        goes=days * DAY,
    )


def _does(is_lift: bool, going: Going) -> bool:
    return going is Going.CAR or not is_lift


def _tasks(count: int, chance: Random, draw: homes.Homes) -> Iterator[Task]:
    """Yield tasks as if they came of askers, some of whom ask for the same each week."""
    number = asker = 0
    while number < count:
        again = chance.random() < _AGAIN / (_AGAIN + 4 * (1 - _AGAIN))
        first = _task(number, asker, chance, draw(), within=WEEK if again else DAYS * DAY)
        for each in _weekly(first) if again else [first]:
            if number < count:
                yield replace(each, number=number)
                number += 1
        asker += 1


def _weekly(first: Task) -> Iterator[Task]:
    for week in range(DAYS // 7):
        yield replace(first, opens=first.opens + week * WEEK, deadline=first.deadline + week * WEEK)


def _task(number: int, asker: int, chance: Random, home: homes.Home, *, within: float) -> Task:
    urgency, speaks = _one_of(_URGENCY, chance), _languages(chance)
    opens = _opens(chance, within)
    deadline = _deadline(urgency, opens, chance)
    return Task(
        number=number,
        asker=asker,
        home=home,
        kind=_one_of({at: kind.wanted for at, kind in enumerate(KINDS)}, chance),
        urgency=urgency,
        opens=opens,
        deadline=deadline,
        times=times.reached(as_time(awake(opens)), as_time(deadline)),
        language=speaks & -speaks if chance.random() < _NEEDS_LANGUAGE else 0,
        speaks=speaks,
    )


def _opens(chance: Random, within: float) -> float:
    day = DAY * chance.randrange(round(within / DAY))
    return day + (chance.uniform(UP, ASLEEP) if chance.random() < _BY_DAY else chance.uniform(0, DAY))


def _deadline(urgency: Urgency, opens: float, chance: Random) -> float:
    """Leave today's some hours by day; everything else ends with the evening of a later one."""
    if urgency is Urgency.TODAY:
        begins = awake(opens)
        ends = begins + HOUR * chance.uniform(*_TODAY)
        evening = begins - begins % DAY + ASLEEP
        # What comes in towards the evening is for the next day.
        return min(ends, evening) if evening - begins >= HOUR * _TODAY[0] else evening + DAY - ASLEEP + UP + 4 * HOUR
    day = opens - opens % DAY + DAY * chance.randint(*_LASTS[urgency])
    return day + ASLEEP


def _languages(chance: Random) -> int:
    return sum(1 << at for at, share in enumerate(_LANGUAGES) if chance.random() < share)


def _one_of(shares: dict[Drawn, float], chance: Random) -> Drawn:
    return chance.choices(list(shares), list(shares.values()))[0]
