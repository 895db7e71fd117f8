"""The ladder that an open task climbs until somebody does it (docs/map.md): which rung, and how long it waits there."""

from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum

from doorstep.aid.matching.ranking import NEAR


class How(StrEnum):
    """How a group finds its helpers."""

    BOARD = "board"
    COORDINATOR = "coordinator"
    WAVES = "waves"


class Urgency(StrEnum):
    TODAY = "today"
    WEEK = "week"
    DAY = "day"
    NO_HURRY = "no-hurry"


class Rung(IntEnum):
    """Who is asked, the closest first; whoever stands on a higher one is asked as well as those below."""

    NONE = 0  # nobody was asked yet
    KNOWN = 1  # who helped this neighbour before
    STREET = 2  # the street
    WIDER = 3  # wider rings
    BOARD = 4  # all of the group, by its board
    COORDINATOR = 5  # the coordinator on duty takes it in hand
    NEIGHBOURS = 6  # the groups next door
    NETWORK = 7  # the desk of the network
    PARTNER = 8  # somebody else than neighbours


LAST = Rung.PARTNER
# On which the nearest are asked, a few at a time.
WAVES = frozenset({Rung.KNOWN, Rung.STREET, Rung.WIDER})
# Where a group that goes about it this way begins, and which rungs it leaves out.
_FIRST = {How.WAVES: Rung.KNOWN, How.BOARD: Rung.BOARD, How.COORDINATOR: Rung.COORDINATOR}
# How long each step may take, by how urgent it is.
_STEP = {
    Urgency.TODAY: timedelta(minutes=30),
    Urgency.WEEK: timedelta(hours=6),
    Urgency.DAY: timedelta(hours=6),
    Urgency.NO_HURRY: timedelta(hours=24),
}
# However near the deadline, nobody is hurried through in less.
_LEAST = timedelta(minutes=10)
# When nobody is asked anything, and no answer is awaited.
_UP, _ASLEEP = time(8), time(21)
_REMIND, _RARELY = timedelta(days=1), timedelta(days=7)
# What is left until the deadline is shared out among this many steps.
_STEPS = 6


def after(rung: Rung, how: How, *, may_pass_on: bool) -> Rung:
    """Return the next rung; from the last there is none, and it stays in sight there.

    What may not leave the group passes the groups next door by; where a coordinator finds the helpers, nothing comes on
    the board without them.
    """
    if rung == Rung.NONE:
        return _FIRST[how]
    found = Rung(min(rung + 1, LAST))
    if found == Rung.BOARD and how == How.COORDINATOR:
        return Rung.COORDINATOR
    return Rung.NETWORK if found == Rung.NEIGHBOURS and not may_pass_on else found


def wait(urgency: Urgency, left: timedelta) -> timedelta:
    """Say how long a step may take: what its urgency allows, and less when `left` until the deadline is short.

    Once the deadline is over nobody is hurried any more.
    """
    if left <= timedelta():
        return _STEP[urgency]
    return max(min(_STEP[urgency], left / _STEPS), _LEAST)


def in_waves(urgency: Urgency, left: timedelta) -> timedelta:
    """Say for how long the nearest are asked before it goes up: at most half of what is `left`, or half an hour."""
    return (Rung.BOARD - Rung.KNOWN) * wait(urgency, left)


def until_coordinator(how: How, urgency: Urgency, left: timedelta) -> timedelta:
    """Say after how long at the latest a coordinator has it in hand, if nobody said yes before."""
    return max(Rung.COORDINATOR - _FIRST[how], 0) * wait(urgency, left)


def ring(*, helped_before: bool, away: float) -> Rung:
    """Say on which rung somebody stands who is asked in waves."""
    if helped_before:
        return Rung.KNOWN
    return Rung.STREET if away <= NEAR else Rung.WIDER


def until(now: datetime, lasts: timedelta) -> datetime:
    """Say when a step is over that `lasts` so long; `now` is on the clock of the place.

    The night does not count: who sleeps answers nothing, and would only be passed by.
    """
    begins = _awake(now)
    evening = datetime.combine(begins.date(), _ASLEEP, begins.tzinfo)
    left = lasts - (evening - begins)
    return begins + lasts if left <= timedelta() else until(evening, left)


def awake_for(then: datetime, now: datetime) -> timedelta:
    """Say for how much of the time between the two it was not night; both are on the clock of the place."""
    return (now.date() - then.date()).days * (_into(_ASLEEP) - _into(_UP)) + _into(now.time()) - _into(then.time())


def left(now: datetime, deadline: datetime) -> timedelta:
    """Say how much time is left in which somebody is awake; none, or less, where it is over."""
    return awake_for(now, deadline) if now < deadline else deadline - now


def _into(at: time) -> timedelta:
    """Say how much of the day was over by then, if it begins in the morning and ends in the evening."""
    inside = min(max(at, _UP), _ASLEEP)
    return timedelta(hours=inside.hour - _UP.hour, minutes=inside.minute, seconds=inside.second)


def is_night(now: datetime) -> bool:
    """Say whether it is too late, or too early, to await an answer; `now` is on the clock of the place."""
    return not _UP <= now.time() < _ASLEEP


def morning_after(now: datetime) -> datetime:
    """Say when it is morning again: the same day's before it, otherwise the next day's."""
    morning = datetime.combine(now.date(), _UP, now.tzinfo)
    return morning if now < morning else morning + timedelta(days=1)


def _awake(now: datetime) -> datetime:
    if now.time() < _ASLEEP:
        return max(now, datetime.combine(now.date(), _UP, now.tzinfo))
    return datetime.combine(now.date() + timedelta(days=1), _UP, now.tzinfo)


def remind_in(over: timedelta) -> timedelta:
    """Say when somebody is reminded again of what should have been done for so long: ever more rarely."""
    return max(_REMIND, min(over, _RARELY))
