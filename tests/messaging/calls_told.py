"""What Twilio asks and tells about calls, in the shapes of its pages (voice/twiml, voice/api/call-resource)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from doorstep.messaging.channels.base import Outgoing
from doorstep.messaging.channels.voice import VoiceChannel
from doorstep.messaging.inbound.calls import Step, address
from doorstep.messaging.inbound.events import Arrived
from tests.messaging.stand_in import Says

OURS, AMINA = "+442079460000", "+442079460123"
SID, TAG = "CA" + "0123456789abcdef" * 2, "0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111"
RECORDED = f"https://api.twilio.com/2010-04-01/Accounts/AC01/Recordings/RE{'0' * 32}"
NOTHING: Mapping[str, str] = MappingProxyType({})
BASE = "https://larkmead.example/calls/"


def told(
    step: Step | None = None, said: Mapping[str, str] = NOTHING, *, by_us: bool = True, tag: str = TAG, **more: str
) -> Arrived:
    caller, called = (OURS, AMINA) if by_us else (AMINA, OURS)
    direction = "outbound-api" if by_us else "inbound"
    form = {"CallSid": SID, "AccountSid": "AC01", "From": caller, "To": called, "Direction": direction} | {
        **more,
        **said,
    }
    where = address(BASE, step, tag) if step else BASE
    return arrived(urlencode(form).encode(), where)


def arrived(body: bytes, where: str = BASE) -> Arrived:
    return Arrived(where, {}, body, datetime(2026, 11, 26, 12, tzinfo=UTC))


EXAMPLES = (
    told(Step.RANG, CallStatus="completed", AnsweredBy="human", SipResponseCode="200"),
    told(Step.ENDED, CallStatus="failed", SipResponseCode="404"),
    told(Step.KEYS, CallStatus="in-progress", Digits="1"),
    told(Step.LISTENING, CallStatus="in-progress", Digits="5"),
    told(Step.RECORDED, by_us=False, RecordingUrl=RECORDED, RecordingDuration="17", Digits="hangup"),
)


def ring(outgoing: Outgoing, **how: Any) -> str:
    return VoiceChannel().send(replace(outgoing, **how))


def says_of(*ago: timedelta) -> Says:
    rows = [
        {"sid": f"CA{number}", "to": AMINA, "date_created": format_datetime(datetime.now(UTC) - each)}
        for number, each in enumerate(ago)
    ]
    return Says(200, {"calls": rows})
