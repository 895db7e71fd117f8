"""What a provider of mail tells of our letters, verified and read by django-anymail's own webhook views.

Loaded only where one is set up, as what sends by it is. Who opened a letter, or followed a link, is nobody's business,
and is read by nothing.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from anymail.exceptions import AnymailError
from anymail.signals import AnymailTrackingEvent, EventType, RejectReason
from anymail.webhooks.base import AnymailBaseWebhookView
from anymail.webhooks.mailgun import MailgunTrackingWebhookView
from anymail.webhooks.mailjet import MailjetTrackingWebhookView
from anymail.webhooks.postmark import PostmarkTrackingWebhookView
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest

from doorstep.messaging.inbound import kept, reports
from doorstep.messaging.inbound.events import WINDOW, Arrived, Complaint, Event, NotTheirsError, Progress, Stage

# In bytes: Mailjet tells of many letters at once, where it is asked to.
LARGEST, MOST = 1_000_000, 1_000
_JSON = "application/json"
# Mailgun, the one that signs a moment, tries for eight hours to tell us; what is told twice is known by its id.
TRIES_FOR = timedelta(hours=12)
_LONGEST_ADDRESS = 320
_VIEWS: dict[str, Any] = {
    "postmark": PostmarkTrackingWebhookView,
    "mailgun": MailgunTrackingWebhookView,
    "mailjet": MailjetTrackingWebhookView,
}
# What each of them stumbles over in something that it does not expect: nothing there is believed to be of a kind.
_UNREADABLE = (
    AnymailError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
_STAGES = {
    EventType.QUEUED: Stage.SENT,
    EventType.SENT: Stage.SENT,
    EventType.DELIVERED: Stage.DELIVERED,
    EventType.BOUNCED: Stage.FAILED,
    EventType.REJECTED: Stage.FAILED,
    EventType.FAILED: Stage.FAILED,
}
_WANTS_NONE = {EventType.COMPLAINED, EventType.UNSUBSCRIBED}
# Words by which they say that there is no such address, or a mailbox that nobody has any more; and that somebody
# complained before, so that nothing was tried.
_NO_SUCH = {"HardBounce", "BadEmailAddress", "user unknown", "mailbox inactive", "invalid domain", "no mail host"}
_NO_SUCH |= {"suppress-bounce"}
_WANTED_NONE = {"suppress-complaint", "suppress-unsubscribe"}


def verified(provider: str, arrived: Arrived, secret: str) -> None:
    """Look whether it comes from them: signed, or by the name and the word in the address. Raises NotTheirsError."""
    kind = arrived.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not secret or kind != _JSON or len(arrived.body) > LARGEST:
        raise NotTheirsError("there is nothing to look at it with, or it is nothing that a provider of mail sends")
    view, request = _view(provider, secret), _request(arrived.body, arrived.headers.get("authorization", ""))
    try:
        view.run_validators(request)
        age = arrived.at - _signed_at(arrived.body) if provider == "mailgun" else timedelta()
    except (SuspiciousOperation, *_UNREADABLE):
        raise NotTheirsError(
            f"it is not signed by {provider}, or came without the word that stands in the address"
        ) from None
    if not -WINDOW < age < TRIES_FOR:
        raise NotTheirsError("it was signed long ago, or for a time that is still to come")


def events(provider: str, arrived: Arrived) -> list[Event]:
    """Read what was verified, each by itself; what is not understood is left out."""
    return [event for row in _rows(arrived.body)[:MOST] for event in _events(provider, row)]


def _signed_at(body: bytes) -> datetime:
    """Read the moment that stands in a signature which was found to be theirs."""
    return datetime.fromtimestamp(int(json.loads(body)["signature"]["timestamp"]), UTC)


def _view(provider: str, secret: str) -> AnymailBaseWebhookView:
    kind = _VIEWS[provider]
    made: AnymailBaseWebhookView = (
        kind(webhook_signing_key=secret, webhook_secret=[]) if provider == "mailgun" else kind(webhook_secret=secret)
    )
    return made


def _request(body: bytes, authorization: str = "") -> HttpRequest:
    """Write it as the views take it: a request of Django's with that in it, and nothing else."""
    return WSGIRequest(
        {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/",
            "CONTENT_TYPE": _JSON,
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_AUTHORIZATION": authorization,
            "wsgi.input": io.BytesIO(body),
        }
    )


def _rows(body: bytes) -> list[dict[str, Any]]:
    try:
        said = json.loads(body) if len(body) <= LARGEST else None
    except (ValueError, RecursionError):
        return []
    return [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, dict)]


def _events(provider: str, row: dict[str, Any]) -> Iterator[Event]:
    try:
        # Without a key: what it was signed with was looked at when it came.
        found = _view(provider, "-:-").parse_events(_request(json.dumps(row).encode()))
        yield from [event for each in found for event in _event(provider, each, row)]
    except _UNREADABLE:
        return


def _event(provider: str, told: AnymailTrackingEvent, row: dict[str, Any]) -> Iterator[Event]:
    metadata = told.metadata if isinstance(told.metadata, dict) else {}
    tag, reference = kept.reference(metadata.get("reference")), kept.reference(told.message_id)
    address = kept.plain(told.recipient)[:_LONGEST_ADDRESS]
    name = f"{provider} {told.event_type} {told.message_id} {told.recipient} {told.timestamp}"
    known = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
    stage = _STAGES.get(told.event_type)
    if not (tag or reference) or not address:
        return
    if told.event_type in _WANTS_NONE or told.reject_reason == RejectReason.SPAM or _words(row) & _WANTED_NONE:
        yield Complaint(f"{known}:c", tag, address, reference)
    if stage:
        is_final = stage is Stage.FAILED and _is_for_good(told, row)
        code = kept.reference(told.reject_reason) if stage is Stage.FAILED else ""
        yield Progress(known, reference, stage, tag, is_final, code, address)


def _words(row: Mapping[str, Any]) -> set[str]:
    """Give the words of their own by which each of them says why."""
    inside = row.get("event-data")
    reason = inside.get("reason") if isinstance(inside, dict) else ""
    return {kept.plain(each) for each in (row.get("Type"), row.get("SuppressionReason"), row.get("error"), reason)}


def _is_for_good(told: AnymailTrackingEvent, row: Mapping[str, Any]) -> bool:
    """Say whether nothing else would arrive there either: by what its mail server said."""
    is_hard = row.get("hard_bounce", True) is True
    return is_hard and (bool(_words(row) & _NO_SUCH) or reports.is_for_good(kept.plain(told.mta_response)))
