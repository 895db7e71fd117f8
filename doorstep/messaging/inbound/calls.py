"""What Twilio asks and tells about calls: what to say, which key was pressed, what was left, how it ended; pure.

Parameters: https://www.twilio.com/docs/voice/twiml#request-parameters, /gather and /record there, and
https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent. All of it comes to one address of ours, which
says behind its question mark how far a call is and of what delivery it is. Whether it is Twilio that asks, is looked at
as with its texts: these bytes, and that whole address, are what it signs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit

from doorstep.messaging.inbound.events import Arrived, Event, Progress, Recording, Stage, Text

MEANS = "voice"
# What each key means, in the words that somebody would have texted.
KEYS = {"1": "YES", "2": "NO", "3": "LATER", "9": "STOP"}
MOST_FIELDS = 200
# Answers of the telephone network by which there is nobody at that number (RFC 3261: 21.4.5, 21.4.11, 21.4.22, 21.6.3).
_NOBODY = {"404", "410", "484", "604"}
_FAILED = {"busy", "no-answer", "failed", "canceled"}
_CALL = re.compile(r"CA[0-9a-f]{32}")
_RECORDED = re.compile(r"https?://[!-~]{1,500}/Recordings/(RE[0-9a-f]{32})")
_NUMBER = re.compile(r"\+[0-9]{5,20}")
# In the place of a number that is not shown: they spell anonymous, blocked, restricted, unavailable, unknown.
_NOT_SHOWN = {"+266696687", "+2562533", "+7378742833", "+86282452253", "+8656696"}
_TAG = re.compile(r"[!-~]{1,100}")
_LONGEST_ADDRESS = 2_000
# What our address says, and under which names it is kept among what Twilio says, which it has no such names for.
_OURS = {"step": "DoorstepStep", "of": "DoorstepOf"}


class Step(StrEnum):
    """How far a call is when Twilio asks or tells."""

    ANSWERED = "answered"  # somebody or something picked up, and we say whether to speak
    LISTENING = "listening"  # a key was pressed by whoever was asked whether they listen
    KEYS = "keys"  # they heard the message, and pressed a key
    RANG = "rang"  # it is over; whether they heard it, only LISTENING tells
    ENDED = "ended"  # it is over, and was said to whoever picked up
    CHOOSING = "choosing"  # they rang us, and pressed a key for a language
    RECORDED = "recorded"  # they rang us, and left words


@dataclass(frozen=True)
class Call:
    """A call as Twilio speaks of it.

    `theirs` and `ours` are the two numbers, whoever rang whom; "" where a number is not shown.
    """

    sid: str
    step: Step | None
    tag: str
    theirs: str = field(repr=False)
    ours: str = field(repr=False)
    by_us: bool
    keys: str = field(repr=False)
    answered_by: str


def address(base: str, step: Step, tag: str = "") -> str:
    """Write the address of ours at which Twilio asks or tells about this step of a delivery."""
    return f"{base}?{urlencode({'step': step, 'of': tag})}" if tag else f"{base}?{urlencode({'step': step})}"


def kept(arrived: Arrived) -> bytes:
    """Give its body with what its address says in it, for whoever keeps the one and not the other."""
    asked = _asked(arrived.address)
    said = urlencode({ours: asked[name] for name, ours in _OURS.items() if name in asked})
    return b"&".join((arrived.body, said.encode()))


def read(arrived: Arrived) -> Call | None:
    """Read of which call a verified request speaks; None where it speaks of none."""
    return _call(_form(arrived.body), _asked(arrived.address))


def events(arrived: Arrived) -> list[Event | Recording]:
    """Read what a verified request tells: nothing, where it only asks what to say."""
    form = _form(arrived.body)
    call = _call(form, _asked(arrived.address))
    if call is None:
        return []
    found = _recording(call, form) or (_pressed(call) if call.keys else _ended(call, form))
    return [found] if found else []


def _call(form: Mapping[str, str], asked: Mapping[str, str]) -> Call | None:
    sid, by_us = form.get("CallSid", ""), form.get("Direction", "").startswith("outbound")
    step, tag = (asked.get(name) or form.get(ours, "") for name, ours in _OURS.items())
    caller, called = (_number(form.get(name, "")) for name in ("From", "To"))
    if not _CALL.fullmatch(sid):
        return None
    return Call(
        sid=sid,
        step=Step(step) if step in list(Step) else None,
        tag=_match(_TAG, tag),
        theirs=called if by_us else caller,
        ours=caller if by_us else called,
        by_us=by_us,
        # Where words were left, this says what ended them.
        keys="" if "RecordingUrl" in form else form.get("Digits", "")[:20],
        answered_by=form.get("AnsweredBy", "")[:40],
    )


def _pressed(call: Call) -> Event | None:
    if not call.by_us:
        return None
    if call.step == Step.LISTENING:
        return Progress(f"{call.sid}+heard", call.sid, Stage.DELIVERED, tag=call.tag)
    meaning = KEYS.get(call.keys, "")
    if not meaning or not call.theirs:
        return None
    return Text(f"{call.sid}+{call.keys}", MEANS, call.theirs, call.ours, meaning, in_reply_to=call.sid)


def _ended(call: Call, form: Mapping[str, str]) -> Progress | None:
    status, network = form.get("CallStatus", ""), form.get("SipResponseCode", "")
    if not call.by_us or status not in {"completed", *_FAILED}:
        return None
    stage, why = (Stage.FAILED, status) if status in _FAILED else _completed(call)
    return Progress(
        event_id=f"{call.sid}+{status}",
        reference=call.sid,
        stage=stage,
        tag=call.tag,
        is_final_for_them=status == "failed" and network in _NOBODY,
        code=f"{why} {network}" if why == "failed" and re.fullmatch(r"[1-6][0-9]{2}", network) else why,
    )


def _completed(call: Call) -> tuple[Stage, str]:
    """Say how far a message came that was picked up: a machine that we say nothing to has heard nothing."""
    silent = {"machine_start", "fax"} | ({"unknown"} if call.step == Step.RANG else set())
    if call.answered_by in silent:
        return Stage.FAILED, call.answered_by
    return (Stage.SENT if call.step == Step.RANG else Stage.DELIVERED), ""


def _recording(call: Call, form: Mapping[str, str]) -> Recording | None:
    where, seconds = form.get("RecordingUrl", ""), form.get("RecordingDuration", "")
    found = _RECORDED.fullmatch(where[:_LONGEST_ADDRESS])
    lasted = int(seconds) if re.fullmatch(r"[0-9]{1,5}", seconds) else 0
    return Recording(found[1], call.theirs, where, lasted) if found and lasted else None


def _form(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def _asked(where: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(urlsplit(where[:_LONGEST_ADDRESS]).query, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def _number(said: str) -> str:
    return "" if said in _NOT_SHOWN else _match(_NUMBER, said)


def _match(pattern: re.Pattern[str], said: str) -> str:
    return said if pattern.fullmatch(said) else ""
