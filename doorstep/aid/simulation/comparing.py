"""The same worlds under several ways of asking, seed by seed; one job is a seed, so that cores can share them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol

from doorstep.aid.simulation.behaviour import Behaviour
from doorstep.aid.simulation.making import Setting, made
from doorstep.aid.simulation.ours import Ladder
from doorstep.aid.simulation.ours_in_waves import Waves
from doorstep.aid.simulation.peers import BroadcastAll, FixedWaves, GreedyBestPair, Nearest, OneByOne, RandomFifty
from doorstep.aid.simulation.policies import Policy
from doorstep.aid.simulation.running import Run
from doorstep.aid.simulation.scores import Score, scored

BROADCAST, NEAREST = "broadcast to all", "nearest 10"
# The one that Doorstep goes about it by.
OURS = "our waves"
# Made anew for each run, since some of them learn.
POLICIES: Mapping[str, Callable[[], Policy]] = {
    BROADCAST: BroadcastAll,
    "nearest 30": lambda: Nearest(30),
    NEAREST: lambda: Nearest(10),
    "waves of 5": FixedWaves,
    "random 50": RandomFifty,
    "one by one": OneByOne,
    "greedy best pair": GreedyBestPair,
    "our ladder": Ladder,
    OURS: Waves,
}
# The seeds of every figure that is shown. Whatever was tuned was tuned on others, below 100.
SEEDS = tuple(range(101, 111))

Scores = dict[str, list[Score]]


@dataclass(frozen=True)
class Job:
    """One seed of one world, under each of some ways of asking."""

    setting: Setting
    behaviour: Behaviour
    seed: int
    policies: tuple[str, ...] = tuple(POLICIES)
    postcodes: Path | None = None


class Each(Protocol):
    """The built-in `map`, or that of an executor."""

    def __call__(
        self, work: Callable[[Job], dict[str, Score]], jobs: Iterable[Job], /
    ) -> Iterable[dict[str, Score]]: ...


def done(job: Job) -> dict[str, Score]:
    world = made(job.setting, job.behaviour, Random(job.seed), job.postcodes)
    return {
        name: scored(Run(world, job.behaviour, POLICIES[name](), Random(job.seed)).whole()) for name in job.policies
    }


@dataclass(frozen=True)
class Scenario:
    """A world and how its people are, by a name."""

    name: str
    setting: Setting
    behaviour: Behaviour = field(default_factory=Behaviour)

    def jobs(self, seeds: Sequence[int], policies: Sequence[str], postcodes: Path | None) -> list[Job]:
        return [Job(self.setting, self.behaviour, seed, tuple(policies), postcodes) for seed in seeds]


def compared(
    scenarios: Sequence[Scenario],
    seeds: Sequence[int],
    policies: Sequence[str],
    *,
    postcodes: Path | None = None,
    each: Each = map,
) -> dict[str, Scores]:
    """Return the scores of each way of asking, in the order of the seeds, for each scenario."""
    jobs = [job for scenario in scenarios for job in scenario.jobs(seeds, policies, postcodes)]
    answers = list(each(done, jobs))
    found = {}
    for place, scenario in enumerate(scenarios):
        own = answers[place * len(seeds) : (place + 1) * len(seeds)]
        found[scenario.name] = {name: [answer[name] for answer in own] for name in policies}
    return found
