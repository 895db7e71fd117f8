"""How Doorstep asks in waves: matching/waves.py as it is, called at each look, with what the group counted so far."""

from doorstep.aid.matching import waves
from doorstep.aid.matching.chance import Experience, Help
from doorstep.aid.matching.waves import OpenQuestion, Pressing
from doorstep.aid.simulation.hours import DAY, as_minute, as_time
from doorstep.aid.simulation.policies import Question, Sight, Step, Waiting


class Waves:
    """Counts what comes of questions, and looks at its counts once a day."""

    def __init__(self) -> None:
        self._counting = self._counted = Experience()
        self._day = 0

    def heard(self, question: Waiting, *, yes: bool, left: bool) -> None:
        self._counting = self._counting.and_one(question.chance, question.warmth, yes=yes, left=left)

    def step(self, sight: Sight) -> Step:
        task = Pressing(_help(sight), sight.urgency, as_time(sight.deadline))
        wave = waves.wave(task, sight.candidates(), _open(sight), self._experience(sight.now), as_time(sight.now))
        ask = tuple(Question(each.who.number, each.chance, each.warmth) for each in wave.ask)
        return Step(ask, as_minute(wave.again))

    def _experience(self, now: float) -> Experience:
        if int(now // DAY) != self._day:
            self._day, self._counted = int(now // DAY), self._counting
        return self._counted


def _help(sight: Sight) -> Help:
    if not sight.at_a_door:
        return Help.HOME
    return Help.LIFT if sight.is_lift else Help.DOOR


def _open(sight: Sight) -> list[OpenQuestion]:
    return [OpenQuestion(each.chance, each.warmth, sight.now - each.asked_at) for each in sight.waiting]
