"""What became of a text, and what somebody wrote, is read from what providers tell."""

import json

import pytest
from pytest_django import Settings

from doorstep.messaging.inbound import kept, smsworks
from doorstep.messaging.inbound.events import Arrived, Media, Progress, Stage, Text
from tests.messaging import callbacks
from tests.messaging.hearing import HERE, NOON, read
from tests.messaging.provider_apis import Taken
from tests.messaging.providers import Stub
from tests.messaging.texting import BEN, BOTH, TEXT, by

SID = f"SM{1:032x}"


def sent(provider: str) -> Taken:
    address = HERE if provider == "twilio" else callbacks.smsworks_address(HERE)
    return Taken(SID, BEN[1:], "Doorstep", "Hello", "our-own", NOON, address)


# -- What became of a text -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        ("sent", 0, Progress(f"{SID}:sent", SID, Stage.SENT)),
        ("delivered", 0, Progress(f"{SID}:delivered", SID, Stage.DELIVERED)),
        ("read", 0, Progress(f"{SID}:read", SID, Stage.DELIVERED)),
        ("undelivered", 30003, Progress(f"{SID}:undelivered", SID, Stage.FAILED, code="30003")),
        ("undelivered", 30005, Progress(f"{SID}:undelivered", SID, Stage.FAILED, "", True, "30005")),
        ("failed", 21610, Progress(f"{SID}:failed", SID, Stage.FAILED, "", True, "21610", stopped=True)),
        ("canceled", 0, Progress(f"{SID}:canceled", SID, Stage.FAILED)),
        # A code says nothing of the number where the text arrived.
        ("delivered", 30005, Progress(f"{SID}:delivered", SID, Stage.DELIVERED, code="30005")),
        ("queued", 0, None),
        ("sending", 0, None),
        ("something new", 0, None),
    ],
)
def test_twilio_tells_what_became_of_a_text(status: str, code: int, told: Progress | None) -> None:
    assert read("twilio", callbacks.progress("twilio", sent("twilio"), status, code)) == [told] * bool(told)


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        ("SENT", 0, Progress(f"{SID}:SENT", SID, Stage.SENT, "our-own")),
        ("DELIVERED", 0, Progress(f"{SID}:DELIVERED", SID, Stage.DELIVERED, "our-own")),
        ("EXPIRED", 34, Progress(f"{SID}:EXPIRED", SID, Stage.FAILED, "our-own", False, "34")),
        ("UNDELIVERABLE", 34, Progress(f"{SID}:UNDELIVERABLE", SID, Stage.FAILED, "our-own", False, "34")),
        ("UNDELIVERABLE", 8, Progress(f"{SID}:UNDELIVERABLE", SID, Stage.FAILED, "our-own", True, "8")),
        # What they themselves reject may be about us.
        ("REJECTED", 8, Progress(f"{SID}:REJECTED", SID, Stage.FAILED, "our-own", False, "8")),
        ("SCHEDULED", 0, None),
    ],
)
def test_the_sms_works_tells_what_became_of_a_text(status: str, code: int, told: Progress | None) -> None:
    assert read("smsworks", callbacks.progress("smsworks", sent("smsworks"), status, code)) == [told] * bool(told)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("provider", BOTH)
def test_a_text_asks_for_it_where_we_say_where(provider: str, stub: Stub, settings: Settings) -> None:
    by(settings, stub, provider).send(TEXT)
    reference = by(settings, stub, provider, callback=HERE).send(TEXT)
    silent, telling = stub.book.taken
    assert (silent.callback, telling.callback.partition("?")[0]) == ("", HERE)
    status = "delivered" if provider == "twilio" else "DELIVERED"
    (told,) = read(provider, callbacks.progress(provider, telling, status))
    assert isinstance(told, Progress)
    assert told.reference == reference
    assert told.tag == (TEXT.reference if provider == "smsworks" else "")


def test_a_long_reference_is_told_as_it_was_returned(stub: Stub, settings: Settings) -> None:
    stub.book.names = "a b" + "c" * 200
    reference = by(settings, stub, "smsworks", callback=HERE).send(TEXT)
    (told,) = read("smsworks", callbacks.progress("smsworks", stub.book.taken[0], "DELIVERED"))
    assert isinstance(told, Progress)
    assert told.reference == reference


# -- What somebody wrote ---------------------------------------------------------------------------------------------


def test_what_somebody_texts_is_read_with_its_pictures() -> None:
    pictures = ["https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1", "javascript:x", "http://a b"]
    call = callbacks.text("twilio", BEN, "Yes\u202e \0please\nBen", address=HERE, media=pictures)
    words = "Yes please\nBen"
    assert read("twilio", call) == [
        Text(f"SM{1:0>32}", "phone", BEN, "+442079460000", words, media=(Media(pictures[0], "image/jpeg"),))
    ]


def test_whatsapp_comes_the_same_way_and_says_what_it_answers() -> None:
    call = callbacks.text("twilio", f"whatsapp:{BEN}", "Yes", address=HERE, OriginalRepliedMessageSid=SID)
    (told,) = read("twilio", call)
    assert isinstance(told, Text)
    assert (told.means, told.sender, told.in_reply_to) == ("whatsapp", BEN, SID)
    assert read("twilio", callbacks.text("twilio", "messenger:123", "Yes", address=HERE)) == []


@pytest.mark.parametrize(
    ("said", "sender"),
    [
        ("447700900123", BEN),
        ("+447700900123", BEN),
        ("07700900123", BEN),
        ("60777", "60777"),
        ("Parcels", "Parcels"),
        ("٤٤٧٧٠٠٩٠٠١٢٣", "٤٤٧٧٠٠٩٠٠١٢٣"),
    ],
)
def test_a_number_has_its_plus_and_a_name_has_none(said: str, sender: str) -> None:
    body = json.dumps({"messageid": "7", "status": "INCOMING", "sender": said, "destination": 447860, "content": "Y"})
    assert smsworks.events(Arrived(HERE, {}, body.encode(), NOON)) == [Text("7", "phone", sender, "447860", "Y")]


@pytest.mark.parametrize("provider", BOTH)
@pytest.mark.parametrize("sender", ["", " ", "x" * 65, "Ben\u202e", "a\nb"])
def test_a_text_of_nobody_is_none(provider: str, sender: str) -> None:
    assert read(provider, callbacks.text(provider, sender, "Yes", address=HERE)) == []


@pytest.mark.parametrize("provider", BOTH)
def test_what_is_long_is_cut(provider: str) -> None:
    (told,) = read(provider, callbacks.text(provider, BEN, "a" * 20_000, address=HERE))
    assert isinstance(told, Text)
    assert len(told.body) == kept.LONGEST_TEXT


def test_a_list_is_read_as_far_as_anybody_would_send_one() -> None:
    each = {"messageid": "7", "status": "SENT"}
    found = smsworks.events(Arrived(HERE, {}, json.dumps([each, None, 3, {}] * 300).encode(), NOON))
    assert (len(found), {*found}) == (50, {Progress("7:SENT", "7", Stage.SENT)})


def test_what_twilio_says_in_json_is_read_as_well() -> None:
    call = callbacks.twilio_json(HERE, {"MessageSid": SID, "MessageStatus": "failed", "ErrorCode": 21610, "more": []})
    assert read("twilio", call) == [Progress(f"{SID}:failed", SID, Stage.FAILED, "", True, "21610", stopped=True)]
