"""The parts of what is tried: each returns its figures, a row for each provider."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from doorstep.people.models import ContactPoint
from tests.kill import news, outage, restarting
from tests.kill.rounds import RIGHT, Rounds
from tests.kill.small_disk import Full

CARRIERS = ["twilio", "smsworks"]
# How wrong the clock of a worker is, in the part that is about that.
WRONG = [RIGHT, RIGHT, -timedelta(hours=1), timedelta(hours=1), timedelta(days=1)]
Row = dict[str, object]


@dataclass(frozen=True)
class Told:
    """How much of it: both limits are for all providers together, and the first that is reached ends it.

    `step`: how many seconds go by during an outage, until the worker looks again. `small`: where a small disk is.
    """

    points: list[ContactPoint]
    kills: int
    seconds: float
    seed: int
    texts: int
    step: int
    small: Path


def kills(told: Told) -> list[Row]:
    return _in_rounds(told, [Rounds(each, told.points, told.seed, told.texts) for each in CARRIERS])


def clocks(told: Told) -> list[Row]:
    return _in_rounds(told, [Rounds(each, told.points, told.seed, told.texts, WRONG) for each in CARRIERS])


def disk(told: Told) -> list[Row]:
    full = Full(told.small, random.Random(told.seed))
    return _in_rounds(told, [Rounds(each, told.points, told.seed, told.texts, trouble=full) for each in CARRIERS])


def restarts(told: Told) -> list[Row]:
    rows: list[Row] = []
    for each in CARRIERS:
        tally, times = restarting.restarted(each, told.points, told.seed, told.seconds / len(CARRIERS))
        rows.append({"provider": each, "restarts": times, **asdict(tally)})
    restarting.Server().stop()
    return rows


def outages(told: Told) -> list[Row]:
    step = timedelta(seconds=told.step)
    found = outage.lived_through(CARRIERS[0], told.points, told.seed, told.texts, step)
    tally = {name: count for name, count in asdict(found.tally).items() if name not in {"killed", "in_doubt"}}
    order = {name: count for name, count in asdict(found).items() if name != "tally"}
    return [{"provider": CARRIERS[0], **tally, **order}]


def broadcasts(told: Told) -> list[Row]:
    """Send to as many groups as texts were asked for, by each provider in turn."""
    share = told.kills // len(CARRIERS)
    return [{"provider": each, **asdict(news.sent(each, told.seed, told.texts, share))} for each in CARRIERS]


PARTS: dict[str, Callable[[Told], list[Row]]] = {
    "kills": kills,
    "clocks": clocks,
    "disk": disk,
    "restarts": restarts,
    "outage": outages,
    "news": broadcasts,
}


def _in_rounds(told: Told, rounds: Sequence[Rounds]) -> list[Row]:
    """Have rounds in turn, until so many were killed or the time is over; at least one each."""
    until, share = time.monotonic() + told.seconds, told.kills // len(rounds)
    tallies = {each.carrier: each.one(share) for each in rounds}
    while time.monotonic() < until and any(tally.killed < share for tally in tallies.values()):
        for each in rounds:
            if (left := share - tallies[each.carrier].killed) > 0:
                tallies[each.carrier] += each.one(left)
    return [{"provider": carrier, **asdict(tally)} for carrier, tally in tallies.items()]
