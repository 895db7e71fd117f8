"""What The SMS Works tells us: what became of a text of ours, and what somebody texted; pure.

It posts the message as its OpenAPI has it in MessageResponse (https://thesmsworks.co.uk/developers). Nothing there says
that it signs that: so the address that it is given holds a part that nobody else knows.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from doorstep.messaging.inbound import kept
from doorstep.messaging.inbound.events import Arrived, Event, NotTheirsError, Progress, Stage, Text

UNDELIVERABLE = "UNDELIVERABLE"
FAILED = frozenset({"EXPIRED", "REJECTED", UNDELIVERABLE})
_STAGES = {"SENT": Stage.SENT, "DELIVERED": Stage.DELIVERED} | dict.fromkeys(FAILED, Stage.FAILED)
_INCOMING = "INCOMING"
_MOST_AT_ONCE, _MOST_FIELDS = 100, 20
_KEY = "key"
# Of a number with its country, and of one as it is dialled in Britain.
_LONG, _BRITISH = range(7, 16), range(10, 12)


def secret_part(token: str) -> str:
    """Make the part of the address that only they know: from the token, which does not follow from it."""
    made = hmac.digest(_bare(token).encode(), b"doorstep: where The SMS Works tells what became of a text", "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")


def _bare(token: str) -> str:
    """Take off the word that their page puts before it, which people copy or not."""
    return token.removeprefix("JWT ").strip()


def address(callback: str, token: str) -> str:
    """Write our address as they are given it. The part stands in the query, which no log of ours or of a proxy has."""
    return f"{callback}?{_KEY}={secret_part(token)}"


def verified(arrived: Arrived, secret: str) -> None:
    """Look whether it came to the address that they alone were given. Raises NotTheirsError where it did not."""
    if not _bare(secret) or len(arrived.body) > kept.LARGEST or len(arrived.address) > kept.LONGEST_ADDRESS:
        raise NotTheirsError("there is no key to look at it with, or it is larger than anything The SMS Works sends")
    known = secret_part(secret).encode()
    if not any(hmac.compare_digest(known, each.encode("utf-8", "replace")) for each in _parts(arrived.address)):
        raise NotTheirsError("it came to an address that we gave to nobody")


def _parts(address: str) -> list[str]:
    """Return what may be the part: in the query, or a piece of the path."""
    try:
        found = urlsplit(address)
        return [*parse_qs(found.query, max_num_fields=_MOST_FIELDS).get(_KEY, []), *found.path.split("/")]
    except ValueError:
        raise NotTheirsError("its address is none") from None


# -- What it says ----------------------------------------------------------------------------------------------------


def events(arrived: Arrived) -> list[Event]:
    """Read what was verified; what is neither a text nor how far one of ours has come gives none."""
    found = kept.fields(arrived.body)[:_MOST_AT_ONCE]
    return [event for each in found if (event := _event(each))]


def _event(found: Mapping[str, Any]) -> Event | None:
    name = kept.reference(found.get("messageid"))
    status = kept.plain(found.get("status")).upper()
    if not name:
        return None
    if status == _INCOMING:
        return _text(name, found)
    stage = _STAGES.get(status)
    return _progress(name, status, stage, found) if stage else None


def _progress(name: str, status: str, stage: Stage, found: Mapping[str, Any]) -> Progress:
    why = reason(found)
    return Progress(
        event_id=f"{name}:{status}",
        reference=name,
        stage=stage,
        tag=kept.reference(found.get("tag")),
        # What they themselves reject may be about us.
        is_final_for_them=status == UNDELIVERABLE and why.get("permanent") is True,
        code=kept.reference(why.get("code")) if stage is Stage.FAILED else "",
    )


def reason(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Say why a message failed, as they do: its code, and whether it is permanent."""
    why = found.get("failurereason")
    return why if isinstance(why, dict) else {}


def _text(name: str, found: Mapping[str, Any]) -> Text | None:
    sender = _number(found.get("sender"))
    if not sender or not isinstance(found.get("content"), str):
        return None
    return Text(name, "phone", sender, _number(found.get("destination")), kept.text(found["content"]))


def _number(found: object) -> str:
    """Write a number with its plus: they leave that out, and may write a British one as it is dialled."""
    number = kept.plain(found).strip()
    if not (number.isascii() and number.isdigit()):
        return kept.party(number)
    if number.startswith("0") and len(number) in _BRITISH:
        return f"+44{number[1:]}"
    return f"+{number}" if len(number) in _LONG and not number.startswith("0") else kept.party(number)
