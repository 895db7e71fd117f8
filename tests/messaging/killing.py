"""A program that has the worker killed at every moment of sending a text; what the provider took is seen afterwards."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from config import env
from doorstep.messaging.actions import Words, deliver_due, send, taking
from doorstep.messaging.models import Delivery
from doorstep.people import actions as people
from tests import killing
from tests.messaging.providers import How, Stub, provider_of_texts
from tests.messaging.texting import BEN, NAME, WORDS

OTHER = "+447700900456"


def kill_delivering(carrier: str) -> None:
    with provider_of_texts() as stub:
        settings.TEXT = env.as_texts(NAME, stub.address(carrier))
        killing.kill_everywhere(lambda _at: _begin(stub), _deliver, _deliver_again, lambda one: _state(one, stub))


def kill_going_on(carrier: str) -> None:
    """Have the first of two numbers refused, so that it goes to the other one."""
    with provider_of_texts() as stub:
        settings.TEXT = env.as_texts(NAME, stub.address(carrier))
        killing.kill_everywhere(lambda _at: _begin_badly(stub), _deliver, _deliver_again, lambda one: _state(one, stub))


def _begin_badly(stub: Stub) -> Delivery:
    stub.sending.append(How.REFUSES_KINDLY)
    return _begin(stub, OTHER)


def _begin(stub: Stub, *others: str) -> Delivery:
    """Write a text, to a provider that has none so far; `others` are numbers where its reader is reached as well."""
    stub.book.taken.clear()
    # It begins to count anew, so that what it calls one text now it called another before.
    Delivery.objects.all().delete()
    now = timezone.now()
    person = people.add_person(by=None)
    points = [people.add_contact_point(person, "phone", number, by=None) for number in (BEN, *others)]
    for point in points:
        people.confirm_contact_point(point, by=None, now=now)
    words = Words("offered", "en-gb", "", WORDS, urgent=True)
    lasts = timedelta(days=1)
    return send(points[0], words, expires_at=now + lasts, by=None, now=now, anywhere=True).deliveries.get()


def _deliver(_one: Delivery) -> None:
    deliver_due(timezone.now())


def _deliver_again(one: Delivery) -> None:
    """Let others do what is due, once what the first had in hand is anybody's again."""
    now: datetime = timezone.now() + taking.LEASE
    for _ in range(4):
        now += taking.LEASE
        deliver_due(now)
        one.refresh_from_db()


def _state(one: Delivery, stub: Stub) -> dict[str, Any]:
    one.refresh_from_db()
    return {"status": one.status, "taken": [(each.to, each.body) for each in stub.book.taken]}
