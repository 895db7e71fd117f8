"""What WhatsApp tells us: what became of a message of ours, and what somebody wrote or tapped; pure.

Its shapes stand in Meta's pages under developers.facebook.com/documentation/business-messaging/whatsapp/:
webhooks/reference/messages, webhooks/reference/messages/status, and business-scoped-user-ids. Somebody who took a user
name there need not show us a number: then we are told a business-scoped id, such as GB.13491208655302741918, and both
while both are known.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from doorstep.messaging.inbound.events import Arrived, Event, Media, NotTheirsError, Progress, Stage, Text
from doorstep.messaging.inbound.limits import Limits
from doorstep.vault.normalising import SCOPED

MEANS = "whatsapp"
# Of support/error-codes there, those that speak of whom we write to: nobody there has WhatsApp, or can be reached by a
# business (131026); it is our own number (131021); they stopped our messages (131050). No other is taken for final.
STOPPED = 131050
FINAL_FOR_THEM = frozenset({131021, 131026, STOPPED})
# One delivery holds at most a thousand.
MOST, LONGEST_EVENT_ID = 1_000, 200
_STAGES = {
    "sent": Stage.SENT,
    "delivered": Stage.DELIVERED,
    "read": Stage.DELIVERED,
    "played": Stage.DELIVERED,
    "failed": Stage.FAILED,
}
# Said by WhatsApp itself, or unsaid again by whom it came from.
_NOBODYS = {"system", "request_welcome", "revoke"}
_MEDIA = ("image", "audio", "video", "document", "sticker")
_NUMBER = re.compile(r"[0-9]{5,20}")
_REFERENCE = re.compile(r"[!-~]{1,255}")
_FILE = re.compile(r"[A-Za-z0-9_-]{1,100}")
_KIND = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}")
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{1,256}")


# -- Is it they? -----------------------------------------------------------------------------------------------------


def verified(arrived: Arrived, secret: str) -> None:
    """Look whether the app's secret signed these very bytes. Raises NotTheirsError.

    No moment is signed: what is sent again is known by its ids.
    """
    said = arrived.headers.get("x-hub-signature-256", "").encode("utf-8", "replace")
    signed = hmac.new(secret.encode(), arrived.body, hashlib.sha256).hexdigest()
    if not secret or not hmac.compare_digest(said, f"sha256={signed}".encode()):
        raise NotTheirsError("its signature is not made with the app secret of DOORSTEP_WHATSAPP_URL")


def challenge(query: Mapping[str, str], word: str) -> str | None:
    """Say what is to be answered when Meta asks whether this address is ours; None to whoever does not know the word.

    It asks once, when the address is written into the app: webhooks/create-webhook-endpoint.
    """
    said, back = query.get("hub.verify_token", ""), query.get("hub.challenge", "")
    knows = hmac.compare_digest(said.encode("utf-8", "replace"), word.encode())
    asks = query.get("hub.mode") == "subscribe" and _CHALLENGE.fullmatch(back)
    return back if word and knows and asks else None


# -- What it says ----------------------------------------------------------------------------------------------------


def events(arrived: Arrived) -> list[Event]:
    """Read what a verified request tells, in its order; what is not understood is left out."""
    return [event for event, _ in zip(_all(_payload(arrived.body)), range(MOST), strict=False)]


def _payload(body: bytes) -> dict[str, Any]:
    try:
        said = _fields(json.loads(body))
    except (ValueError, RecursionError):
        return {}
    return said if said.get("object") == "whatsapp_business_account" else {}


def _all(payload: dict[str, Any]) -> Iterator[Event]:
    for entry in _rows(payload.get("entry")):
        for change in _rows(entry.get("changes")):
            if change.get("field") == "messages":
                value = _fields(change.get("value"))
                yield from (found for row in _rows(value.get("statuses")) for found in _progress(row))
                yield from (found for row in _rows(value.get("messages")) for found in _text(row, value))


def _progress(status: dict[str, Any]) -> Iterator[Progress]:
    reference, said = _match(_REFERENCE, status.get("id")), _word(status.get("status"))
    if reference and said in _STAGES:
        code = next((_code(each) for each in _rows(status.get("errors"))), 0)
        yield Progress(
            event_id=_short(f"{reference}+{said}"),
            reference=reference,
            stage=_STAGES[said],
            tag=_match(_REFERENCE, status.get("biz_opaque_callback_data")),
            is_final_for_them=said == "failed" and code in FINAL_FOR_THEM,
            stopped=said == "failed" and code == STOPPED,
            code=str(code or ""),
        )


def _code(error: dict[str, Any]) -> int:
    code = error.get("code")
    # No code of theirs has more than six digits; an endless number could not even be written.
    return code if isinstance(code, int) and 0 < code < 10**9 else 0


def _text(message: dict[str, Any], value: dict[str, Any]) -> Iterator[Text]:
    reference, kind = _match(_REFERENCE, message.get("id")), _word(message.get("type"))
    names = _names(message, value)
    if reference and names and kind not in _NOBODYS:
        yield Text(
            event_id=_short(reference),
            means=MEANS,
            sender=names[0],
            to=_ours(_fields(value.get("metadata"))),
            body=_said(kind, _fields(message.get(kind))),
            in_reply_to=_answers(message),
            media=tuple(_media(_fields(message.get(kind)))) if kind in _MEDIA else (),
            also="".join(names[1:2]),
        )


def _short(event_id: str) -> str:
    """Give it as it is, or stand something of a fixed length for it: nobody says how long their ids may become."""
    digest = hashlib.sha256(event_id.encode()).hexdigest()
    return event_id if len(event_id) <= LONGEST_EVENT_ID else f"sha256:{digest}"


def _names(message: dict[str, Any], value: dict[str, Any]) -> list[str]:
    """List by what the sender is known: their number, where they show it, and their id with us.

    Some messages name nobody, and stand beside the one contact whose they are.
    """
    contacts = _rows(value.get("contacts"))
    contact = contacts[0] if len(contacts) == 1 else {}
    said = (
        message.get("from") or contact.get("wa_id"),
        message.get("from_user_id") or contact.get("user_id"),
    )
    known = [_numbered(_word(each)) or _match(SCOPED, each) for each in said]
    return list(dict.fromkeys(each for each in known if each))


def _ours(metadata: dict[str, Any]) -> str:
    shown = re.sub(r"[^0-9]", "", _word(metadata.get("display_phone_number"))[:40])
    return _numbered(shown) or _match(_NUMBER, metadata.get("phone_number_id"))


def _numbered(digits: str) -> str:
    return f"+{digits}" if _NUMBER.fullmatch(digits) else ""


def _said(kind: str, fields: dict[str, Any]) -> str:
    """Say in words what was written, tapped or shown; "" for what has none, such as a place or a drawing."""
    replied = _fields(fields.get("button_reply")) or _fields(fields.get("list_reply"))
    found = {
        "text": fields.get("body"),
        "button": fields.get("text"),
        "interactive": replied.get("title"),
        "reaction": fields.get("emoji"),
    }
    said = _word(found.get(kind, fields.get("caption")))
    # Half a sign of two is JSON, and no text that can be kept; a database keeps no zero either.
    return said[: Limits().text].encode("utf-8", "replace").decode().replace("\0", "")


def _answers(message: dict[str, Any]) -> str:
    to = _fields(message.get("context")).get("id") or _fields(message.get("reaction")).get("message_id")
    return _match(_REFERENCE, to)


def _media(fields: dict[str, Any]) -> Iterator[Media]:
    """Give its id: the address behind it is asked for when it is fetched, and is good for five minutes."""
    name = _match(_FILE, fields.get("id"))
    if name:
        yield Media(name, _match(_KIND, _word(fields.get("mime_type")).partition(";")[0].strip().lower()))


# -- Whatever it is --------------------------------------------------------------------------------------------------


def _rows(said: object) -> list[dict[str, Any]]:
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []


def _fields(said: object) -> dict[str, Any]:
    return said if isinstance(said, dict) else {}


def _word(said: object) -> str:
    return said if isinstance(said, str) else ""


def _match(pattern: re.Pattern[str], said: object) -> str:
    return said if isinstance(said, str) and pattern.fullmatch(said) else ""
