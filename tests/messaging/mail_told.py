"""What Postmark, Mailgun and Mailjet tell of a letter, in the shapes of their own pages.

postmarkapp.com/developer/webhooks, documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads and
dev.mailjet.com/email/guides/webhooks.
"""

import hashlib
import hmac
import json
import time
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

SIGNING = "signing-canary"
AT, WHEN = 1767787200, "2026-01-07T12:00:00.1234567Z"
NOBODY = "5.1.1 The email account that you tried to reach does not exist."
FULL = "452 4.2.2 The email account that you tried to reach is over quota."
Said = dict[str, Any]


# -- Postmark --------------------------------------------------------------------------------------------------------


def postmark(kind: str, to: str, tag: str, **more: Any) -> Said:
    where = "Email" if kind in {"Bounce", "SpamComplaint"} else "Recipient"
    said = {"RecordType": kind, "MessageStream": "outbound", "ServerID": 23, "MessageID": "b7bc2f4a-e38e", where: to}
    return {**said, "Tag": "", "Metadata": {"reference": tag}, **more}


def postmark_bounce(kind: str, to: str, tag: str, details: str = "") -> Said:
    more = {"ID": 692560173, "Type": kind, "TypeCode": 1, "Name": kind, "Description": "The server said no."}
    more |= {"Details": details, "From": "hello@larkmead.example", "BouncedAt": WHEN, "DumpAvailable": True}
    return postmark("Bounce", to, tag, **more, Inactive=True, CanActivate=True, Subject="A word")


# -- Mailgun ---------------------------------------------------------------------------------------------------------


def mailgun(event: str, to: str, tag: str, **more: Any) -> Said:
    headers = {"to": to, "from": "hello@larkmead.example", "message-id": f"{tag}@larkmead.example", "subject": "A word"}
    said = {"event": event, "id": "hTWCTD81RtiDN", "timestamp": AT + 0.25, "log-level": "info", "recipient": to}
    said |= {"message": {"headers": headers, "attachments": [], "size": 809}, "flags": {"is-test-mode": False}}
    return {"event-data": {**said, "tags": [], "user-variables": {"reference": tag}, **more}}


def mailgun_status(code: int, said: str, enhanced: str = "") -> Said:
    return {"tls": True, "mx-host": "mx.example", "code": code, "message": said, "enhanced-code": enhanced}


def signed(said: Said, *, key: str = SIGNING, token: str = "f" * 50, ago: float = 1) -> Said:
    """Sign it as they do, `ago` seconds before now."""
    at = str(int(time.time() - ago))
    digest = hmac.new(key.encode(), f"{at}{token}".encode(), hashlib.sha256).hexdigest()
    return {"signature": {"timestamp": at, "token": token, "signature": digest}, **said}


# -- Mailjet ---------------------------------------------------------------------------------------------------------


def mailjet(event: str, to: str, tag: str, **more: Any) -> Said:
    said = {"event": event, "time": AT, "MessageID": 12345678901234567, "Message_GUID": "1ab23cd4", "email": to}
    said |= {"mj_campaign_id": 1234567890, "mj_contact_id": 9876543210, "customcampaign": "", "CustomID": ""}
    return {**said, "Payload": json.dumps({"reference": tag}), **more}


# -- What became of it, as each of them says it ----------------------------------------------------------------------


def told(provider: str, what: str, to: str, tag: str) -> Said:
    made: Mapping[str, Mapping[str, Said]] = {
        "postmark": {
            "delivered": postmark("Delivery", to, tag, DeliveredAt=WHEN, Details="smtp;250 2.0.0 OK"),
            "nobody": postmark_bounce("HardBounce", to, tag, f"smtp;550 {NOBODY}"),
            "full": postmark_bounce("SoftBounce", to, tag, f"smtp;{FULL}"),
            "later": postmark_bounce("Transient", to, tag, "smtp;451 4.7.1 try again later"),
            "complained": postmark_bounce("SpamComplaint", to, tag) | {"RecordType": "SpamComplaint"},
            "opened": postmark("Open", to, tag, ReceivedAt=WHEN, FirstOpen=True, UserAgent="Mozilla/5.0"),
        },
        "mailgun": {
            "delivered": signed(mailgun("delivered", to, tag, **{"delivery-status": mailgun_status(250, "OK")})),
            "nobody": signed(_failed(to, tag, "permanent", "bounce", mailgun_status(550, NOBODY, "5.1.1"))),
            "full": signed(_failed(to, tag, "permanent", "generic", mailgun_status(552, FULL, "4.2.2"))),
            "later": signed(_failed(to, tag, "temporary", "generic", mailgun_status(450, "4.7.1 later"))),
            "complained": signed(mailgun("complained", to, tag)),
            "opened": signed(mailgun("opened", to, tag, ip="192.0.2.1")),
        },
        "mailjet": {
            "delivered": mailjet("sent", to, tag, smtp_reply="sent (250 2.0.0 OK)"),
            "nobody": mailjet("bounce", to, tag, hard_bounce=True, blocked=False, error="user unknown", comment=NOBODY),
            "full": mailjet("bounce", to, tag, hard_bounce=False, blocked=False, error="quota exceeded"),
            "later": mailjet("bounce", to, tag, hard_bounce=False, blocked=True, error="greylisted"),
            "complained": mailjet("spam", to, tag, source="JMRPP"),
            "opened": mailjet("open", to, tag, ip="192.0.2.1", geo="GB", agent="Mozilla/5.0"),
        },
    }
    return made[provider][what]


def _failed(to: str, tag: str, severity: str, reason: str, status: Said) -> Said:
    return mailgun("failed", to, tag, severity=severity, reason=reason, **{"delivery-status": status})


def headers(word: str) -> dict[str, str]:
    """Write a name and a word as whoever has them in an address sends them."""
    return {"Authorization": f"Basic {b64encode(word.encode()).decode()}"}
