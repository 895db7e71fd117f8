"""Readers of what providers tell us over HTTP; without a database."""

import json
from datetime import UTC, datetime

import pytest

from doorstep.messaging.channels.email import tracking
from doorstep.messaging.inbound import calls, ways, whatsapp
from doorstep.messaging.inbound.events import Arrived, Complaint, NotTheirsError, Progress
from tests.fuzz.nonsense import sent
from tests.fuzz.readers import Reader
from tests.messaging import calls_told, mail_told
from tests.messaging.whatsapp_told import EXAMPLES, SECRET, arrived

NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
MAIL = [
    json.dumps(mail_told.told(provider, what, "ben@example.org", "0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111")).encode()
    for provider in ("postmark", "mailgun", "mailjet")
    for what in ("delivered", "nobody", "complained")
]


def _whatsapp(body: bytes) -> None:
    for found in whatsapp.events(arrived(body)):
        assert found.event_id.isascii()
        assert found.event_id


def _signed(said: str) -> None:
    whatsapp.verified(arrived(EXAMPLES[0], signature=said), SECRET)


def _challenge(said: str) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": said, "hub.challenge": said}
    assert whatsapp.challenge(asked, "our-word") in {None, "our-word"}


def _calls(body: bytes) -> None:
    for each in calls_told.EXAMPLES:
        for found in calls.events(calls_told.arrived(body, each.address)):
            assert found.event_id.isascii()


def _call(said: str) -> None:
    found = calls.read(calls_told.arrived(calls_told.EXAMPLES[0].body, said))
    assert found is not None
    assert found.sid == calls_told.SID
    assert found.tag.isascii()


def _of_mail(body: bytes) -> None:
    for provider in ways.BY_MAIL_API:
        for found in tracking.events(provider, arrived(body)):
            assert isinstance(found, Progress | Complaint)
            assert found.event_id.isascii()
            assert found.address
            assert found.tag or found.reference


def _of_mail_theirs(body: bytes) -> None:
    for provider in ways.BY_MAIL_API:
        came = Arrived("", {"content-type": "application/json", "authorization": "Basic x"}, body, NOON)
        tracking.verified(provider, came, "a:word")
        pytest.fail("nobody signed it")


TELLING = [
    Reader("doorstep.messaging.channels.email.tracking.events", _of_mail, given=sent(*MAIL)),
    Reader(
        "doorstep.messaging.channels.email.tracking.verified", _of_mail_theirs, (NotTheirsError,), given=sent(*MAIL)
    ),
    Reader("doorstep.messaging.inbound.whatsapp.events", _whatsapp, given=sent(*EXAMPLES)),
    Reader(
        "doorstep.messaging.inbound.whatsapp.verified",
        _signed,
        (NotTheirsError,),
        (arrived(EXAMPLES[0]).headers["x-hub-signature-256"],),
    ),
    Reader("doorstep.messaging.inbound.whatsapp.challenge", _challenge, right=("our-word",)),
    Reader("doorstep.messaging.inbound.calls.events", _calls, given=sent(*(each.body for each in calls_told.EXAMPLES))),
    Reader("doorstep.messaging.inbound.calls.read", _call, right=tuple(each.address for each in calls_told.EXAMPLES)),
]
