"""Twilio's side of a call: it asks us what to say, signed, and does what our answer says."""

import re
from html import unescape
from urllib.parse import urlencode

from django.test import Client
from pytest_django import Settings

from config.env_providers import VOICE, as_account
from tests.messaging import callbacks
from tests.messaging.calls_told import AMINA, OURS, SID
from tests.messaging.stand_in import StandIn

ACCOUNT, KEY = "AC" + "0123456789abcdef" * 2, "key-canary"
HERE = "http://testserver/in/voice/"


def set_up(settings: Settings, there: StandIn) -> None:
    said = f"twilio+http://{ACCOUNT}:{KEY}@127.0.0.1:{there.port}?from=%2B{OURS[1:]}"
    settings.VOICE = as_account("DOORSTEP_VOICE_URL", said, VOICE)
    settings.TOLD_AT = "http://testserver/in/"


def asks(client: Client, address: str, **fields: str) -> str:
    """Have Twilio ask what to say; return that."""
    form = {"CallSid": SID, "Direction": "outbound-api", "From": OURS, "To": AMINA} | fields
    signed = callbacks.twilio_headers(address, form, key=KEY)["X-Twilio-Signature"]
    path = address.removeprefix("http://testserver")
    answer = client.post(path, urlencode(form), content_type=callbacks.FORM, headers={"X-Twilio-Signature": signed})
    assert answer.status_code == 200
    return answer.content.decode()


def rings(client: Client, address: str = HERE, **fields: str) -> str:
    """Have Twilio ask what to say to Amina, who rings us."""
    return asks(client, address, **({"Direction": "inbound", "From": AMINA, "To": OURS} | fields))


def action(said: str, verb: str = "") -> str:
    found = re.search(rf'<{verb}[^>]* action="([^"]+)"' if verb else r'action="([^"]+)"', said)
    assert found, said
    return unescape(found[1])
