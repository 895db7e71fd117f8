"""What mail servers report: who was not reached, and who complained; pure.

Not reached: RFC 3464 (delivery status notifications) and RFC 3463 (their codes); complaints: RFC 5965 (ARF). Both are a
multipart/report (RFC 6522) from the top; a report that somebody forwards is a letter of theirs.

Anybody can write a report. Whoever acts on one does so only where `about` names a message of ours that went to that
very address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from doorstep.messaging.inbound import headers, parts

_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
# No such address, or a mailbox that was closed (RFC 3463, 3.2 and 3.3). A full one and a refused message (5.2.2, 5.7.1)
# say nothing against the address, and 5.1.7 and 5.1.8 speak of the sender's.
_FOR_GOOD = re.compile(r"5\.1\.(?![78]$)\d+|5\.2\.1")
_COMPLAINTS = frozenset("abuse fraud virus other".split())
_DELIVERY = frozenset({"message/delivery-status", "message/global-delivery-status"})
# An address in brackets with a comment behind it, and how many of them.
_LONGEST, _MOST = 500, 200


@dataclass(frozen=True)
class Failure:
    """An address that was not reached, as we wrote it if the report says so.

    `status` is as RFC 3463 has it ("5.1.1"), "" where none was given. `permanent`: nothing else would arrive either.
    """

    address: str = field(repr=False)
    status: str
    permanent: bool


@dataclass(frozen=True)
class Report:
    """What a report says: who was not reached, whether somebody complained, and about which message of ours."""

    failures: tuple[Failure, ...] = ()
    complaint: str = ""
    complained: tuple[str, ...] = field(default=(), repr=False)
    about: tuple[str, ...] = ()


def read(message: Message) -> Report:
    """Read the parts of a message that are written for programs; empty where it is no report."""
    inside = parts.children(message) if parts.kind(message) == "multipart/report" else []
    failures = [each for part in inside if parts.kind(part) in _DELIVERY for each in _failures(part)]
    complaint = next((part for part in inside if parts.kind(part) == "message/feedback-report"), None)
    if not failures and complaint is None:
        failures = list(_failures_without_status(message))
    if not failures and complaint is None:
        return Report()
    return Report(tuple(failures)[:_MOST], *_complaint(complaint), about=_about(inside))


def is_for_good(said: str) -> bool:
    """Say whether a mail server's words say that there is no such address, or that its mailbox was closed."""
    found = _STATUS.search(said[:_LONGEST])
    return bool(found and _FOR_GOOD.fullmatch(found[0]))


def _failures(part: Message) -> Iterator[Failure]:
    for block in _blocks(part):
        address = headers.addresses(
            [_without_type(block, "Original-Recipient"), _without_type(block, "Final-Recipient")]
        )
        action = headers.first_of(block, "Action").lower()
        found = _STATUS.search(headers.first_of(block, "Status"))
        status = found[0] if found else ""
        if address and action in {"failed", "delayed", ""} and not status.startswith("2"):
            yield Failure(address[0], status, action != "delayed" and bool(_FOR_GOOD.fullmatch(status)))


def _failures_without_status(message: Message) -> Iterator[Failure]:
    """Read how Exim, and Gmail in part, name whom they did not reach; they say nothing of whether for good."""
    for address in headers.addresses(headers.all_of(message, "X-Failed-Recipients")):
        yield Failure(address, "", permanent=False)


def _blocks(part: Message) -> list[Message]:
    """Return the groups of lines of a report, which Python's parser takes for messages."""
    return parts.children(part) or [parts.lines_as_headers(parts.content(part))]


def _without_type(block: Message, name: str) -> str:
    """Return an address that is written "rfc822; ben@example.org"; "" for more than that could be."""
    said = headers.first_of(block, name).rpartition(";")[2]
    return said if len(said) <= _LONGEST else ""


def _complaint(part: Message | None) -> tuple[str, tuple[str, ...]]:
    if part is None:
        return "", ()
    block = _blocks(part)[0]
    said = headers.first_of(block, "Feedback-Type").lower()
    to = headers.addresses(headers.all_of(block, "Original-Rcpt-To"))
    return (said, to) if said in _COMPLAINTS else ("", to)


def _about(inside: list[Message]) -> tuple[str, ...]:
    """Return the ids of the message that came back, whole or only with its headers."""
    found: list[str] = []
    for part in inside:
        if parts.kind(part) in {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}:
            found += headers.ids(headers.first_of(_blocks(part)[0], "Message-ID"))
    return tuple(found)
