"""Who told the provider to stop, where we did not hear it, is sent nothing more: as if they had told us."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from pytest_django import Settings

from doorstep.messaging import replies
from doorstep.messaging.actions import Words, deliver_due, read_due, send, take_in
from doorstep.messaging.inbound import screen
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Delivery, Silence
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint
from tests.messaging import whatsapp_told as told
from tests.messaging.providers import How, Stub
from tests.messaging.texting import BEN, WORDS, by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
STOPPED, NO_NUMBER = 21610, 21211


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """Have an app that would wait for their answers."""
    found: list[UUID] = []
    monkeypatch.setattr(replies, "_registered", {})
    app = replies.Answerer("test", lambda _persons: {}, lambda *_: None, lambda person, *_: found.append(person))
    replies.register(app)
    return found


def goes_to(point: ContactPoint, now: datetime) -> Delivery:
    words = Words("offered", "en-gb", "", WORDS, urgent=True)
    message = send(point, words, expires_at=now + timedelta(days=3), by=None, now=now)
    return message.deliveries.get()


def ben() -> ContactPoint:
    return people.add_contact_point(people.add_person(by=None), "phone", BEN, by=None)


def after(delivery: Delivery) -> tuple[str, str]:
    delivery.refresh_from_db()
    return delivery.status, delivery.why


@pytest.mark.parametrize("taken_first", [True, False])
def test_what_twilio_refuses_because_they_said_stop_is_a_stop(
    lost: list[UUID], stub: Stub, settings: Settings, *, taken_first: bool
) -> None:
    by(settings, stub, "twilio")
    stub.book.error = STOPPED
    if taken_first:
        stub.book.became[f"SM{1:032x}"] = ("failed", STOPPED)
    else:
        stub.book.refuses = {BEN}
    point, other, now = ben(), ben(), timezone.now()
    first, second = goes_to(point, now), goes_to(other, now)
    deliver_due(now)

    assert {after(first), after(second)} == {("failed", "refused"), ("withheld", "silenced")}
    assert Silence.objects.get().why == "asked"
    assert {*lost} == {point.person_id, other.person_id}
    take_in("screen", screen.written(Text("1", "phone", BEN, "", "START")), "application/json", now=now)
    read_due(now)
    assert not Silence.objects.exists()


@pytest.mark.usefixtures("lost")
def test_a_number_that_is_none_said_nothing(stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio")
    stub.book.refuses, stub.book.error = {BEN}, NO_NUMBER
    now = timezone.now()
    delivery = goes_to(ben(), now)
    deliver_due(now)
    assert after(delivery) == ("failed", "refused")
    assert not Silence.objects.exists()


def test_it_is_also_heard_where_nobody_knew_what_became_of_the_text(
    lost: list[UUID], stub: Stub, settings: Settings
) -> None:
    by(settings, stub, "twilio")
    stub.sending.append(How.HANGS_AFTER)
    now = timezone.now()
    delivery = goes_to(ben(), now)
    deliver_due(now)
    stub.book.became[stub.book.taken[-1].reference] = ("undelivered", STOPPED)
    for _ in range(3):
        delivery.refresh_from_db()
        deliver_due(max(delivery.due_at, now))
    assert after(delivery) == ("failed", "refused")
    assert Silence.objects.get().why == "asked"
    assert len(lost) == 1


@pytest.mark.usefixtures("lost")
def test_what_whatsapp_tells_later_of_who_stopped_us_is_a_stop_too() -> None:
    noon = datetime(2026, 1, 14, 12, tzinfo=UTC)
    point = people.add_contact_point(people.add_person(by=None), "whatsapp", BEN, by=None)
    delivery = goes_to(point, noon)
    deliver_due(noon)
    body = told.status("failed", biz_opaque_callback_data=str(delivery.pk), errors=[{"code": 131050}])
    take_in("whatsapp", told.told(told.statuses(body)), "application/json", now=noon)
    read_due(noon)
    assert after(delivery) == ("failed", "refused")
    assert Silence.objects.get().why == "asked"
