"""What providers tell us is believed where they prove that it is theirs, however often and in whatever order."""

import random
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from pytest_django import Settings

from doorstep.messaging.inbound import kept, smsworks, twilio
from tests.messaging import callbacks
from tests.messaging.callbacks import Call
from tests.messaging.hearing import HERE, arrived, is_theirs, listening
from tests.messaging.provider_apis import KEY
from tests.messaging.providers import Stub
from tests.messaging.texting import BEN, BOTH, TEXT, by

# -- Whose it is -----------------------------------------------------------------------------------------------------

# As Twilio's own libraries have them, in their documents and their tests.
ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2"
FIELDS = {"CallSid": "CA1234567890ABCDE", "Caller": "+12349013030", "Digits": "1234", "From": "+12349013030"}
FIELDS |= {"To": "+18005551212"}
DOCUMENTED = Call(
    ADDRESS,
    {"X-Twilio-Signature": "0/KCTR6DLpKmkAf8muzZqo1nDgQ=", "Content-Type": callbacks.FORM},
    urlencode(FIELDS).encode(),
)
BODY = b'{"property": "value", "boolean": true}'
DIGEST = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"
AS_JSON = Call(
    f"{ADDRESS}&bodySHA256={DIGEST}",
    {"X-Twilio-Signature": "a9nBmqA0ju/hNViExpshrM61xv4=", "Content-Type": callbacks.JSON},
    BODY,
)


@pytest.mark.parametrize("call", [DOCUMENTED, AS_JSON], ids=["form", "json"])
def test_what_twilio_documents_as_signed_is_signed(call: Call) -> None:
    assert is_theirs("twilio", call, "12345")
    assert not is_theirs("twilio", call, "12346")
    assert not is_theirs("twilio", call, "")
    assert not is_theirs("twilio", replace(call, body=call.body + b"1"), "12345")
    assert not is_theirs("twilio", replace(call, address=call.address + "1"), "12345")
    assert not is_theirs("twilio", replace(call, headers={}), "12345")


@pytest.mark.parametrize(
    ("signed", "came"),
    [
        ("https://larkmead.example/texts/", "https://larkmead.example:443/texts/"),
        ("https://larkmead.example:443/texts/", "https://larkmead.example/texts/"),
        ("https://larkmead.example/texts/", "https://larkmead.example:8443/texts/"),
        ("http://[::1]/texts/?a=1", "http://[::1]:80/texts/?a=1"),
    ],
)
def test_a_port_may_be_left_out_or_said(signed: str, came: str) -> None:
    call = callbacks.text("twilio", BEN, "Yes", address=signed)
    assert is_theirs("twilio", replace(call, address=came))
    assert not is_theirs("twilio", replace(call, address=came.replace("texts", "elsewhere")))


def test_a_name_said_twice_is_signed_with_each_of_its_values() -> None:
    call = callbacks.text("twilio", BEN, "Yes", address=HERE)
    headers = callbacks.twilio_headers(HERE, {"a": "1" + "a" + "2"})
    assert is_theirs("twilio", Call(HERE, headers, b"a=2&a=1&a=2"))
    assert not is_theirs("twilio", Call(HERE, headers, b"a=1"))
    assert not is_theirs("twilio", replace(call, body=call.body + b"&Body=No"))


@pytest.mark.parametrize("provider", BOTH)
def test_what_others_send_is_not_theirs(provider: str) -> None:
    call = callbacks.text(provider, BEN, "STOP", address=HERE)
    assert is_theirs(provider, call)
    assert not is_theirs(provider, callbacks.forged(call))
    assert not is_theirs(provider, call, "another")
    assert not is_theirs(provider, call, "")
    assert not is_theirs(provider, replace(call, body=b" " * (kept.LARGEST + 1)))
    assert not is_theirs(provider, replace(call, address=f"{HERE}?key=", headers={"X-Twilio-Signature": ""}))
    assert not is_theirs(provider, replace(call, address="https://[", headers={"X-Twilio-Signature": "é\ud800"}))


def test_the_secret_part_is_the_same_however_the_token_was_copied() -> None:
    part = smsworks.secret_part("ey.token")
    assert part == smsworks.secret_part("JWT ey.token") != smsworks.secret_part("ey.other")
    assert (len(part), "ey.token" in part) == (43, False)
    assert smsworks.address(HERE, KEY) == callbacks.smsworks_address(HERE)
    assert is_theirs("smsworks", Call(f"{HERE}{smsworks.secret_part(KEY)}/", {}, b"{}"))
    assert not is_theirs("smsworks", Call(f"{HERE}{smsworks.secret_part('another')}/", {}, b"{}"))
    assert not is_theirs("smsworks", Call(smsworks.address(HERE, "JWT "), {}, b"{}"), "JWT ")


# -- Told again, late, by nobody -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("provider", BOTH)
def test_a_provider_tells_again_and_in_any_order_and_each_time_by_one_name(
    provider: str, stub: Stub, settings: Settings
) -> None:
    with listening(provider) as (address, heard):
        by(settings, stub, provider, callback=address).send(TEXT)
        (taken,) = stub.book.taken
        says = str.lower if provider == "twilio" else str.upper
        calls = [callbacks.progress(provider, taken, says(status)) for status in ["sent", "delivered"]]
        calls.append(callbacks.text(provider, BEN, "Yes", address=address))
        assert stub.call_back(*calls, forging=True) == [403] * 3
        assert heard == []
        assert stub.call_back(*calls, times=3, shuffled=random.Random(7), late=0.001) == [204] * 9
    names = [each.event_id for each in heard]
    assert len(names) == 9
    assert len({*names}) == 3
    assert names != sorted(names)


# -- Whatever comes --------------------------------------------------------------------------------------------------

named = some.dictionaries(some.text(max_size=8), some.text(max_size=8), max_size=6)


@given(named, some.integers(0, 1 << 30), some.integers(0, 255))
@example({"": ""}, 0, 1)
def test_any_form_that_is_signed_is_theirs_and_none_with_another_byte(
    fields: Mapping[str, str], at: int, other: int
) -> None:
    address = f"{HERE}?a=%20b"
    call = Call(address, callbacks.twilio_headers(address, fields), urlencode(fields).encode())
    assert is_theirs("twilio", call)
    assert isinstance(twilio.events(arrived(call)), list)
    at %= len(call.body) + 1
    changed = call.body[:at] + bytes([other]) + call.body[at + 1 :]
    # "+" and "%20" are the same blank, and an empty piece is none.
    assert is_theirs("twilio", replace(call, body=changed)) == (signed(changed) == signed(call.body))


def signed(body: bytes) -> bytes:
    return twilio._signed(body)  # noqa: SLF001 # what two forms that say the same have in common


@given(some.recursive(some.none() | some.text() | some.integers(), lambda inner: some.lists(inner, max_size=3)))
def test_any_json_that_is_signed_is_theirs(said: object) -> None:
    call = callbacks.twilio_json(HERE, said)
    assert is_theirs("twilio", call)
    assert not is_theirs("twilio", replace(call, body=call.body + b" "))
    assert twilio.events(arrived(call)) == []
