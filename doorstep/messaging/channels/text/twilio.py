"""Texts by Twilio (https://www.twilio.com/docs/messaging/api/message-resource).

Twilio takes no reference of ours, and no key by which it would drop what comes twice. Whether it has a text is found
by whom it went to, when, and what it says: the same words to the same number since the first attempt are taken for
the same text, unless they are known here as another. That is wrong only where somebody is told one thing twice at one
time, and then they were told it.

When is by Twilio's clock, and our clock may be wrong, or have been then. How far they differ is seen in its answers;
the same words from as long before as a clock may be put right by are neither taken for the text nor for another: then
nobody can tell.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from doorstep.messaging.channels.answers import Answer, moment, refusal
from doorstep.messaging.channels.base import CannotAskError, MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.line import Request
from doorstep.messaging.channels.text.account import Account, Found, handed_over, looked_at, settled, skew, told
from doorstep.messaging.channels.text.length import spared
from doorstep.messaging.inbound import kept
from doorstep.messaging.inbound.twilio import FAILED, FINAL, STOPPED

A_PAGE, MOST_PAGES = 200, 5
# What two clocks that are right may differ by, and what one is put right by, in the middle of it all.
A_DAY, SLACK, PUT_RIGHT = timedelta(days=1), timedelta(minutes=2), timedelta(days=2)
# A Messaging Service, which chooses among the numbers it has; "MGreen" is a name.
SERVICE = re.compile(r"MG[0-9a-f]{32}")
# Put before every text while an account is on trial.
ON_TRIAL = "Sent from your Twilio trial account - "
# Codes about one text, which can be put right: to our own number (21266), to a country that is off (21408), without
# words (21602) or with too many (21617), to somebody not verified while on trial (21608), not from this sender (21612).
_ALONE = {"21266", "21408", "21602", "21608", "21612", "21617"}


@dataclass(frozen=True)
class _Page:
    """Some of what Twilio took, newest first; `then` is where the next of it is."""

    messages: list[dict[str, Any]]
    then: object
    skew: timedelta


@dataclass(frozen=True)
class Twilio:
    account: Account

    def send(self, outgoing: Outgoing) -> str:
        answer = handed_over(self.account.line, self._request("POST", self._messages, urlencode(self._form(outgoing))))
        said = answer.fields
        if answer.is_yes and (sid := kept.reference(said.get("sid"))):
            if kept.plain(said.get("status")) in FAILED:
                code = kept.plain(said.get("error_code"))
                raise NotDeliveredError(permanent=code in FINAL, alone=True, stopped=code == STOPPED)
            return sid
        raise _refusal(answer, said)

    def _form(self, outgoing: Outgoing) -> dict[str, str]:
        sender = self.account.sender
        by = "MessagingServiceSid" if SERVICE.fullmatch(sender) else "From"
        called_back = {"StatusCallback": self.account.callback} if self.account.callback else {}
        return {"To": outgoing.to, by: sender, "Body": outgoing.body} | called_back

    def sent(self, outgoing: Outgoing) -> str | None:
        """Look through what went to this number, newest first; DateSent would leave out what is still queued there."""
        found: list[Found] = []
        for page in self._pages(outgoing):
            surely, perhaps = _since(outgoing, page.skew)
            recent = [each for each in page.messages if _made(each) >= perhaps]
            found += [_found(each, surely) for each in recent if _is(each, outgoing)]
            if not recent or any(each.is_sure and not each.failed for each in found):
                break
        return settled(found)

    def _pages(self, outgoing: Outgoing) -> Iterator[_Page]:
        """Give page after page. Raises CannotAskError where there are more of them than we look through."""
        target = f"{self._messages}?{urlencode({'To': outgoing.to, 'PageSize': A_PAGE})}"
        for _ in range(MOST_PAGES):
            page = _page(told(self.account.line, self._request("GET", target)))
            yield page
            if not page.then:
                return
            target = self._own(page.then)
        raise CannotAskError(permanent=False)

    def wrong(self) -> str:
        answer = looked_at(self.account.line, self._request("GET", f"{self._path}.json"))
        if isinstance(answer, str):
            return answer
        status, kind = answer.fields.get("status"), answer.fields.get("type")
        if status != "active":
            return f"The account at Twilio is {status}: look at its console."
        return "The account at Twilio is on trial: it texts only numbers verified there." if kind == "Trial" else ""

    @property
    def _path(self) -> str:
        return f"/2010-04-01/Accounts/{quote(self.account.name, safe='')}"

    @property
    def _messages(self) -> str:
        return f"{self._path}/Messages.json"

    def _own(self, target: object) -> str:
        """Go on to a page of the same list, and nowhere else."""
        if isinstance(target, str) and target.isascii() and target.startswith(f"{self._messages}?"):
            return target
        raise CannotAskError(permanent=False)

    def _request(self, method: str, target: str, form: str | None = None) -> Request:
        key = b64encode(f"{self.account.name}:{self.account.secret}".encode()).decode()
        headers = {"Authorization": f"Basic {key}", "Accept": "application/json", "User-Agent": "Doorstep"}
        if form is None:
            return Request(method, target, headers)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return Request(method, target, headers, form.encode())


def _refusal(answer: Answer, said: dict[str, Any]) -> NotDeliveredError | MaybeDeliveredError:
    """Twilio refuses with a code of its own and the status, which also counts where the answer came as a 200."""
    its_own, status = isinstance(said.get("code"), int), said.get("status")
    told_status = status if its_own and isinstance(status, int) and answer.is_yes else 0
    code = kept.plain(said.get("code"))
    return refusal(answer, status=told_status, final=code in FINAL, alone=code in _ALONE, stopped=code == STOPPED)


def _page(answer: Answer) -> _Page:
    said = answer.fields
    messages = said.get("messages")
    if not isinstance(messages, list) or not all(isinstance(each, dict) for each in messages):
        raise CannotAskError(permanent=False)
    return _Page(messages, said.get("next_page_uri"), skew(answer))


def _since(outgoing: Outgoing, skew: timedelta) -> tuple[datetime, datetime]:
    """Say by their clock since when a text is surely this one, and since when it may be.

    When it was tried first we noted by our clock, which differed from theirs then as it does now; or it was put right.
    """
    first = outgoing.first_at or datetime.now(UTC) - A_DAY
    return first + skew - SLACK, min(first, first + skew) - PUT_RIGHT


def _found(message: dict[str, Any], surely: datetime) -> Found:
    failed, code = kept.plain(message.get("status")) in FAILED, kept.plain(message.get("error_code"))
    is_sure = _made(message) >= surely
    return Found(kept.reference(message["sid"]), failed, code in FINAL, is_sure=is_sure, stopped=code == STOPPED)


def _made(message: dict[str, Any]) -> datetime:
    """Say when Twilio made it; what does not say is taken for new, so that it is looked at."""
    return moment(str(message.get("date_created"))) or datetime.max.replace(tzinfo=UTC)


def _is(message: dict[str, Any], outgoing: Outgoing) -> bool:
    body = str(message.get("body")).removeprefix(ON_TRIAL)
    out = str(message.get("direction", "outbound")).startswith("outbound")
    sid = kept.reference(message.get("sid"))
    return out and bool(sid) and sid not in outgoing.others and _plain(body) == _plain(outgoing.body)


def _plain(body: str) -> str:
    """Leave aside what a provider may write otherwise: quotes and dashes, spaces at the ends and in rows."""
    return " ".join(spared(body).split())
