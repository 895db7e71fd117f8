"""Readers of what providers tell us over HTTP, from whomever it comes; without a database."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as some

from doorstep.messaging.inbound import kept, smsworks, twilio
from doorstep.messaging.inbound.events import Arrived, Event, NotTheirsError, Progress, Text
from tests.fuzz.nonsense import anything, as_json, like, sent, typed, words
from tests.fuzz.readers import Reader, Reads
from tests.messaging.hearing import HERE, NOON

SID = f"SM{7:032x}"
PROGRESS = {"MessageSid": SID, "MessageStatus": "failed", "ErrorCode": "21610", "To": "+447700900123"}
TEXT = {"MessageSid": SID, "From": "whatsapp:+447700900123", "To": "+442079460000", "Body": "Yes", "MediaUrl0": HERE}
REPORT = {"messageid": "7", "status": "UNDELIVERABLE", "tag": "a", "failurereason": {"code": 8, "permanent": True}}
REPLY = {"messageid": "8", "status": "INCOMING", "sender": "07700900123", "destination": 447860, "content": "Yes"}
OURS: list[dict[str, Any]] = [PROGRESS, TEXT, REPORT, REPLY]
# As each provider writes it, and as the other would.
WRITTEN = [written for each in OURS for written in (urlencode(each).encode(), as_json([each]).encode())]

_one = some.one_of(*map(like, OURS))
_objects = (_one | some.lists(_one | anything, max_size=3)).map(lambda said: as_json(said).encode())
_forms = _one.map(lambda fields: urlencode(fields, errors="replace").encode())
_bodies = sent(*(urlencode(each).encode() for each in OURS)) | _forms | _objects
_kinds = some.sampled_from(["application/json", "application/x-www-form-urlencoded", ""]) | words
_headers = some.fixed_dictionaries({}, optional={"content-type": _kinds, "x-twilio-signature": typed("bm9uZQ==")})
# Also by who does not keep to what an address may be.
_no_addresses = some.sampled_from(["https://[", "\ud800", "http://a:b:1", "https://" + ":1" * 900])
_addresses = typed(HERE, f"{HERE}?key=a&bodySHA256=b", "http://[::1]:80/") | _no_addresses
_anything = some.builds(Arrived, _addresses, _headers, _bodies, some.just(NOON))


def _verifies(verified: Callable[[Arrived, str], None]) -> Reads:
    """Nobody here knows the key: so whatever comes is none of theirs."""

    def reads(arrived: Arrived) -> None:
        verified(arrived, "a key that nobody guesses")
        raise AssertionError(arrived)

    return reads


def _reads(events: Callable[[Arrived], list[Event]]) -> Reads:
    def reads(arrived: Arrived) -> None:
        for event in events(arrived):
            assert event.event_id
            if isinstance(event, Progress):
                assert 0 < len(event.reference) <= kept.LONGEST_REFERENCE
                assert len(event.tag) <= kept.LONGEST_REFERENCE
            elif isinstance(event, Text):
                assert 0 < len(event.sender) <= kept.LONGEST_PARTY
                assert len(event.body) <= kept.LONGEST_TEXT
                assert all(each.address.startswith("http") for each in event.media)

    return reads


def _party(said: str) -> None:
    assert kept.party(kept.party(said)) == kept.party(said)
    assert kept.reference(kept.reference(said)) == kept.reference(said)
    assert kept.text(kept.text(said)) == kept.text(said)
    assert kept.address(said) in {said, ""}


CALLED_BACK = [
    Reader("doorstep.messaging.inbound.kept.party", _party, right=("+447700900123", "Parcels", HERE)),
    Reader(
        "doorstep.messaging.inbound.twilio.verified", _verifies(twilio.verified), (NotTheirsError,), given=_anything
    ),
    Reader(
        "doorstep.messaging.inbound.smsworks.verified", _verifies(smsworks.verified), (NotTheirsError,), given=_anything
    ),
    Reader("doorstep.messaging.inbound.twilio.events", _reads(twilio.events), given=_anything),
    Reader("doorstep.messaging.inbound.smsworks.events", _reads(smsworks.events), given=_anything),
]
