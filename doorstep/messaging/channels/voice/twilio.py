"""Calls by Twilio (https://www.twilio.com/docs/voice/api/call-resource).

Twilio takes no reference of ours, and no key by which it would drop what comes twice. Whether it has a call is found by
whom it went to and when: one call to that number since the first attempt is taken for this one, and of several nobody
can tell. What it tells of a call comes to an address that bears our reference, and settles that.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urlencode

from doorstep.messaging.channels.answers import Answer, refusal
from doorstep.messaging.channels.base import CannotAskError, MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.line import Request, ask
from doorstep.messaging.channels.text.account import Account, handed_over, looked_at, told
from doorstep.messaging.inbound.calls import Step, address

# In characters: a message is short enough to be listened to, and Twilio takes so much TwiML along with a call.
LONGEST, LONGEST_TWIML = 600, 4_000
# In seconds: until a network's own machine would answer, and for the whole of a call.
RINGS, LASTS = 25, 240
A_PAGE = 50
A_DAY, SKEW = timedelta(days=1), timedelta(minutes=2)
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
# Refusals of their number: it is none, cannot be reached, or cannot be rung at all. Others are of ours or our account.
_THEIRS = {13223, 13224, 21201, 21211, 21214, 21217}
# Of theirs too, and to be put right here: where we may ring, and whom while an account is on trial.
_ALONE = {21215, 21216, 21219}
_NOT_THERE, _JSON = 404, "application/json"
_FAILED = {"busy", "no-answer", "failed", "canceled"}
_NO_ADDRESS = "Calls go only to people who allow words on a machine: say answers= in DOORSTEP_VOICE_URL for the others."


@dataclass(frozen=True)
class Calls:
    """`answers`: the address of ours at which Twilio asks what to say and tells which keys were pressed, or ""."""

    account: Account
    answers: str

    def ask_first(self, outgoing: Outgoing) -> str:
        """Ring, and ask us what to say once it is known who picked up; the message itself stays here until then."""
        _fits(outgoing)
        if not self.answers:
            raise NotDeliveredError(permanent=False, alone=True)
        asking = {
            "Url": address(self.answers, Step.ANSWERED, outgoing.reference),
            "MachineDetection": "Enable",
            "StatusCallback": address(self.answers, Step.RANG, outgoing.reference),
        }
        return self._ring(outgoing, asking)

    def say(self, outgoing: Outgoing, twiml: str) -> str:
        """Ring, and say that to whoever picks up; to a machine after its tone."""
        _fits(outgoing)
        if len(twiml) > LONGEST_TWIML:
            raise NotDeliveredError(permanent=True)
        saying = {"Twiml": twiml, "MachineDetection": "DetectMessageEnd"}
        if self.answers:
            saying["StatusCallback"] = address(self.answers, Step.ENDED, outgoing.reference)
        return self._ring(outgoing, saying)

    def _ring(self, outgoing: Outgoing, how: dict[str, str]) -> str:
        form = {"To": outgoing.to, "From": self.account.sender, "Timeout": RINGS, "TimeLimit": LASTS, **how}
        answer = handed_over(self.account.line, self._request("POST", f"{self._path}/Calls.json", urlencode(form)))
        sid = answer.fields.get("sid")
        if answer.is_yes and isinstance(sid, str) and sid:
            return sid
        raise _refusal(answer)

    def sent(self, outgoing: Outgoing) -> str | None:
        """Look through the calls to this number. Raises NotDeliveredError where it was made, and nobody picked up."""
        since = (outgoing.first_at or datetime.now(UTC) - A_DAY) - SKEW
        asked = urlencode({"To": outgoing.to, "From": self.account.sender, "PageSize": A_PAGE})
        rows = _rows(told(self.account.line, self._request("GET", f"{self._path}/Calls.json?{asked}")))
        recent = [each for each in rows if each.get("sid") and _made(each) >= since]
        if len(recent) > 1:
            raise CannotAskError(permanent=False)
        if recent and recent[0].get("status") in _FAILED:
            raise NotDeliveredError(permanent=False, alone=True)
        return str(recent[0]["sid"]) if recent else None

    def wrong(self) -> str:
        answer = looked_at(self.account.line, self._request("GET", f"{self._path}.json"))
        if isinstance(answer, str):
            return answer
        status, kind = answer.fields.get("status"), answer.fields.get("type")
        if status != "active":
            return f"The account at Twilio is {status}: look at its console."
        if kind == "Trial":
            return "The account at Twilio is on trial: it rings only numbers verified there."
        return "" if self.answers else _NO_ADDRESS

    # -- What somebody left on our number ----------------------------------------------------------------------------

    def has(self, address: str) -> bool:
        """Say whether this account is where a recording is said to lie; at any other place we ask for nothing."""
        here = rf"https?://{re.escape(self.account.line.host)}(:[0-9]+)?{re.escape(self._path)}/Recordings/[^/]+"
        return re.fullmatch(here, address) is not None

    def recording(self, sid: str) -> bytes | None:
        """Fetch it as MP3; None while it is not there. Raises NoAnswerError, also where it is larger than we take."""
        where = f"{self._path}/Recordings/{quote(sid, safe='')}.mp3"
        answer = ask(self.account.line, self._request("GET", where, wants="audio/mpeg"))
        return answer.body if answer.is_yes and answer.body else None

    def remove(self, sid: str) -> bool:
        """Have it deleted; return whether it is not there any more. Raises NoAnswerError."""
        answer = ask(self.account.line, self._request("DELETE", f"{self._path}/Recordings/{quote(sid, safe='')}.json"))
        return answer.is_yes or answer.status == _NOT_THERE

    @property
    def _path(self) -> str:
        return f"/2010-04-01/Accounts/{quote(self.account.name, safe='')}"

    def _request(self, method: str, target: str, form: str | None = None, *, wants: str = _JSON) -> Request:
        key = b64encode(f"{self.account.name}:{self.account.secret}".encode()).decode()
        headers = {"Authorization": f"Basic {key}", "Accept": wants, "User-Agent": "Doorstep"}
        if form is None:
            return Request(method, target, headers)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return Request(method, target, headers, form.encode())


def _fits(outgoing: Outgoing) -> None:
    if not 0 < len(outgoing.body) <= LONGEST or not _NUMBER.fullmatch(outgoing.to):
        raise NotDeliveredError(permanent=True)


def _refusal(answer: Answer) -> NotDeliveredError | MaybeDeliveredError:
    """Twilio refuses with a code of its own and the status, which also counts where the answer came as a 200."""
    code, status = answer.fields.get("code"), answer.fields.get("status")
    its_own = isinstance(code, int)
    if code in _ALONE:
        return NotDeliveredError(permanent=False, alone=True)
    told_status = status if its_own and isinstance(status, int) and answer.is_yes else 0
    return refusal(answer, status=told_status, final=its_own and code in _THEIRS)


def _rows(answer: Answer) -> list[dict[str, Any]]:
    calls = answer.fields.get("calls")
    if not isinstance(calls, list) or not all(isinstance(each, dict) for each in calls):
        raise CannotAskError(permanent=False)
    return calls


def _made(call: dict[str, Any]) -> datetime:
    """Say when Twilio made it; what does not say is taken for new, so that it is looked at."""
    try:
        return parsedate_to_datetime(str(call.get("date_created"))).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return datetime.max.replace(tzinfo=UTC)
