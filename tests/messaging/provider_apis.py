"""What the providers' own interfaces answer: Twilio's Messages (2010-04-01), and The SMS Works' (OpenAPI 1.11.0)."""

import json
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

ACCOUNT = "AC" + "0123456789abcdef" * 2
KEY = "secret-canary"
TWILIO, SMSWORKS = f"/2010-04-01/Accounts/{ACCOUNT}", "/v1"
_SERVICE = re.compile("MG[0-9a-f]{32}")
# Codes that The SMS Works says are permanent; which they are, it tells nobody.
PERMANENT = {8}
# How a moment is written in the examples of The SMS Works.
_DAY = "%a %b %d %Y %H:%M:%S GMT%z"


@dataclass(frozen=True)
class Asked:
    method: str
    target: str
    key: str
    body: bytes


@dataclass(frozen=True)
class Said:
    status: int
    body: Any


@dataclass(frozen=True)
class Taken:
    """A text that the provider took, as it keeps it; `callback` is where it was asked to tell what became of it."""

    reference: str
    to: str
    sender: str
    body: str
    tag: str
    at: datetime
    callback: str = ""


@dataclass
class Book:
    """What was taken, in order; numbers it refuses, what it puts before texts, and how the account stands.

    `became` says what became of a text by its reference: a status, and a code. `ahead` is how far its clock is before
    ours, `names` what its references begin with, `after` the number after which they go on: no reference comes twice.
    """

    taken: list[Taken] = field(default_factory=list)
    became: dict[str, tuple[str, int]] = field(default_factory=dict)
    ahead: timedelta = timedelta()
    names: str = "SM"
    after: int = 0
    refuses: set[str] = field(default_factory=set)
    before: str = ""
    account: dict[str, Any] = field(default_factory=lambda: {"status": "active", "type": "Full"})
    credits: float = 500
    error: int = 21211
    lock: Lock = field(default_factory=Lock, repr=False)
    by_number: dict[str, list[Taken]] = field(default_factory=lambda: defaultdict(list), repr=False)

    def take(
        self, to: str, sender: str, body: str, tag: str = "", *, ago: timedelta = timedelta(), callback: str = ""
    ) -> Taken:
        with self.lock:
            reference = f"{self.names}{self.after + len(self.taken) + 1:032x}"
            taken = Taken(reference, to, sender, self.before + body, tag, self.now() - ago, callback)
            self.taken.append(taken)
            self.by_number[to.removeprefix("+")].append(taken)
        return taken

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def newest(self, to: str) -> list[Taken]:
        return self.by_number.get(to.removeprefix("+"), [])[::-1]


def is_text(asked: Asked) -> bool:
    """Say whether somebody is to be sent something."""
    path = urlsplit(asked.target).path
    return asked.method == "POST" and path in {f"{TWILIO}/Messages.json", f"{SMSWORKS}/message/send"}


def answer(asked: Asked, book: Book) -> Said:
    path = urlsplit(asked.target).path
    known: dict[tuple[str, str], Callable[[Asked, Book], Said]] = {
        ("POST", f"{TWILIO}/Messages.json"): _twilio_send,
        ("GET", f"{TWILIO}/Messages.json"): _twilio_list,
        ("GET", f"{TWILIO}.json"): lambda _asked, book: Said(200, {"sid": ACCOUNT} | book.account),
        ("POST", f"{SMSWORKS}/message/send"): _smsworks_send,
        ("POST", f"{SMSWORKS}/messages"): _smsworks_list,
        ("GET", f"{SMSWORKS}/credits/balance"): lambda _asked, book: Said(200, {"credits": book.credits}),
    }
    says = known.get((asked.method, path))
    if says is None:
        return Said(404, refused(asked.target, 404, 20404))
    if asked.key not in {_basic(), f"JWT {KEY}"}:
        return Said(401, refused(asked.target, 401, 20003))
    return says(asked, book)


def refused(target: str, status: int, code: int) -> dict[str, Any]:
    if target.startswith(SMSWORKS):
        return {"message": "No.", "errorCode": code, "status": "ERROR", "permanent": status == 400}
    return {"code": code, "message": "No.", "more_info": "https://www.twilio.com/docs/errors", "status": status}


def _basic() -> str:
    return "Basic " + b64encode(f"{ACCOUNT}:{KEY}".encode()).decode()


def _twilio_send(asked: Asked, book: Book) -> Said:
    form = dict(parse_qsl(asked.body.decode(), strict_parsing=True, keep_blank_values=True))
    sender = form.get("From") or form.get("MessagingServiceSid") or ""
    if not sender or not form.get("Body") or form.get("To", "") in book.refuses:
        return Said(400, refused(asked.target, 400, book.error))
    if bool(_SERVICE.fullmatch(sender)) != ("MessagingServiceSid" in form):
        return Said(400, refused(asked.target, 400, 21701))
    taken = book.take(form["To"], sender, form["Body"], callback=form.get("StatusCallback", ""))
    return Said(201, _as_twilio(taken, book))


def _as_twilio(taken: Taken, book: Book) -> dict[str, Any]:
    status, code = book.became.get(taken.reference, ("queued", 0))
    return {
        "sid": taken.reference,
        "to": taken.to,
        "from": taken.sender,
        "body": taken.body,
        "status": status,
        "direction": "outbound-api",
        "date_created": format_datetime(taken.at),
        "date_sent": None,
        "error_code": code or None,
    }


def _twilio_list(asked: Asked, book: Book) -> Said:
    query = {name: values[0] for name, values in parse_qs(urlsplit(asked.target).query).items()}
    size, page = int(query["PageSize"]), int(query.get("Page", "0"))
    found = book.newest(query["To"])
    more = len(found) > (page + 1) * size
    after = urlencode({"To": query["To"], "PageSize": size, "Page": page + 1, "PageToken": f"PA{page}"})
    rows = [_as_twilio(each, book) for each in found[page * size : (page + 1) * size]]
    return Said(200, {"messages": rows, "next_page_uri": f"{TWILIO}/Messages.json?{after}" if more else None})


def _smsworks_send(asked: Asked, book: Book) -> Said:
    said = json.loads(asked.body)
    if book.credits <= 0:
        return Said(402, refused(asked.target, 402, 31))
    if not said.get("content") or not said.get("sender") or "+" + said["destination"] in book.refuses:
        return Said(400, refused(asked.target, 400, book.error))
    if said.get("ai") is not False:
        return Said(201, {"messageid": book.take(said["destination"], said["sender"], "rewritten").reference})
    callback = said.get("deliveryreporturl", "")
    taken = book.take(said["destination"], said["sender"], said["content"], said.get("tag", ""), callback=callback)
    return Said(201, {"messageid": taken.reference, "status": "SENT", "credits": book.credits, "creditsUsed": 1})


def _smsworks_list(asked: Asked, book: Book) -> Said:
    said = json.loads(asked.body)
    since = datetime.strptime(said["from"].partition(" (")[0], _DAY).astimezone(UTC)
    found = [each for each in book.newest(said["destination"]) if each.at >= since]
    skip, limit = said.get("skip", 0), said.get("limit", 1000)
    return Said(200, [as_smsworks(each, book) for each in found[skip : skip + limit]])


def as_smsworks(taken: Taken, book: Book) -> dict[str, Any]:
    status, code = book.became.get(taken.reference, ("SENT", 0))
    why = {"code": code, "permanent": code in PERMANENT, "details": "Handset error"}
    return {
        "messageid": taken.reference,
        "destination": int(taken.to),
        "sender": taken.sender,
        "content": taken.body,
        "tag": taken.tag,
        "status": status,
        "created": taken.at.strftime(_DAY),
        "failurereason": why if code else None,
    }
