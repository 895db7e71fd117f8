"""How others ask, from the rules they published: the ways to beat.

Told of those who fit alone, where their rule does not say otherwise; in a chat everybody else would read it too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from doorstep.aid.simulation.hours import DAY, HOUR, awake, later
from doorstep.aid.simulation.policies import Candidate, Plain, Question, Sight, Step, Why


def _ask(whom: Iterable[Candidate]) -> tuple[Question, ...]:
    return tuple(Question(each.number) for each in whom)


class BroadcastAll(Plain):
    """Everybody in reach is told at once, as in a ward's chat."""

    def step(self, sight: Sight) -> Step:
        return Step(_ask(sight.candidates())) if sight.why is Why.BEGIN else Step()


@dataclass(frozen=True)
class Nearest(Plain):
    """The closest that fit are asked at once, and nobody afterwards (Astoria's dispatch bot: ten)."""

    most: int

    def step(self, sight: Sight) -> Step:
        return Step(_ask(islice(sight.candidates(), self.most))) if sight.why is Why.BEGIN else Step()


@dataclass(frozen=True)
class FixedWaves(Plain):
    """So many of the closest that fit, and as many again after a while, until somebody says yes."""

    most: int = 5
    every: float = 30.0

    def step(self, sight: Sight) -> Step:
        if sight.why is Why.NO:
            return Step(again=sight.again)
        whom = list(islice(sight.candidates(), self.most))
        return Step(_ask(whom), later(sight.now, self.every) if whom else None)


@dataclass(frozen=True)
class RandomFifty(Plain):
    """Fifty at random within 30 km who were not told yet, whatever they do (quarantine-hero).

    Looked at every three minutes from 9 to 22 h, once a request is half an hour old; three times at most,
    23 hours apart.
    """

    most: int = 50
    within: float = 30_000.0
    every: float = 3.0
    after: float = 30.0
    rounds: int = 3
    cool_down: float = 23 * HOUR
    begins: float = 9 * HOUR
    ends: float = 22 * HOUR

    def step(self, sight: Sight) -> Step:
        if sight.why is Why.NO:
            return Step(again=sight.again)
        if sight.batches >= self.rounds:
            return Step()
        due = self._due(sight)
        if sight.now < due:
            return Step(again=due)
        more = sight.batches + 1 < self.rounds
        return Step(
            tuple(sight.anybody(self.most, self.within)), self._look(sight.now + self.cool_down) if more else None
        )

    def _due(self, sight: Sight) -> float:
        begins = sight.last_batch + self.cool_down if sight.batches else sight.opens + self.after
        return self._look(begins)

    def _look(self, minute: float) -> float:
        """Return the first time from then on at which it is looked."""
        tick = -(-minute // self.every) * self.every
        day = tick - tick % DAY
        if tick - day < self.begins:
            return day + self.begins
        return tick if tick - day < self.ends else day + DAY + self.begins


@dataclass(frozen=True)
class OneByOne(Plain):
    """The nearest who is on duty, the next upon a no or after a time-out (GoodSAM).

    On duty is whoever offered this part of the week. How long the time-out is was not published.
    """

    patience: float = 20.0
    nobody: float = 60.0

    def step(self, sight: Sight) -> Step:
        now = awake(sight.now)
        if now != sight.now:
            return Step(again=now)
        on_duty = list(islice((each for each in sight.candidates() if each.free_now), 1))
        if not on_duty and not any(True for _ in sight.candidates()):
            return Step()
        return Step(_ask(on_duty), later(now, self.patience if on_duty else self.nobody))


@dataclass(frozen=True)
class GreedyBestPair(Plain):
    """The best pair by distance, kinds and languages shared, put together by a person, redone until it is confirmed.

    Who fits shares the kind. What a language is worth, and how long a person waits, was not published.
    """

    language: float = 500.0
    patience: float = 4 * HOUR

    def step(self, sight: Sight) -> Step:
        now = awake(sight.now)
        if now != sight.now:
            return Step(again=now)
        best = sorted(sight.candidates(), key=lambda each: (each.away - self.language * each.shared, each.number))[:1]
        return Step(_ask(best), later(now, self.patience) if best else None)
