"""Rounds: texts are sent by workers who are killed while the provider misbehaves, until none is left to send."""

import random
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

from django.conf import settings
from django.db import connections
from django.db.models import QuerySet

from config import env
from doorstep.messaging.actions import deliver_due
from doorstep.messaging.channels import line
from doorstep.messaging.models import Delivery
from doorstep.people.models import ContactPoint
from tests.houses import free_port
from tests.kill import clocks, office
from tests.kill.moments import Death, Ends, ended
from tests.kill.office import Office
from tests.kill.truth import Tally, judged
from tests.kill.writing import written

# Killed in turn before each of so many moments, which are enough for several texts and whatever becomes of one.
MOMENTS = 80
# And at random within so many seconds.
WHILE = 0.1
# How the clock goes on between workers: most of what waits, waits for minutes.
STEPS = [timedelta(seconds=each) for each in (1, 25, 70, 360, 2_400)]
AN_HOUR, HOURS = timedelta(hours=1), 24 * 12
RIGHT = timedelta()
Status = Delivery.Status


@dataclass
class Rounds:
    """What goes on from round to round: by whom, whom is written to, chance, the true time, who is killed next.

    `wrong`: how far the clock of a worker may be from that. `trouble`: what the workers have to live with besides,
    which may make them meet with errors.
    """

    carrier: str
    points: list[ContactPoint]
    seed: int
    texts: int
    wrong: Sequence[timedelta] = (RIGHT,)
    trouble: AbstractContextManager[object] | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        self.chance = random.Random(f"{self.seed} {self.carrier}")
        self._moments = (1 + number % MOMENTS for number in count())

    def one(self, most: int) -> Tally:
        """Have one round, with no more kills than that."""
        connections.close_all()
        with office.opened(self.chance.getrandbits(32)) as opened:
            tell(opened, self.now)
            texts = [each.pk for each in written(self.points, self.texts, self.now, self.chance)]
            killed = self._storm(opened, most)
            calm(opened, self.carrier, self.now)
            self.now += AN_HOUR * HOURS
            return killed + judged(texts, opened("taken"))

    def _storm(self, opened: Office, most: int) -> Tally:
        tally = Tally()
        while tally.killed < most and waiting().exists():
            self._weather(opened)
            ends = self._at_once(opened, min(self.chance.choice([1, 2, 3]), most - tally.killed))
            opened.falls_quiet()
            doubts = waiting().filter(doubtful=True, tried_at__gte=self.now, lease__isnull=False).count()
            tally += Tally(killed=ends.killed, with_errors=ends.with_errors, in_doubt=doubts)
            self.now += self.chance.choice(STEPS)
            tell(opened, self.now)
        return tally

    def _at_once(self, opened: Office, many: int) -> Ends:
        before, now = opened("requests"), self.now + self.chance.choice(self.wrong)
        clocks.set_to(now)
        with self.trouble or nullcontext():
            deaths = [self._death() for _ in range(many)]
            return ended([partial(deliver_due, now)] * many, deaths, lambda: opened("requests") > before)

    def _death(self) -> Death:
        if self.chance.random() < 1 / 2:
            return Death(at=next(self._moments))
        return Death(after=self.chance.uniform(0.0001, WHILE), talking=self.chance.random() < 2 / 3)

    def _weather(self, opened: Office) -> None:
        """Let the provider be at work, or away; and break a line off before anything is said, now and then."""
        find(opened, self.carrier, away=self.chance.random() < 0.05)
        opened("behave", "BADLY" if self.chance.random() < 0.8 else "WELL")
        if self.chance.random() < 0.1:
            opened("reset_the_next")


def calm(opened: Office, carrier: str, now: datetime) -> None:
    """Let a worker who lives do what is left, hour by hour, with a provider that behaves."""
    find(opened, carrier)
    opened("behave", "WELL")
    for hours in range(1, HOURS):
        if not waiting().exists():
            break
        tell(opened, now + hours * AN_HOUR)
        while deliver_due(now + hours * AN_HOUR):
            pass


def tell(opened: Office, now: datetime) -> None:
    """Tell everybody what time it is."""
    opened("it_is", now)
    clocks.set_to(now)


def find(opened: Office, carrier: str, *, away: bool = False) -> None:
    """Know where the provider is, or where nobody is, and have only the patience that one needs on one machine."""
    line.PATIENCE, line.AT_MOST = 0.3, 0.6
    settings.SCREEN = False
    here = opened("address", carrier)
    port = env.as_texts("the provider", here).port
    settings.TEXT = env.as_texts("the provider", here.replace(f":{port}?", f":{free_port()}?") if away else here)


def waiting() -> "QuerySet[Delivery]":
    return Delivery.objects.filter(status=Status.WAITING)
