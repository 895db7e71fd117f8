"""Small worlds made by hand, and ways of asking that write down what they saw."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from doorstep.aid.matching.fitting import Going
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.matching.times import ALWAYS
from doorstep.aid.simulation.behaviour import Behaviour
from doorstep.aid.simulation.hours import DAY, HOUR
from doorstep.aid.simulation.policies import Policy, Sight, Step, Waiting
from doorstep.aid.simulation.running import Outcome, Run
from doorstep.aid.simulation.world import Task, Volunteer, World

SHOPPING, CALL = 0, 2
ALL_KINDS = 0b111111
NOON = 12 * HOUR
# Nobody tires or leaves, everybody answers, and all within a minute.
EASY = Behaviour(tires=0, leaves=0, goes_a_day=0, silent=0, answers_in=1, answers_spread=0)
ALWAYS_NO = replace(EASY, yes_at_a_door=0, yes_from_home=0, yes_with_a_lift=0)
NEVER_ANSWERS = replace(ALWAYS_NO, silent=1)
GLAD = replace(EASY, yes_at_a_door=100, yes_from_home=100, yes_with_a_lift=100)


def make_volunteer(number: int, **told: object) -> Volunteer:
    usual = Volunteer(
        number=number,
        home=(100.0 * (number + 1), 0.0),
        going=Going.CAR,
        reach=2_500.0,
        kinds=ALL_KINDS,
        times=ALWAYS,
        languages=0,
        enough=5,
        willing=1.0,
        goes=math.inf,
    )
    return replace(usual, **told)  # type: ignore[arg-type] # the fields are as the test says them


def make_task(number: int = 0, **told: object) -> Task:
    usual = Task(
        number=number,
        asker=number,
        home=(0.0, 0.0),
        kind=SHOPPING,
        urgency=Urgency.WEEK,
        opens=NOON,
        deadline=5 * DAY,
        times=ALWAYS,
        language=0,
        speaks=0,
    )
    return replace(usual, **told)  # type: ignore[arg-type] # the same


def make_world(volunteers: int | list[Volunteer] = 12, *tasks: Task) -> World:
    people = [make_volunteer(each) for each in range(volunteers)] if isinstance(volunteers, int) else volunteers
    return World("by hand", tuple(people), tasks or (make_task(),), salt=7)


@dataclass
class Recorded:
    """A way of asking, and when it asked whom: minute, task's number, numbers."""

    policy: Policy
    asked: list[tuple[float, list[int]]] = field(default_factory=list)
    look: Callable[[Sight, Step], None] = lambda _sight, _step: None

    def step(self, sight: Sight) -> Step:
        step = self.policy.step(sight)
        self.look(sight, step)
        if step.ask:
            self.asked.append((sight.now, [each.number for each in step.ask]))
        return step

    def heard(self, question: Waiting, *, yes: bool, left: bool) -> None:
        self.policy.heard(question, yes=yes, left=left)


def asked(policy: Policy, world: World, behaviour: Behaviour = ALWAYS_NO) -> list[tuple[float, list[int]]]:
    """Run it; return at which minute who was asked."""
    recorded = Recorded(policy)
    run(recorded, world, behaviour)
    return recorded.asked


def run(policy: Policy, world: World, behaviour: Behaviour) -> Outcome:
    return Run(world, behaviour, policy, Random(1)).whole()
