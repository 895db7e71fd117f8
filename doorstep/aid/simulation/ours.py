"""How Doorstep asked before its waves: rung by rung, in the order of its plain ranking."""

from datetime import timedelta
from uuid import UUID

from doorstep.aid.matching import ladder
from doorstep.aid.matching.fitting import Ready, Wanted
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.matching.ranking import NEAR, Ranked, rank
from doorstep.aid.simulation.hours import as_minute, as_time, awake
from doorstep.aid.simulation.policies import Candidate, Plain, Question, Sight, Step, Why

# How many are asked on each rung, and told of what is new on the board.
_MOST = {Rung.KNOWN: 3, Rung.STREET: 3, Rung.WIDER: 6, Rung.BOARD: 12}
_NOBODY = UUID(int=0)


class Ladder(Plain):
    """Who helped before, the street, wider rings, the board; then a coordinator takes it in hand.

    It goes up after a while, and not upon a no. What somebody finds on the board by themselves is not counted.
    """

    def step(self, sight: Sight) -> Step:
        if sight.why is Why.NO:
            return Step(again=sight.again, rung=sight.rung)
        if awake(sight.now) != sight.now:
            return Step(again=awake(sight.now))
        rung, whom = _next(Rung(sight.rung), _ranked(sight))
        again = _until(sight) if rung < Rung.COORDINATOR else None
        return Step(tuple(Question(each.ready.volunteer.int) for each in whom), again, rung)


def _next(reached: Rung, ranked: list[Ranked]) -> tuple[Rung, list[Ranked]]:
    """Return the first rung above the last on which somebody is asked."""
    for rung, most in _MOST.items():
        whom = [each for each in ranked if _stands(rung, each)][:most]
        if rung > reached and whom:
            return rung, whom
    return Rung.COORDINATOR, []


def _stands(rung: Rung, each: Ranked) -> bool:
    if rung is Rung.KNOWN:
        return bool(each.ready.helped_before)
    return rung is not Rung.STREET or each.ready.away <= NEAR


def _ranked(sight: Sight) -> list[Ranked]:
    wanted = Wanted(_NOBODY, kind=1, times=1, at_a_door=sight.at_a_door)
    return rank(wanted, [_ready(each) for each in sight.candidates()])


def _ready(each: Candidate) -> Ready:
    """See somebody who fits as matching does; kinds, times and languages are looked at already."""
    who = UUID(int=each.number)
    return Ready(
        volunteer=who,
        person=UUID(int=each.number + 1),
        kinds=1,
        times=1,
        going=each.going,
        metres=each.metres,
        away=each.away,
        enough=each.enough,
        this_week=each.this_week,
        waiting=each.waiting,
        vouched=True,
        helped_before=each.helped_before,
        days_since_asked=each.days_since_asked,
        asked_lately=each.asked_lately,
    )


def _until(sight: Sight) -> float:
    lasts = ladder.wait(sight.urgency, timedelta(minutes=sight.deadline - sight.now))
    return min(as_minute(ladder.until(as_time(sight.now), lasts)), sight.deadline)
