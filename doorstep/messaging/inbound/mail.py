"""An e-mail that arrived, read without believing any of it; pure.

Nothing is rendered, unpacked or fetched. What is attached is handed on as bytes, to be put into quarantine. What a
sender says of themselves (From, Reply-To) is a claim.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message

from doorstep.core.trigrams import without_controls
from doorstep.messaging.inbound import headers, markup, parts, quoted, reports
from doorstep.messaging.inbound.limits import Limits, TooMuchError, hold
from doorstep.messaging.inbound.reports import Failure

__all__ = ["Attachment", "Failure", "Letter", "Limits", "TooMuchError", "read"]

_LONGEST_SUBJECT = 500
_BY_MACHINES = ("mailer-daemon@", "postmaster@")
_MARKS = ("list-id", "list-unsubscribe", "list-post", "x-autoreply", "x-autorespond", "x-auto-reply", "feedback-id")
_PRECEDENCES = frozenset("bulk junk list auto_reply auto-reply".split())
# What reads a text up to a number of characters, and says how many of these are left; fewer than none: there was more.
_Words = Callable[[str, int], tuple[str, int]]


@dataclass(frozen=True)
class Attachment:
    """A file as it was sent: the name and the type are what the sender says."""

    name: str = field(repr=False)
    kind: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """What an e-mail says.

    `senders` are the addresses of From, `recipients` those of To, Cc, Delivered-To and X-Original-To. `is_cut` says
    that more was written than `text` holds. Ids are without their brackets. `automatic` says that no person wrote it
    (RFC 3834): answering it would go on for ever. `complaint` is the kind of one ("abuse"), "" for none. `about` are
    the ids of the message that a report is about: nothing is done about `failures` and `complained`, which anybody can
    make up, unless it is one of ours and went to that very address.
    """

    senders: tuple[str, ...] = field(repr=False)
    recipients: tuple[str, ...] = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    is_cut: bool
    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    automatic: bool
    attachments: tuple[Attachment, ...] = field(repr=False)
    failures: tuple[Failure, ...] = ()
    complaint: str = ""
    complained: tuple[str, ...] = field(default=(), repr=False)
    about: tuple[str, ...] = ()

    @property
    def is_bounce(self) -> bool:
        """Say whether somebody was not reached, for good or for now."""
        return bool(self.failures)

    @property
    def own(self) -> str:
        """What its writer wrote, without the message they answered and without a signature."""
        return quoted.own(self.text)


def read(raw: bytes, within: Limits | None = None) -> Letter:
    """Read an e-mail as it came over the wire; raises TooMuchError, and nothing else whatever it is."""
    within = within or Limits()
    message = parts.parsed(raw, within)
    report = reports.read(message)
    leaves = _decoded(message, within)
    text, is_cut = _text(leaves, within)
    return Letter(
        senders=headers.addresses(headers.all_of(message, "From")),
        recipients=_recipients(message),
        subject=headers.decoded(headers.first_of(message, "Subject"))[:_LONGEST_SUBJECT],
        text=text,
        is_cut=is_cut,
        message_id=next(iter(_ids(message, "Message-ID")), ""),
        in_reply_to=_ids(message, "In-Reply-To"),
        references=_ids(message, "References"),
        automatic=bool(report.failures or report.complaint) or _is_automatic(message),
        attachments=tuple(_attachments(leaves)),
        failures=report.failures,
        complaint=report.complaint,
        complained=report.complained,
        about=report.about,
    )


def _recipients(message: Message) -> tuple[str, ...]:
    names = ("To", "Cc", "Delivered-To", "X-Original-To")
    return headers.addresses([value for name in names for value in headers.all_of(message, name)])


def _ids(message: Message, name: str) -> tuple[str, ...]:
    return headers.ids(" ".join(headers.all_of(message, name)))


def _is_automatic(message: Message) -> bool:
    submitted = headers.first_of(message, "Auto-Submitted").lower()
    return (
        submitted.partition(";")[0].strip() not in {"", "no"}
        or headers.first_of(message, "Precedence").lower() in _PRECEDENCES
        or any(headers.first_of(message, mark) for mark in _MARKS)
        or "<>" in headers.all_of(message, "Return-Path")
        or any(each.lower().startswith(_BY_MACHINES) for each in headers.addresses(headers.all_of(message, "From")))
        or parts.kind(message) == "multipart/report"
    )


# -- What it holds ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Leaf:
    part: Message
    kind: str
    name: str
    content: bytes

    @property
    def is_file(self) -> bool:
        """Say whether it is something to keep, and not to read."""
        is_attached = "attachment" in headers.first_of(self.part, "Content-Disposition").lower()
        return is_attached or bool(self.name) or self.kind not in {"text/plain", "text/html"}

    @property
    def text(self) -> str:
        return headers.as_text(self.content, parts.charset(self.part)).rstrip()


def _decoded(message: Message, within: Limits) -> list[_Leaf]:
    found, size = [], 0
    for part in parts.leaves(message):
        found.append(_Leaf(part, parts.kind(part), parts.name(part), parts.content(part)))
        size += len(found[-1].content)
        hold(within, "decoded", size)
    return found


def _text(leaves: list[_Leaf], within: Limits) -> tuple[str, bool]:
    """Return what there is to read, plain or else the words of HTML, and whether there was more of it."""
    said, left = _said(leaves, "text/plain", _as_written, within.text)
    if not said:
        said, left = _said(leaves, "text/html", markup.text_of, within.text)
    return said[: within.text], left < 0


def _said(leaves: list[_Leaf], kind: str, words: _Words, left: int) -> tuple[str, int]:
    """Return what all leaves of a kind say, up to a number of characters, and how many of these are left."""
    found: list[str] = []
    for leaf in leaves:
        if leaf.kind == kind and not leaf.is_file and left >= 0:
            said, left = words(leaf.text, left)
            found.append(without_controls(said))
    return "\n".join(text for text in found if text.strip()).strip(), left


def _as_written(text: str, most: int) -> tuple[str, int]:
    return "\n".join(text[:most].splitlines()), most - len(text)


def _attachments(leaves: list[_Leaf]) -> Iterator[Attachment]:
    return (Attachment(leaf.name, leaf.kind, leaf.content) for leaf in leaves if leaf.is_file)
