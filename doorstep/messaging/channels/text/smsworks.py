"""Texts by The SMS Works, of Britain (https://thesmsworks.co.uk/developers; its OpenAPI 1.11.0).

Our reference goes along as the tag, and comes back with what we ask for: so it can be told what it has. It is no key
by which it would drop what comes twice, and nothing can be asked for by it: we look through a day.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from doorstep.messaging.channels.answers import Answer, refusal
from doorstep.messaging.channels.base import CannotAskError, MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.line import Request
from doorstep.messaging.channels.text.account import Account, Found, handed_over, looked_at, settled, skew, told
from doorstep.messaging.inbound import kept
from doorstep.messaging.inbound import smsworks as callbacks

A_PAGE, MOST_PAGES = 200, 5
A_DAY = timedelta(days=1)
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True)
class SMSWorks:
    account: Account

    def send(self, outgoing: Outgoing) -> str:
        answer = handed_over(self.account.line, self._request("POST", "/v1/message/send", self._text(outgoing)))
        said = answer.fields
        if answer.is_yes and (reference := kept.reference(said.get("messageid"))):
            return reference
        raise _refusal(answer, said)

    def _text(self, outgoing: Outgoing) -> dict[str, Any]:
        callback, secret = self.account.callback, self.account.secret
        called_back = {"deliveryreporturl": callbacks.address(callback, secret)} if callback else {}
        return called_back | {
            "sender": self.account.sender.removeprefix("+"),
            "destination": _number(outgoing),
            "content": outgoing.body,
            "tag": outgoing.reference,
            # Off, whatever the account says: it rewrites what is a little too long for one part.
            "ai": False,
        }

    def sent(self, outgoing: Outgoing) -> str | None:
        """Look through what went to this number since, for our tag; without one, nobody could tell.

        Whole days early, since nothing but ours has that tag: so it does not matter which clock is right, or was.
        """
        if not outgoing.reference:
            raise CannotAskError(permanent=True)
        now, found = datetime.now(UTC), list[Found]()
        which = {"destination": _number(outgoing), "from": _written(min(outgoing.first_at or now, now) - A_DAY)}
        for page in range(MOST_PAGES):
            asked = self._request("POST", "/v1/messages", which | {"limit": A_PAGE, "skip": page * A_PAGE})
            messages = _messages(told(self.account.line, asked))
            found += [_found(each) for each in messages if _is(each, outgoing)]
            if len(messages) < A_PAGE or any(not each.failed for each in found):
                return settled(found)
        raise CannotAskError(permanent=False)

    def wrong(self) -> str:
        answer = looked_at(self.account.line, self._request("GET", "/v1/credits/balance"))
        if isinstance(answer, str):
            return answer
        left = answer.fields.get("credits")
        if not isinstance(left, int | float):
            return f"{self.account.line.host} does not say how many credits are left."
        return "" if left > 0 else "No credits are left at The SMS Works: nothing is sent until you buy some."

    def _request(self, method: str, target: str, said: dict[str, Any] | None = None) -> Request:
        secret = self.account.secret
        # Their page hands the token out with this word before it, and people copy one or the other.
        key = secret if secret.startswith("JWT ") else f"JWT {secret}"
        headers = {"Authorization": key, "Accept": "application/json", "User-Agent": "Doorstep"}
        if said is None:
            return Request(method, target, headers)
        headers["Content-Type"] = "application/json"
        return Request(method, target, headers, json.dumps(said).encode())


def _number(outgoing: Outgoing) -> str:
    return outgoing.to.removeprefix("+")


def _written(moment: datetime) -> str:
    """Write a moment as their examples do, in English whatever language this machine speaks."""
    at = moment.astimezone(UTC)
    return f"{_DAYS[at.weekday()]} {_MONTHS[at.month - 1]} {at:%d %Y %H:%M:%S} GMT+0000 (UTC)"


def _messages(answer: Answer) -> list[dict[str, Any]]:
    skew(answer)
    said = answer.said
    if not isinstance(said, list) or not all(isinstance(each, dict) for each in said):
        raise CannotAskError(permanent=False)
    return said


def _is(message: dict[str, Any], outgoing: Outgoing) -> bool:
    return message.get("tag") == outgoing.reference and bool(kept.reference(message.get("messageid")))


def _found(message: dict[str, Any]) -> Found:
    failed = kept.plain(message.get("status")).upper() in callbacks.FAILED
    final = callbacks.reason(message).get("permanent") is True
    return Found(kept.reference(message["messageid"]), failed, final)


def _refusal(answer: Answer, said: dict[str, Any]) -> NotDeliveredError | MaybeDeliveredError:
    """They refuse with a code and often say whether that is permanent, also where the answer came as a 200."""
    its_own = isinstance(said.get("errorCode"), int | float)
    told_status = 400 if its_own and answer.is_yes else 0
    return refusal(answer, status=told_status, final=its_own and said.get("permanent") is True, alone=its_own)
