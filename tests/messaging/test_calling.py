"""A landline is rung: somebody hears the message, presses a key, and it counts as if they had written."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from doorstep.messaging import replies
from doorstep.messaging.actions import Words, deliver_due, read_due, send
from doorstep.messaging.models import Delivery, Message, Reply
from doorstep.people import actions as people
from doorstep.people.safe import SafeToContact
from tests.messaging.calling import HERE, action, asks, rings, set_up
from tests.messaging.calls_told import AMINA, SID
from tests.messaging.stand_in import Came, Says, StandIn, stand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def twilio(settings: Settings) -> Iterator[StandIn]:
    def queued(_came: Came) -> Says:
        return Says(201, {"sid": SID, "status": "queued"})

    with stand_in(queued) as there:
        set_up(settings, there)
        yield there


def noon() -> datetime:
    return timezone.localtime().replace(hour=12, minute=0)


def written(number: str = AMINA, *, calls: bool = True) -> Delivery:
    safe = SafeToContact(calls=calls)
    point = people.add_contact_point(people.add_person(by=None), "phone", number, safe=safe, by=None)
    words = Words("somebody-comes", "en-gb", "A neighbour said yes", "Ben comes at 10.", "Ben at 10.")
    return send(point, words, expires_at=noon() + timedelta(days=3), by=None, now=noon()).deliveries.get()


def test_a_landline_is_rung_where_calls_can_be_made_and_a_mobile_is_written_to(twilio: StandIn) -> None:
    assert twilio
    assert (written().means, written("+447700900123").means) == ("voice", "phone")
    assert written(calls=False).means == "voice"


def test_somebody_hears_the_message_and_presses_a_key(twilio: StandIn, client: Client) -> None:
    delivery = written()
    deliver_due(noon())
    delivery.refresh_from_db()
    assert (delivery.status, delivery.reference, len(twilio.came)) == ("sent", SID, 1)

    first = asks(client, f"{HERE}?step=answered&of={delivery.pk}", AnsweredBy="human")
    assert "Ben comes" not in first
    message = asks(client, action(first), Digits="5")
    assert "This is Doorstep. A neighbour said yes.\n\nBen comes at 10." in message
    thanks = asks(client, action(message), Digits="1")
    assert "Thank you" in thanks
    read_due(timezone.now())
    delivery.refresh_from_db()
    assert delivery.status == "delivered"
    reply = Reply.objects.get()
    assert (reply.body, reply.likely, reply.about_id, reply.person_id) == (
        "YES",
        "yes",
        delivery.message_id,
        delivery.message.person_id,
    )


def test_a_machine_hears_nothing_of_it(twilio: StandIn, client: Client) -> None:
    assert twilio
    delivery = written()
    deliver_due(noon())
    said = asks(client, f"{HERE}?step=answered&of={delivery.pk}", AnsweredBy="machine_start")
    assert "Say" not in said


@pytest.mark.usefixtures("twilio")
def test_nobody_is_rung_at_night_and_nobody_who_wants_no_calls() -> None:
    night = noon().replace(hour=23)
    waits, never = written(), written(calls=False)
    deliver_due(night)
    waits.refresh_from_db()
    never.refresh_from_db()
    assert (waits.status, timezone.localtime(waits.due_at).time()) == ("waiting", time(9))
    assert (never.status, never.why) == ("withheld", "not-safe")


def test_whoever_rings_us_where_nothing_can_be_recorded_is_told_what_they_can_do(
    twilio: StandIn, client: Client, settings: Settings
) -> None:
    assert twilio
    settings.TOLD_AT = ""
    assert "send a text" in rings(client)


def test_what_was_taken_back_while_it_rang_is_not_said(twilio: StandIn, client: Client) -> None:
    assert twilio
    delivery = written()
    deliver_due(noon())
    Message.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    said = asks(client, f"{HERE}?step=listening&of={delivery.pk}", Digits="5")
    assert ("Ben comes" in said, "Thank you" in said) == (False, True)


@pytest.mark.parametrize(("courtesy", "many"), [(True, 1), (False, 2)])
def test_nobody_is_rung_once_more_to_be_thanked_for_a_key(
    courtesy: bool, many: int, twilio: StandIn, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answers(said: replies.Said, _now: datetime) -> replies.Answer:
        return replies.Answer(said.persons[0], lambda code: Words("reply", code, "a", "b", courtesy=courtesy))

    monkeypatch.setattr(replies, "_registered", {})
    replies.register(replies.Answerer("test", lambda _persons: {}, answers, lambda *_: None))
    delivery = written()
    deliver_due(noon())
    message = asks(client, f"{HERE}?step=listening&of={delivery.pk}", Digits="5")
    asks(client, action(message), Digits="1")
    read_due(timezone.now())
    assert (Message.objects.count(), len(twilio.came)) == (many, 1)
