"""Those who carry messages and cannot just now are left alone; what waits for them keeps its place."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from doorstep.messaging.actions import Words, deliver_due, delivering, opening, providers, send
from doorstep.messaging.models import Delivery, Provider
from doorstep.people import actions as people
from tests.messaging.providers import How, Stub
from tests.messaging.texting import by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
Status, Why, Priority = Delivery.Status, Delivery.Why, Delivery.Priority


@pytest.fixture(autouse=True)
def texts_go(stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio")
    settings.SCREEN = False


def write(number: int = 0, *, means: str = "phone", lasts: timedelta = timedelta(days=7), **said: object) -> Delivery:
    value = f"+44770090{number:04}" if means == "phone" else f"ben{number}@canary.example"
    point = people.add_contact_point(people.add_person(by=None), means, value, by=None)
    words = Words("offered", "en-gb", "", f"Number {number}.", **said)  # type: ignore[arg-type] # whatever a test says
    now = timezone.now()
    return send(point, words, expires_at=now + lasts, by=None, now=now).deliveries.get()


def said(stub: Stub) -> list[str]:
    return [each.body.removeprefix("Doorstep: ").removesuffix(" STOP ends these.") for each in stub.book.taken]


def test_what_presses_goes_first_and_then_what_waited_longest(stub: Stub) -> None:
    write(1, priority=Priority.NEWS)
    write(2)
    write(3, priority=Priority.TASK)
    write(4)
    write(5, urgent=True)
    deliver_due(timezone.now())
    assert said(stub) == [f"Number {number}." for number in (5, 3, 2, 4, 1)]


def test_after_a_few_failures_nobody_is_tried_until_they_had_a_rest(stub: Stub) -> None:
    for number in range(30):
        write(number)
    stub.choose = lambda: How.BROKEN
    now = timezone.now()
    deliver_due(now)
    assert stub.requests == providers.FAILS
    assert deliver_due(now + timedelta(seconds=5)) == 0
    # Those that were not tried wait where they stood.
    assert Delivery.objects.filter(attempts=0, due_at__lte=now).count() == 30 - providers.FAILS


def test_three_days_without_a_provider_cost_a_few_tries_and_lose_nothing(stub: Stub) -> None:
    for number in range(20):
        write(number, priority=Priority.NEWS if number % 2 else Priority.USUAL)
    stub.choose = lambda: How.WRONG_KEY
    now: datetime = timezone.now()
    for _ in range(72):
        now += timedelta(hours=1)
        deliver_due(now)
    assert stub.requests < 100
    stub.choose = None
    for _ in range(3):
        now += timedelta(hours=2)
        deliver_due(now)
    assert sorted(said(stub)) == sorted(f"Number {number}." for number in range(20))
    assert set(Delivery.objects.values_list("status", flat=True)) == {Status.SENT}
    assert Provider.objects.get().failed == 0


def test_one_number_that_is_refused_is_no_failure_of_who_carries(stub: Stub) -> None:
    for number in range(6):
        write(number)
    stub.choose = lambda: How.REFUSES_KINDLY
    deliver_due(timezone.now())
    assert set(Delivery.objects.values_list("status", "why")) == {(Status.FAILED, Why.REFUSED)}
    assert not Provider.objects.filter(failed__gt=0).exists()


def test_e_mail_goes_while_texts_rest(stub: Stub, settings: Settings) -> None:
    settings.SCREEN = True
    for number in range(5):
        write(number)
    letter = write(9, means="email")
    stub.choose = lambda: How.BROKEN
    deliver_due(timezone.now())
    letter.refresh_from_db()
    assert letter.status == Status.SENT


def test_no_more_go_than_the_operator_allows_and_what_presses_goes_first(stub: Stub, settings: Settings) -> None:
    settings.RATES = {"phone": (2, timedelta(minutes=1))}
    for number in range(6):
        write(number)
    now = timezone.now()
    deliver_due(now)
    assert len(said(stub)) == 2
    write(9, urgent=True)
    assert deliver_due(now + timedelta(seconds=1)) == 0
    deliver_due(now + timedelta(seconds=31))
    assert said(stub)[2:] == ["Number 9."]
    for minutes in range(1, 5):
        deliver_due(now + timedelta(minutes=minutes))
    assert len(said(stub)) == 7
    assert not Provider.objects.filter(failed__gt=0).exists()


def test_one_that_nobody_thought_of_does_not_hold_up_those_behind(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = write(1), write(2)
    opens = opening.opened
    monkeypatch.setattr(delivering, "opened", lambda one, now: 1 / 0 if one.pk == first.pk else opens(one, now))
    assert deliver_due(timezone.now()) == 2
    assert said(stub) == ["Number 2."]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (Status.WAITING, Status.SENT)
