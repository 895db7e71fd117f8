"""News to networks of these sizes on one database; a process of its own: python -m benchmarks.fanout_on SIZES."""

import logging
import math
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import fanout_bare as bare
from benchmarks import house, meanwhile, measuring, planting, world
from benchmarks.fanout_world import NEWS, news, plant
from benchmarks.measuring import Times
from config import env
from doorstep.core.worker import Worker
from doorstep.messaging import due
from doorstep.messaging.actions import tell
from doorstep.messaging.channels.base import Outgoing
from doorstep.messaging.channels.text import TextChannel
from doorstep.messaging.models import Delivery
from doorstep.places import cells
from tests.kill import office

GROUPS, DOORSTEPS = 319, 200
# Of what is handed over without a database, and how long a page is asked for while nothing goes on, in seconds.
HANDED_OVER, IDLE = 2_000, 10.0
SPEED = ["texts", "queued/s", "bare/s", "x", "drained/s", "bare/s", "x", "both x", "handed over/s", "x"]
COST = ["texts", "statements to queue one", "to drain one", "queued in s", "drained in s"]
PAGE = ["texts", "asked idle", "p50 ms", "p95 ms", "meanwhile", "p50 ms", "p95 ms", "p50 x", "p95 x"]


@dataclass
class Found:
    """What was measured at one size: seconds, statements, and how long a page took meanwhile and otherwise."""

    size: int
    seconds: dict[str, float] = field(default_factory=dict)
    statements: dict[str, int] = field(default_factory=dict)
    idle: Times = field(default_factory=Times)
    busy: Times = field(default_factory=Times)

    @contextmanager
    def taking(self, what: str) -> Iterator[None]:
        """Note how long it takes, and what both databases are asked meanwhile."""
        told = _Count()
        began = time.perf_counter()
        with connections["default"].execute_wrapper(told), connections["keys"].execute_wrapper(told):
            yield
        self.seconds[what], self.statements[what] = time.perf_counter() - began, told.many

    def a_second(self, what: str) -> float:
        return self.size / self.seconds[what]

    def beside(self, what: str, other: str) -> float:
        return self.seconds[what] / self.seconds[other]


@dataclass
class _Count:
    many: int = 0

    def __call__(self, execute: Callable[..., Any], *told: Any) -> Any:
        self.many += 1
        return execute(*told)


def measure(sizes: Sequence[int]) -> None:
    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("migrate", *settings.APPS_IN_DATABASE["keys"], database="keys", verbosity=0, skip_checks=True)
    planting.plant(world.groups(GROUPS))
    connections.close_all()
    # What the worker says each second is no figure.
    logging.disable(logging.INFO)
    with office.opened(0) as provider, served() as port:
        settings.SCREEN = False
        settings.TEXT = env.as_texts("the provider", provider("address", "smsworks"))
        found = [at(size, port) for size in sizes]
        taken = provider("requests") - sum(min(size, HANDED_OVER) for size in sizes)
    if taken != sum(sizes):
        raise SystemExit(f"Of {sum(sizes):,} texts {taken:,} came to the provider.")
    told(found)


@contextmanager
def served() -> Iterator[int]:
    """Have the house of this environment answer, without a worker: that is here."""
    at = {"DOORSTEP_DATABASE_URL": os.environ["DOORSTEP_DATABASE_URL"]}
    with house.opened(Path(os.environ["DOORSTEP_VAR"]), "--no-worker", **at) as port:
        yield port


def at(size: int, port: int) -> Found:
    """Queue and drain news to so many, and then the same rows bare, and the same texts without a database."""
    found, kind, paths = Found(size), f"news-{size}", pages()
    known = plant(size)
    with meanwhile.asked(port, paths, at_least=len(paths) // 10) as found.idle:
        time.sleep(min(IDLE, size / 100))
    begun = bare.last()
    with found.taking("queue"):
        tell(known, partial(news, kind), by=None, now=timezone.now())
    written = [*(bare.of_a_kind(each, kind) for each in bare.OF_A_KIND), bare.journal_since(begun)]
    queued = bare.last()
    with meanwhile.asked(port, paths, at_least=len(paths) // 10) as found.busy, found.taking("drain"):
        drain()
    bare.make_room()
    with found.taking("bare insert"):
        bare.insert(*written)
    ended = bare.of_a_kind(bare.DELIVERIES, kind), bare.journal_since(queued)
    with found.taking("bare update"):
        bare.update(*ended)
    with found.taking("hand over"):
        hand_over(min(size, HANDED_OVER))
    return found


def pages() -> list[str]:
    """Name the finder's answers for a number of doorsteps."""
    return [f"/near/{cells.as_text(cell)}/" for cell in world.doorsteps(DOORSTEPS, "fanout")]


def drain() -> None:
    """Let the worker do what is due, as it does in earnest, until nothing waits any more."""
    worker, waiting = Worker([due.DELIVER]), Delivery.objects.filter(status=Delivery.Status.WAITING)
    pause = worker.step(timezone.now())
    while waiting.exists():
        time.sleep(pause.total_seconds())
        pause = worker.step(timezone.now())


def hand_over(many: int) -> None:
    channel = TextChannel()
    for number in range(many):
        channel.send(Outgoing(f"+4478{number:08}", "", f"Doorstep: {NEWS} STOP ends these.", reference=str(number)))


def told(found: Sequence[Found]) -> None:
    print(measuring.table(SPEED, [speed(each) for each in found]))
    print(f"\n{measuring.table(COST, [cost(each) for each in found])}")
    print(f"\n{measuring.table(PAGE, [page(each) for each in found])}")
    for smaller, larger in pairwise(found):
        exponents = " and ".join(f"{growth(smaller, larger, each):.2f}" for each in ("queue", "drain"))
        print(f"From {smaller.size:,} to {larger.size:,} queueing and draining grow with an exponent of {exponents}.")


def speed(found: Found) -> list[object]:
    both = sum(found.seconds[each] for each in ("queue", "drain"))
    handing = min(found.size, HANDED_OVER) / found.seconds["hand over"]
    return [
        found.size,
        found.a_second("queue"),
        found.a_second("bare insert"),
        found.beside("queue", "bare insert"),
        found.a_second("drain"),
        found.a_second("bare update"),
        found.beside("drain", "bare update"),
        both / (found.seconds["bare insert"] + found.seconds["bare update"]),
        handing,
        handing / found.a_second("drain"),
    ]


def cost(found: Found) -> list[object]:
    each = [found.statements[what] / found.size for what in ("queue", "drain")]
    return [found.size, *each, found.seconds["queue"], found.seconds["drain"]]


def page(found: Found) -> list[object]:
    idle, busy = ([len(times.seconds), times.p50, times.at(0.95)] for times in (found.idle, found.busy))
    return [found.size, *idle, *busy, found.busy.p50 / found.idle.p50, found.busy.at(0.95) / found.idle.at(0.95)]


def growth(smaller: Found, larger: Found, what: str) -> float:
    """Return the exponent with which the seconds grow: 1 where twice as many take twice as long."""
    return math.log(larger.seconds[what] / smaller.seconds[what]) / math.log(larger.size / smaller.size)


if __name__ == "__main__":
    measure([int(each) for each in sys.argv[1:]])
