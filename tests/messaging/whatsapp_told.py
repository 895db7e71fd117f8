"""What WhatsApp sends us, in the shapes of its pages webhooks/reference/messages and .../messages/status."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from doorstep.messaging.inbound.events import Arrived

SECRET = "secret-canary"  # noqa: S105 # nobody's
BEN, BENS_ID = "447700900123", "GB.13491208655302741918"
WAMID = "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI4MjZGRDA0OUE2OTQ3RkEyMzcA"
THEIRS = "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA="
TAG = "0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111"
METADATA = {"display_phone_number": "442079460000", "phone_number_id": "106540352242922"}
CONTACT = {"profile": {"name": "Ben"}, "wa_id": BEN, "user_id": BENS_ID}


def told(*values: Any, field: str = "messages") -> bytes:
    """Write one delivery; each value is a change in an entry of its own."""
    entries = [{"id": "102290129340398", "changes": [{"value": value, "field": field}]} for value in values]
    return json.dumps({"object": "whatsapp_business_account", "entry": entries}).encode()


def statuses(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"messaging_product": "whatsapp", "metadata": METADATA, "statuses": list(rows)}


def status(said: str, **more: Any) -> dict[str, Any]:
    return {"id": WAMID, "status": said, "timestamp": "1750263773", "recipient_id": BEN, **more}


def messages(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    said = {"messaging_product": "whatsapp", "metadata": METADATA, "contacts": [CONTACT], "messages": list(rows)}
    return said | more


def message(kind: str, said: Any, **more: Any) -> dict[str, Any]:
    return {"from": BEN, "id": THEIRS, "timestamp": "1749416383", "type": kind, kind: said} | more


EXAMPLES = (
    told(
        statuses(
            status("sent", biz_opaque_callback_data=TAG, pricing={"billable": True, "category": "utility"}),
            status("failed", errors=[{"code": 131026, "title": "Message undeliverable"}]),
        )
    ),
    told(messages(message("text", {"body": "YES K7QP"}, context={"from": "442079460000", "id": WAMID}))),
    told(messages(message("button", {"payload": "yes", "text": "Yes"}, from_user_id=BENS_ID))),
    told(
        messages(message("interactive", {"type": "list_reply", "list_reply": {"id": "1", "title": "No"}})),
        messages(message("image", {"id": "1003383421387256", "mime_type": "image/jpeg", "caption": "The receipt"})),
        messages(message("reaction", {"message_id": WAMID, "emoji": "\U0001f44d"})),
    ),
    told(messages({"id": THEIRS, "type": "contacts", "contacts": []}, contacts=[{"user_id": BENS_ID}])),
    told(messages(message("location", {"latitude": 51.4, "longitude": -0.07}))),
)


def arrived(body: bytes, *, secret: str = SECRET, signature: str | None = None) -> Arrived:
    """Arrive as it was signed, or as `signature` says."""
    signed = f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"
    headers = {"x-hub-signature-256": signed if signature is None else signature}
    return Arrived("https://larkmead.example/told/whatsapp/", headers, body, datetime(2026, 11, 26, 12, tzinfo=UTC))
