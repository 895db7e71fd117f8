"""What providers tell is taken in at our address, signed as they sign it, and moves what was sent forward alone."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from config import env
from doorstep.messaging import looking
from doorstep.messaging.actions import Words, deliver_due, read_due, send
from doorstep.messaging.models import Arrival, Delivery, Reply, Silence
from doorstep.people import actions as people
from tests.messaging import callbacks
from tests.messaging.callbacks import Call
from tests.messaging.provider_apis import Taken
from tests.messaging.providers import How, Stub
from tests.messaging.texting import BEN, BOTH, NAME

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
HERE = "http://testserver/in/"
WORDS = {
    "twilio": {"sent": "sent", "delivered": "delivered", "failed": "undelivered"},
    "smsworks": {"sent": "SENT", "delivered": "DELIVERED", "failed": "UNDELIVERABLE"},
}


@pytest.fixture(params=BOTH)
def carrier(request: pytest.FixtureRequest, stub: Stub, settings: Settings) -> str:
    settings.TEXT = env.as_texts(NAME, stub.address(request.param), told_at=HERE)
    return str(request.param)


@pytest.fixture
def delivery() -> Delivery:
    point = people.add_contact_point(people.add_person(by=None), "phone", BEN, by=None)
    now = timezone.now()
    words = Words("offered", "en-gb", "", "Could you?", urgent=True)
    return send(point, words, expires_at=now + timedelta(days=3), by=None, now=now).deliveries.get()


def sent(delivery: Delivery, stub: Stub, how: How = How.WELL) -> Taken:
    stub.sending.append(how)
    deliver_due(timezone.now())
    (taken,) = stub.book.taken
    delivery.refresh_from_db()
    return taken


def told(client: Client, *calls: Call) -> list[int]:
    """Have them tell it, and read it; return what they were answered."""
    answers = []
    for call in calls:
        where = urlsplit(call.address)
        headers = dict(call.headers)
        kind = headers.pop("Content-Type")
        path = f"{where.path}?{where.query}".rstrip("?")
        answers.append(client.post(path, call.body, content_type=kind, headers=headers).status_code)
    read_due(timezone.now())
    return answers


def became(carrier: str, taken: Taken, *stages: str, code: int = 0) -> list[Call]:
    return [callbacks.progress(carrier, taken, WORDS[carrier][each], code) for each in stages]


@pytest.mark.parametrize(
    ("stages", "ends"),
    [
        (["sent", "delivered"], "delivered"),
        (["delivered", "sent", "sent"], "delivered"),
        (["delivered", "failed"], "delivered"),
        (["failed", "delivered"], "delivered"),
        (["failed", "sent"], "failed"),
        (["sent"], "sent"),
    ],
)
def test_in_whatever_order_and_however_often_it_is_told_it_only_goes_forward(
    carrier: str, delivery: Delivery, stub: Stub, client: Client, stages: list[str], ends: str
) -> None:
    calls = became(carrier, sent(delivery, stub), *stages)
    assert set(told(client, *calls, *calls)) == {204}
    delivery.refresh_from_db()
    assert delivery.status == ends
    assert not Arrival.objects.exists()


def test_that_it_arrived_settles_a_doubt(carrier: str, delivery: Delivery, stub: Stub, client: Client) -> None:
    taken = sent(delivery, stub, How.RESETS_AFTER)
    assert delivery.doubtful
    told(client, *became(carrier, taken, "delivered"))
    later: datetime = timezone.now() + timedelta(minutes=2)
    deliver_due(later)
    read_due(later)
    delivery.refresh_from_db()
    assert delivery.status == "delivered"
    assert len(stub.book.taken) == 1


def test_a_number_that_is_none_is_written_to_no_more(
    delivery: Delivery, stub: Stub, client: Client, settings: Settings
) -> None:
    settings.TEXT = env.as_texts(NAME, stub.address("twilio"), told_at=HERE)
    told(client, *became("twilio", sent(delivery, stub), "failed", code=30005))
    delivery.refresh_from_db()
    assert (delivery.status, Silence.objects.get().why) == ("failed", "came-back")


def test_what_was_forged_moves_nothing(carrier: str, delivery: Delivery, stub: Stub, client: Client) -> None:
    calls = became(carrier, sent(delivery, stub), "delivered")
    assert told(client, *(callbacks.forged(each) for each in calls)) == [404]
    delivery.refresh_from_db()
    assert delivery.status == "sent"


def test_what_somebody_texts_comes_in(carrier: str, client: Client) -> None:
    call = callbacks.text(carrier, BEN, "Yes pls", address=f"{HERE}{carrier}/")
    assert told(client, call, call) == [204, 204]
    reply = Reply.objects.get()
    assert (reply.body, reply.likely, reply.point and reply.point.value) == ("Yes pls", "yes", BEN)


def test_what_overtakes_the_answer_to_the_text_itself_waits_for_it(
    carrier: str, delivery: Delivery, stub: Stub, client: Client
) -> None:
    taken = sent(delivery, stub)
    Delivery.objects.update(reference="", status="waiting")
    told(client, *became(carrier, taken, "delivered"))
    Delivery.objects.filter(status="waiting").update(reference=taken.reference, status="sent")
    read_due(timezone.now() + timedelta(minutes=5))
    delivery.refresh_from_db()
    assert delivery.status == "delivered"


def test_the_operator_is_told_where_they_bring_it(carrier: str) -> None:
    address = dict(looking.doors())["Texts"]
    assert address.startswith(f"{HERE}{carrier}/")
    assert ("?key=" in address) == (carrier == "smsworks")
