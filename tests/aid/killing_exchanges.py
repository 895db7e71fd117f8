"""Programs that have the worker killed at every moment of reading what somebody writes who asks by text."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from doorstep.aid.actions import exchanges_due
from doorstep.aid.models import Conversation, Exchange, HelpRequest
from doorstep.messaging.actions import read_due, take_in
from doorstep.messaging.actions.reading import LEASE
from doorstep.messaging.inbound import screen
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Arrival, Message, Reply
from doorstep.people import actions as people
from tests import killing
from tests.aid.exchanging import texts
from tests.aid.street import NOW, make_street

SILENT = NOW + timedelta(hours=1)


def _came(number: int, at: int, *before: str, last: str) -> str:
    """Have somebody write all this, the last of it unread; return their number, one of those from `number` on."""
    if at == 1:
        make_street()
    sender = f"+447700900{number + at:03}"
    texts(*before, sender=sender)
    if last:
        take_in("screen", screen.written(Text(f"{sender} {last}", "phone", sender, "", last)), "", now=NOW)
    return sender


def _state(sender: str) -> dict[str, Any]:
    hashed = people.hash_of("phone", sender)
    theirs = Exchange.objects.filter(hashed=hashed)
    persons = theirs.values("person")
    return {
        "exchanges": sorted(theirs.values_list("status", flat=True)),
        "requests": HelpRequest.objects.filter(person__in=persons).count(),
        "to ring": Conversation.objects.filter(person__in=persons).count(),
        "told": sorted(Message.objects.filter(person__in=persons).values_list("kind", flat=True)),
        "heard": Reply.objects.filter(person__in=persons).count(),
        "unread": Arrival.objects.count(),
    }


def _kill(begin: Callable[[int], str], doing: Callable[[datetime], int], at: datetime, again: datetime) -> None:
    killing.kill_everywhere(begin, doing=lambda _who: doing(at), again=lambda _who: doing(again), state=_state)


def kill_beginning() -> None:
    _kill(lambda at: _came(0, at, last="help SE15"), read_due, NOW, NOW + LEASE)


def kill_asking() -> None:
    _kill(lambda at: _came(150, at, "SE15 shopping", last="YES"), read_due, NOW, NOW + LEASE)


def kill_ringing() -> None:
    _kill(lambda at: _came(550, at, "SE15 shopping", last="ring me"), read_due, NOW, NOW + LEASE)


def kill_silence() -> None:
    _kill(lambda at: _came(850, at, "SE15 shopping", last=""), exchanges_due.look_after, SILENT, SILENT)
