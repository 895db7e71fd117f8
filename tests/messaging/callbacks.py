"""What the providers tell us by themselves, signed as they sign it: what became of a text, and what somebody texted.

Nothing of pytest is in it, and nothing of ours: it signs by what their documents say.
"""

import hashlib
import hmac
import http.client
import json
import random
import time
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.messaging import provider_apis as apis
from tests.messaging.provider_apis import Book, Taken

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True)
class Call:
    """One request to us, as it will be posted to the address."""

    address: str
    headers: Mapping[str, str]
    body: bytes


Posts = Callable[[Call], int]


# -- Signed ----------------------------------------------------------------------------------------------------------


def twilio_headers(address: str, fields: Mapping[str, str], *, key: str = apis.KEY) -> dict[str, str]:
    """Sign a form as Twilio does."""
    signed = address + "".join(name + fields[name] for name in sorted(fields))
    return {"Content-Type": FORM, "X-Twilio-Signature": _signature(signed, key)}


def twilio_json(address: str, said: object, *, key: str = apis.KEY) -> Call:
    """Give a call with JSON in it, whose digest Twilio puts into the address that it signs."""
    body = json.dumps(said).encode()
    digest = hashlib.sha256(body).hexdigest()
    address += f"{'&' if '?' in address else '?'}bodySHA256={digest}"
    return Call(address, {"Content-Type": JSON, "X-Twilio-Signature": _signature(address, key)}, body)


def _signature(signed: str, key: str) -> str:
    return b64encode(hmac.new(key.encode(), signed.encode(), hashlib.sha1).digest()).decode()


def smsworks_address(address: str, *, key: str = apis.KEY) -> str:
    """Write our address as The SMS Works is given it, which signs nothing."""
    made = hmac.new(key.encode(), b"doorstep: where The SMS Works tells what became of a text", hashlib.sha256)
    return f"{address}?key={urlsafe_b64encode(made.digest()).decode().rstrip('=')}"


# -- Said ------------------------------------------------------------------------------------------------------------


def progress(provider: str, taken: Taken, status: str, code: int = 0, *, key: str = apis.KEY) -> Call:
    """Tell what became of a text, at the address that was given when it was sent."""
    if provider == "smsworks":
        book = Book(became={taken.reference: (status, code)})
        return Call(taken.callback, {"Content-Type": JSON}, json.dumps(apis.as_smsworks(taken, book)).encode())
    fields = {"MessageSid": taken.reference, "SmsSid": taken.reference, "MessageStatus": status, "SmsStatus": status}
    fields |= {"To": taken.to, "From": taken.sender, "ErrorCode": str(code)} if code else {"To": taken.to}
    return _twilio(taken.callback, fields, key)


def text(
    provider: str, sender: str, body: str, *, address: str, name: str = "1", media: Sequence[str] = (), **more: str
) -> Call:
    """Tell what somebody wrote to us; `name` tells this text from others."""
    if provider == "smsworks":
        said: dict[str, Any] = {"messageid": name, "status": "INCOMING", "sender": sender.removeprefix("+")}
        said |= {"destination": 447860000000, "content": body, "keyword": "", "tag": "", "failurereason": None} | more
        return Call(smsworks_address(address), {"Content-Type": JSON}, json.dumps(said).encode())
    sid = f"SM{name:0>32}"
    fields = {"MessageSid": sid, "SmsStatus": "received", "From": sender, "To": "+442079460000", "Body": body}
    fields |= {"AccountSid": apis.ACCOUNT, "NumSegments": "1", "NumMedia": str(len(media))} | more
    for at, url in enumerate(media):
        fields |= {f"MediaUrl{at}": url, f"MediaContentType{at}": "image/jpeg"}
    return _twilio(address, fields, apis.KEY)


def _twilio(address: str, fields: Mapping[str, str], key: str) -> Call:
    return Call(address, twilio_headers(address, fields, key=key), urlencode(fields).encode())


def forged(call: Call) -> Call:
    """Give the same call by somebody who does not know the key."""
    headers = {**call.headers, "X-Twilio-Signature": _signature(call.address, "wrong-key")}
    return replace(call, headers=headers, address=smsworks_address(call.address.partition("?")[0], key="wrong-key"))


# -- Posted ----------------------------------------------------------------------------------------------------------


def posted(call: Call) -> int:
    """Post it over HTTP; return the status that was answered."""
    where = urlsplit(call.address)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=10)
    try:
        connection.request("POST", f"{where.path}?{where.query}".rstrip("?"), call.body, dict(call.headers))
        return connection.getresponse().status
    finally:
        connection.close()


def call_back(
    *calls: Call,
    times: int = 1,
    shuffled: random.Random | None = None,
    late: float = 0.0,
    post: Posts = posted,
) -> list[int]:
    """Make each call so many times, in their order or in any, each `late` by so many seconds; return the answers."""
    made = [call for call in calls for _ in range(times)]
    if shuffled:
        shuffled.shuffle(made)
    answers = []
    for call in made:
        time.sleep(late)
        answers.append(post(call))
    return answers
