"""A business number with WhatsApp's Cloud API, and what it can say.

Requests: developers.facebook.com/documentation/business-messaging/whatsapp/, messages/text-messages,
messages/template-messages, business-scoped-user-ids and support/error-codes. Version 26 of the Graph API is of 29 July
2026 (docs/graph-api/changelog/versions there); each is kept for about two years.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from doorstep.messaging.channels.answers import Answer, refusal
from doorstep.messaging.channels.base import MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.line import Line, Request, ask
from doorstep.messaging.channels.text.account import handed_over, looked_at
from doorstep.messaging.inbound.whatsapp import FINAL_FOR_THEM, STOPPED
from doorstep.vault.normalising import SCOPED

VERSION = "v26.0"
# In characters: what Meta takes as a text, and less than it takes as the one word of a template.
LONGEST, LONGEST_IN_TEMPLATE = 4_096, 1_000
# Refused, and said as another form of it may be: the day after they wrote is over; there is no such template.
WINDOW_CLOSED, NO_TEMPLATE = 131047, 132001
# Too many, of the app, of the account, of the number, to this person; and maintenance. Meta seldom says for how long.
WAITS = {
    4: timedelta(minutes=10),
    80007: timedelta(minutes=10),
    130429: timedelta(minutes=1),
    131048: timedelta(hours=1),
    131049: timedelta(hours=1),
    131056: timedelta(minutes=1),
    131057: timedelta(minutes=10),
}
LIVE = "CONNECTED"
# Where Meta keeps what was sent to us.
MEDIA = "lookaside.fbsbx.com"
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:-]{1,250}/[!-~]{1,2000}")
# What is said of this message or of whom it is for, and nothing of the next one: a parameter, an experiment that they
# are part of, a list of test numbers that they are not on, too many to them, an id that this cannot go to, its length.
ALONE = {100, 130472, 131009, 131030, 131049, 131056, 131062, 132005}
LONGEST_REFERENCE = 100
_NUMBER = re.compile(r"\+?([1-9][0-9]{6,14})")
_BY_SCRIPT = {"zh-hans": "zh_CN", "zh-hant": "zh_TW"}


class TooLargeError(Exception):
    """What somebody sent is larger than is taken."""


@dataclass(frozen=True)
class Number:
    """`secret` is of the app whose `token` it is; `language` is the one in which the template surely is there."""

    line: Line
    name: str
    token: str = field(repr=False)
    secret: str = field(repr=False)
    template: str
    language: str

    def send(self, outgoing: Outgoing, *, language: str, window_open: bool) -> str:
        """Say it in the first form that is not refused as a form; none other is tried after a doubt."""
        whom = _whom(outgoing.to)
        if outgoing.reference:
            whom["biz_opaque_callback_data"] = outgoing.reference
        for form in self._forms(outgoing.body, language, window_open=window_open):
            answer = handed_over(self.line, self._request("POST", f"{self.name}/messages", whom | form))
            code = _code(answer)
            if answer.is_yes or code not in {WINDOW_CLOSED, NO_TEMPLATE}:
                return _taken(answer, code)
        raise NotDeliveredError(permanent=False, alone=True)

    def _forms(self, body: str, language: str, *, window_open: bool) -> Iterator[dict[str, Any]]:
        if not 0 < len(body) <= LONGEST:
            raise NotDeliveredError(permanent=True)
        if window_open:
            yield {"type": "text", "text": {"preview_url": False, "body": body}}
        # A template's word has no lines of its own, nor blanks in a row.
        word = " ".join(body.split())
        if not 0 < len(word) <= LONGEST_IN_TEMPLATE:
            raise NotDeliveredError(permanent=True)
        for code in dict.fromkeys((template_language(language or self.language), template_language(self.language))):
            said = {"type": "body", "parameters": [{"type": "text", "text": word}]}
            yield {
                "type": "template",
                "template": {"name": self.template, "language": {"code": code}, "components": [said]},
            }

    def media(self, name: str, *, most: int) -> bytes | None:
        """Fetch what somebody sent us, by its id; None where it is not there. Raises NoAnswerError and TooLargeError.

        Its address is asked for anew, for it is good for five minutes; it leads to a machine of Meta's, and our key
        goes to no other.
        """
        said = ask(self.line, self._request("GET", f"{quote(name, safe='')}?phone_number_id={self.name}")).fields
        size, line, target = said.get("file_size"), *self._where(said.get("url"))
        if isinstance(size, int) and size > most:
            raise TooLargeError
        if line is None:
            return None
        answer = ask(line, Request("GET", target, self._headers("*/*")), most=most)
        return answer.body if answer.is_yes and answer.body else None

    def _where(self, said: object) -> tuple[Line | None, str]:
        """Say at which machine something lies, and how it is called there; None for one that is none of Meta's."""
        url = urlsplit(said) if isinstance(said, str) and _ADDRESS.fullmatch(said) else None
        lines = {self.line.host: self.line, MEDIA: Line(MEDIA, 443)}
        line = lines.get(url.hostname or "") if url else None
        return line, f"{url.path}?{url.query}" if url else ""

    def wrong(self) -> str:
        """Ask for the number itself; return what is wrong with it in a sentence, "" when nothing is."""
        answer = looked_at(self.line, self._request("GET", f"{self.name}?fields=status"))
        if isinstance(answer, str):
            return answer
        status = answer.fields.get("status")
        known = isinstance(status, str) and re.fullmatch(r"[A-Z_]{1,40}", status)
        return f"WhatsApp says that the number is {status}: look at its Manager." if known and status != LIVE else ""

    def _request(self, method: str, target: str, said: dict[str, Any] | None = None) -> Request:
        # That we know the app's secret too: asked for where the app says so (docs/graph-api/guides/secure-requests).
        proof = hmac.new(self.secret.encode(), self.token.encode(), hashlib.sha256).hexdigest()
        target = f"/{VERSION}/{target}{'&' if '?' in target else '?'}appsecret_proof={proof}"
        headers = self._headers("application/json")
        if said is None:
            return Request(method, target, headers)
        headers["Content-Type"] = "application/json"
        return Request(method, target, headers, json.dumps({"messaging_product": "whatsapp"} | said).encode())

    def _headers(self, wants: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept": wants, "User-Agent": "Doorstep"}


def template_language(language: str) -> str:
    """Write a language as WhatsApp does: en-gb is en_GB, es is es."""
    first, _, region = language.partition("-")
    return _BY_SCRIPT.get(language.lower(), f"{first.lower()}_{region.upper()}" if region else first.lower())


def _whom(to: str) -> dict[str, str]:
    """Say to whom: a number goes as `to`, a business-scoped id as `recipient`."""
    if found := _NUMBER.fullmatch(to):
        return {"recipient_type": "individual", "to": found[1]}
    if SCOPED.fullmatch(to):
        return {"recipient_type": "individual", "recipient": to}
    raise NotDeliveredError(permanent=True)


def _code(answer: Answer) -> int:
    error = answer.fields.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) else 0


def _taken(answer: Answer, code: int) -> str:
    messages = answer.fields.get("messages")
    first = messages[0] if isinstance(messages, list) and messages else None
    reference = first.get("id") if isinstance(first, dict) else None
    if answer.is_yes and isinstance(reference, str) and reference:
        # Longer ones than we keep are told of by our own reference alone.
        return reference if len(reference) <= LONGEST_REFERENCE else ""
    raise _refusal(answer, code)


def _refusal(answer: Answer, code: int) -> NotDeliveredError | MaybeDeliveredError:
    if code in FINAL_FOR_THEM:
        return NotDeliveredError(permanent=True, stopped=code == STOPPED)
    if code in WAITS or code in ALONE:
        again = answer.again_in or WAITS.get(code)
        return NotDeliveredError(permanent=False, again_in=again, alone=code in ALONE)
    # Whatever else is refused can be put right here, or goes by itself.
    return refusal(answer, final=False)
