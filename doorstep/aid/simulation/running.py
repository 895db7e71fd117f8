"""Four weeks of a made-up world, one event after the other, under one way of asking."""

import heapq
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from random import Random

from doorstep.aid.matching.chance import HAD_TIME
from doorstep.aid.simulation import draws
from doorstep.aid.simulation.behaviour import KINDS, SURELY, Behaviour
from doorstep.aid.simulation.hours import later
from doorstep.aid.simulation.open_tasks import OpenTask
from doorstep.aid.simulation.people import Person
from doorstep.aid.simulation.policies import Policy, Question, Waiting, Why
from doorstep.aid.simulation.world import Task, World, can

_AT_LEAST = 1.0  # minute: no answer comes sooner
# A question that is taken back after so many minutes counts as one that was not answered.
_HAD_TIME = HAD_TIME / timedelta(minutes=1)

Event = Callable[[float], None]


@dataclass(frozen=True)
class Outcome:
    """What became of every task and of every volunteer."""

    tasks: list[OpenTask]
    people: list[Person]


class Run:
    """One world under one way of asking; `chance` is only for those that ask at random."""

    def __init__(self, world: World, behaviour: Behaviour, policy: Policy, chance: Random) -> None:
        self.world, self.behaviour, self.policy, self.chance = world, behaviour, policy, chance
        self.people = [Person(each) for each in world.volunteers]
        self.helped: dict[tuple[int, int], int] = {}
        self.tasks = [OpenTask(each, self) for each in world.tasks]
        self._order = count()
        self._events: list[tuple[float, int, Event]] = []

    def whole(self) -> Outcome:
        for each in self.tasks:
            self._at(each.task.opens, self._call(each, Why.BEGIN))
            self._at(each.task.deadline, self._ends(each))
        while self._events:
            now, _, event = heapq.heappop(self._events)
            event(now)
        return Outcome(self.tasks, self.people)

    def _at(self, minute: float, event: Event) -> None:
        heapq.heappush(self._events, (minute, next(self._order), event))

    # -- Being called ------------------------------------------------------------------------------------------------

    def _call(self, open_task: OpenTask, why: Why) -> Event:
        def event(now: float) -> None:
            if open_task.ended or (why is Why.TIMER and open_task.again != now):
                return
            if why is Why.TIMER:
                open_task.again = None
            self._step(open_task, why, now)

        return event

    def _step(self, open_task: OpenTask, why: Why, now: float) -> None:
        open_task.now, open_task.why = now, why
        step = self.policy.step(open_task)
        for question in step.ask:
            self._ask(open_task, question, now)
        if step.ask:
            open_task.batches += 1
            open_task.last_batch = now
        if step.again is not None and step.again != open_task.again:
            self._at(step.again, self._call(open_task, Why.TIMER))
        open_task.again, open_task.rung = step.again, step.rung

    # -- Asking ------------------------------------------------------------------------------------------------------

    def _ask(self, open_task: OpenTask, question: Question, now: float) -> None:
        """Ask somebody; what they will say is settled by how they are at this moment, though they say it later."""
        person, task = self.people[question.number], open_task.task
        if question.number in open_task.asked or not person.is_there(now):
            raise ValueError(f"{question.number} cannot be asked for {task.number}: asked before, or gone.")
        waiting = Waiting(now, question.chance, question.warmth)
        person.is_asked(task.number, now, self.behaviour)
        open_task.asked.add(question.number)
        open_task.unanswered[question.number] = waiting
        yes, stop, silent, delay = draws.four(self.world.salt, task.number, question.number)
        says_yes = yes < self._rested(person, task) * self.behaviour.still_willing(person.warmth - 1)
        person.left = stop < self.behaviour.stops(person.warmth)
        if person.left or says_yes or silent >= self.behaviour.silent:
            answers = later(now, self._delay(delay))
            self._at(answers, self._answers(open_task, person, yes=says_yes and not person.left))

    def _rested(self, person: Person, task: Task) -> float:
        who = person.volunteer
        if not can(who, task):
            return 0.0
        usual = self.behaviour.rested(KINDS[task.kind], who.going, math.dist(who.home, task.home)) * who.willing
        knows = (task.asker, who.number) in self.helped
        return min(usual * (self.behaviour.gladder if knows else 1.0), SURELY)

    def _delay(self, part: float) -> float:
        return max(_AT_LEAST, self.behaviour.answers_in * math.exp(self.behaviour.answers_spread * draws.normal(part)))

    def _answers(self, open_task: OpenTask, person: Person, *, yes: bool) -> Event:
        def event(now: float) -> None:
            if open_task.ended or now >= person.volunteer.goes:
                return
            question = open_task.unanswered.pop(person.volunteer.number)
            person.need_not_answer(open_task.task.number)
            agreed = yes and person.has_room(now)
            self.policy.heard(question, yes=agreed, left=person.left)
            if agreed:
                self._fill(open_task, person, now)
            else:
                person.said_no += 1
                self._step(open_task, Why.NO, now)

        return event

    def _fill(self, open_task: OpenTask, person: Person, now: float) -> None:
        person.says_yes(now)
        pair = open_task.task.asker, person.volunteer.number
        self.helped[pair] = self.helped.get(pair, 0) + 1
        open_task.filled_at, open_task.by = now, person.volunteer.number
        self._close(open_task, now)

    def _ends(self, open_task: OpenTask) -> Event:
        return lambda now: self._close(open_task, now)

    def _close(self, open_task: OpenTask, now: float) -> None:
        """End it; whoever did not answer yet is told that they need not, and it counts as silence if they had time."""
        open_task.ended = True
        for number, question in open_task.unanswered.items():
            person = self.people[number]
            person.need_not_answer(open_task.task.number)
            if now - question.asked_at >= _HAD_TIME:
                self.policy.heard(question, yes=False, left=False)
            else:
                person.taken_back += 1
        open_task.unanswered.clear()
