"""Where nobody knows whether a text was taken, the provider is asked before it is sent again: so it arrives once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from doorstep.messaging.actions import Words, deliver_due, delivering, doubting, send, taking
from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.models import Delivery, Silence
from doorstep.people import actions as people
from tests.messaging.providers import How, Stub
from tests.messaging.texting import BEN, BOTH, WORDS, by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
TAKEN = [How.RESETS_AFTER, How.BROKEN_AFTER, How.GARBLED_AFTER, How.HANGS_AFTER, How.HALF]
# By then those who failed several times in a row are no longer left in peace.
MEANWHILE = timedelta(minutes=6)
NOT_TAKEN = [How.RESETS, How.BROKEN, How.GARBLED, How.HANGS]


@pytest.fixture(params=BOTH)
def delivery(request: pytest.FixtureRequest, stub: Stub, settings: Settings) -> Delivery:
    by(settings, stub, request.param)
    settings.SCREEN = False
    point = people.add_contact_point(people.add_person(by=None), "phone", BEN, by=None)
    now = timezone.now()
    words = Words("offered", "en-gb", "", WORDS, urgent=True)
    return send(point, words, expires_at=now + timedelta(days=3), by=None, now=now).deliveries.get()


def goes_on(delivery: Delivery, times: int = 6, meanwhile: timedelta = MEANWHILE) -> Delivery:
    """Let the worker do what is due, as often as that."""
    now: datetime = timezone.now()
    for _ in range(times):
        deliver_due(now)
        delivery.refresh_from_db()
        now = max(delivery.due_at, now + meanwhile)
    return delivery


@pytest.mark.parametrize("how", [*TAKEN, *NOT_TAKEN])
def test_whatever_happens_to_the_answer_it_arrives_once(how: How, delivery: Delivery, stub: Stub) -> None:
    stub.sending.append(how)
    delivery = goes_on(delivery)
    assert len(stub.book.taken) == 1
    assert (delivery.status, delivery.reference) == (Delivery.Status.SENT, stub.book.taken[0].reference)


def test_a_worker_that_dies_after_handing_it_over_is_followed_by_one_that_asks(
    delivery: Delivery, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dies:
        dies.setattr(delivering, "end", lambda *_told, **_more: None)
        deliver_due(timezone.now())
    assert len(stub.book.taken) == 1
    assert goes_on(delivery).status == Delivery.Status.SENT
    assert len(stub.book.taken) == 1


def test_what_they_said_while_the_provider_was_asked_holds(
    delivery: Delivery, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub.sending.append(How.HANGS)
    deliver_due(timezone.now())
    asks = doubting._others  # noqa: SLF001 # what is called while the provider is asked

    def stops(of: Delivery) -> frozenset[str]:
        assert of.point
        silence(of.point, Silence.Why.ASKED, now=timezone.now())
        return asks(of)

    monkeypatch.setattr(doubting, "_others", stops)
    assert goes_on(delivery).status == Delivery.Status.WITHHELD
    assert stub.book.taken == []


def test_it_is_not_asked_before_the_answer_would_be_sure(delivery: Delivery, stub: Stub) -> None:
    stub.sending.append(How.HANGS)
    now = timezone.now()
    deliver_due(now)
    delivery.refresh_from_db()
    assert delivery.due_at >= now + timedelta(minutes=1)
    assert (delivery.why, delivery.doubtful) == (Delivery.Why.UNSURE, True)


def test_what_nobody_can_tell_in_the_end_is_said_to_be_so(delivery: Delivery, stub: Stub) -> None:
    stub.sending.append(How.RESETS_AFTER)
    stub.asking.extend([How.BROKEN] * 80)
    delivery = goes_on(delivery, times=80, meanwhile=timedelta(hours=1))
    assert (delivery.status, delivery.why) == (Delivery.Status.FAILED, Delivery.Why.UNSURE)
    assert len(stub.book.taken) == 1


def test_whoever_is_too_busy_says_when_to_come_again(delivery: Delivery, stub: Stub) -> None:
    stub.again = "1800"
    stub.sending.append(How.BUSY)
    now = timezone.now()
    deliver_due(now)
    delivery.refresh_from_db()
    assert delivery.due_at >= now + timedelta(seconds=1790)
    assert not delivery.doubtful


def test_one_thing_that_is_said_twice_arrives_twice(delivery: Delivery, stub: Stub) -> None:
    deliver_due(timezone.now())
    assert delivery.point
    message = delivery.message
    words = Words(message.kind, message.language, "", message.body, urgent=True)
    again = send(delivery.point, words, expires_at=message.expires_at, by=None, now=timezone.now()).deliveries.get()
    stub.sending.append(How.HANGS)
    assert goes_on(again).status == Delivery.Status.SENT
    assert [each.reference for each in stub.book.taken] == [
        Delivery.objects.get(pk=each.pk).reference for each in (delivery, again)
    ]


# -- While it is in doubt --------------------------------------------------------------------------------------------


def in_doubt(delivery: Delivery, stub: Stub, how: How) -> datetime:
    """Have it end in doubt; return when it may be asked after."""
    stub.sending.append(how)
    deliver_due(timezone.now())
    delivery.refresh_from_db()
    assert delivery.doubtful
    return delivery.due_at + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("how", "ends"),
    [(How.RESETS_AFTER, ("sent", "")), (How.HANGS, ("withheld", "expired"))],
)
def test_what_was_taken_back_meanwhile_is_asked_after_before_it_is_said_to_be_withheld(
    how: How, ends: tuple[str, str], delivery: Delivery, stub: Stub
) -> None:
    then = in_doubt(delivery, stub, how)
    delivery.message.expires_at = timezone.now()
    delivery.message.save()
    deliver_due(then)
    delivery.refresh_from_db()
    assert (delivery.status, delivery.why) == ends


def test_what_was_handed_to_another_account_is_for_a_human(delivery: Delivery, stub: Stub, settings: Settings) -> None:
    then = in_doubt(delivery, stub, How.RESETS_AFTER)
    by(settings, stub, "twilio" if delivery.provider.startswith("smsworks") else "smsworks")
    deliver_due(then)
    delivery.refresh_from_db()
    assert (delivery.status, delivery.why) == ("failed", "unsure")
    assert len(stub.book.taken) == 1


def test_hours_hold_up_no_question_and_do_not_hide_the_doubt(delivery: Delivery, stub: Stub) -> None:
    delivery.message.urgent = False
    delivery.message.save()
    then = in_doubt(delivery, stub, How.HANGS)
    at = timezone.localtime(then)
    sleeps = {"from_time": (at + timedelta(hours=2)).time(), "to_time": (at + timedelta(hours=3)).time()}
    for name, value in sleeps.items():
        setattr(delivery.point, name, value)
    assert delivery.point
    delivery.point.save()
    deliver_due(then)
    delivery.refresh_from_db()
    # It surely was not taken; so it waits for its hours like any other.
    assert (delivery.status, delivery.doubtful, delivery.why) == ("waiting", False, "")
    assert not stub.book.taken


@pytest.mark.usefixtures("delivery")
def test_who_comes_while_another_is_sending_finds_nothing_to_do(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    others = []

    def slow() -> How:
        others.append(deliver_due(timezone.now()))
        return How.WELL

    now = timezone.now()
    monkeypatch.setattr(delivering, "_note_attempt", _and_then(delivering._note_attempt, slow))  # noqa: SLF001 # to come in between
    deliver_due(now)
    assert others == [0]
    assert len(stub.book.taken) == 1


def _and_then(first: Callable[..., None], then: Callable[[], object]) -> Callable[..., None]:
    def both(*told: object) -> None:
        first(*told)
        then()

    return both


def test_a_worker_that_was_too_slow_does_nothing_more_once_another_has_it(
    delivery: Delivery, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()

    def too_slow(*_told: object) -> datetime:
        delivery.refresh_from_db()
        assert taking.take(delivery, now + taking.LEASE + timedelta(minutes=1))
        return now

    monkeypatch.setattr(delivering, "_opens", too_slow)
    deliver_due(now)
    delivery.refresh_from_db()
    assert not stub.book.taken
    assert (delivery.status, delivery.attempts, delivery.doubtful) == ("waiting", 0, False)
