"""What Twilio tells us: what became of a text of ours, and what somebody texted; pure.

How it signs: https://www.twilio.com/docs/usage/webhooks/webhooks-security; what it sends is under
https://www.twilio.com/docs/messaging/guides at track-outbound-message-status and at webhook-request.
"""

import hashlib
import hmac
import re
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote_to_bytes, urlsplit

from doorstep.messaging.inbound import kept
from doorstep.messaging.inbound.events import Arrived, Event, Media, NotTheirsError, Progress, Stage, Text

# Codes that are about the number it goes to, and stay true: it is none (21211, 21217), no mobile (21614), a short code
# (21265), a landline (21635, 30006), in use by nobody (30005), or wants nothing from us (21610). Each has its page,
# https://www.twilio.com/docs/api/errors/21211 and so on. Any other may be about us, or pass: 30003 and 30004 tell of
# telephones that are off, 21612 of a sender that cannot reach them.
STOPPED = "21610"
FINAL = frozenset({"21211", "21217", "21265", STOPPED, "21614", "21635", "30005", "30006"})
FAILED = frozenset({"failed", "undelivered", "canceled"})
_STAGES = {"sent": Stage.SENT, "delivered": Stage.DELIVERED, "read": Stage.DELIVERED} | dict.fromkeys(
    FAILED, Stage.FAILED
)
_MOST_FIELDS, _MOST_MEDIA = 200, 10
_SID = re.compile(r"[A-Z]{2}[0-9a-f]{32}")
_CODE = re.compile(r"[0-9]{1,6}")
# What goes before a number that is not reached by text.
_CHANNEL = re.compile(r"[a-z]+:")
_WHATSAPP = "whatsapp:"
_PLACE = re.compile(r"(https?)://([^/?#]*?)(:[0-9]+)?([/?#].*)?", re.DOTALL)
_USUAL = {"https": ":443", "http": ":80"}


def verified(arrived: Arrived, secret: str) -> None:
    """Look whether Twilio signed it with the account's token, body and all. Raises NotTheirsError where it did not."""
    if not secret or len(arrived.body) > kept.LARGEST or len(arrived.address) > kept.LONGEST_ADDRESS:
        raise NotTheirsError("there is no key to look at it with, or it is larger than anything Twilio sends")
    digests = _digests(arrived.address)
    body = b"" if digests else _signed(arrived.body)
    given = arrived.headers.get("x-twilio-signature", "").encode("utf-8", "replace")
    made = [_signature(each, body, secret) for each in _ways_to_write(arrived.address)]
    if not any(hmac.compare_digest(each, given) for each in made):
        raise NotTheirsError("it is not signed with the token of our account at Twilio")
    if digests and not hmac.compare_digest(hashlib.sha256(arrived.body).hexdigest().encode(), digests[0]):
        raise NotTheirsError("it is signed, and not with this body")


def _digests(address: str) -> list[bytes]:
    """Return the digest of the body that stands in the address, and so is signed with it: where it is JSON."""
    try:
        asked = parse_qs(urlsplit(address).query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise NotTheirsError("its address is none") from None
    return [each.encode("utf-8", "replace") for each in asked.get("bodySHA256", [])]


def _ways_to_write(address: str) -> list[str]:
    """Give each way in which Twilio may have written an address: with its port, without, or with the usual one."""
    found = _PLACE.fullmatch(address)
    if not found:
        return [address]
    scheme, host, port, rest = found.groups(default="")
    return [f"{scheme}://{host}{each}{rest}" for each in dict.fromkeys((port, "", _USUAL[scheme]))]


def _signature(address: str, body: bytes, secret: str) -> bytes:
    signed = address.encode("utf-8", "replace") + body
    return b64encode(hmac.digest(secret.encode(), signed, "sha1"))


def _signed(body: bytes) -> bytes:
    """Write a form as it is signed: by name, each name with each of its values, none of them twice."""
    values: dict[bytes, set[bytes]] = {}
    for name, value in _form(body):
        values.setdefault(name, set()).add(value)
    return b"".join(name + value for name in sorted(values) for value in sorted(values[name]))


def _form(body: bytes) -> list[tuple[bytes, bytes]]:
    """Read a form to the byte, so that what was signed is what is looked at."""
    if len(body) > kept.LARGEST or body.count(b"&") >= _MOST_FIELDS:
        return []
    pieces = (piece.replace(b"+", b" ").partition(b"=") for piece in body.split(b"&") if piece)
    return [(unquote_to_bytes(name), unquote_to_bytes(value)) for name, _, value in pieces]


# -- What it says ----------------------------------------------------------------------------------------------------


def events(arrived: Arrived) -> list[Event]:
    """Read what was verified; what is neither a text nor how far one of ours has come gives none."""
    found = _fields(arrived)
    sid = found.get("MessageSid", "")
    if not _SID.fullmatch(sid):
        return []
    return _progress(sid, found) if "MessageStatus" in found else _text(sid, found)


def _fields(arrived: Arrived) -> dict[str, str]:
    if "json" in arrived.headers.get("content-type", "").lower():
        return {name: kept.plain(value) for each in kept.fields(arrived.body)[:1] for name, value in each.items()}
    return {name.decode("utf-8", "replace"): value.decode("utf-8", "replace") for name, value in _form(arrived.body)}


def _progress(sid: str, found: Mapping[str, str]) -> list[Event]:
    status, code = found["MessageStatus"], found.get("ErrorCode", "")
    stage = _STAGES.get(status)
    if stage is None:
        return []
    final = stage is Stage.FAILED and code in FINAL
    known = code if _CODE.fullmatch(code) else ""
    return [
        Progress(f"{sid}:{status}", sid, stage, is_final_for_them=final, stopped=final and code == STOPPED, code=known)
    ]


def _text(sid: str, found: Mapping[str, str]) -> list[Event]:
    means, sender = _by(found.get("From", ""))
    if not means or not sender or "Body" not in found:
        return []
    replied = found.get("OriginalRepliedMessageSid", "")
    return [
        Text(
            event_id=sid,
            means=means,
            sender=sender,
            to=_by(found.get("To", ""))[1],
            body=kept.text(found["Body"]),
            in_reply_to=replied if _SID.fullmatch(replied) else "",
            media=_media(found),
        )
    ]


def _by(party: str) -> tuple[str, str]:
    """Say by which means, and who; means of which we know nothing are none."""
    if party.startswith(_WHATSAPP):
        return "whatsapp", kept.party(party.removeprefix(_WHATSAPP))
    return ("", "") if _CHANNEL.match(party) else ("phone", kept.party(party))


def _media(found: Mapping[str, str]) -> tuple[Media, ...]:
    numbered = ((found.get(f"MediaUrl{at}"), found.get(f"MediaContentType{at}")) for at in range(_MOST_MEDIA))
    return tuple(Media(address, kept.reference(kind)) for url, kind in numbered if (address := kept.address(url)))
