"""What providers tell us over HTTP: what became of something we sent, and what somebody sent us; pure.

Each provider has a reader in this folder with `verified` and `events`. Whoever verifies looks at the bytes as they
came; whoever reads them afterwards believes nothing that they say about who sent them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from doorstep.messaging.inbound.sniffing import Sniffed

# What is signed for a moment that is farther ahead of ours is refused; for those who sign none, the id is enough.
WINDOW = timedelta(minutes=5)


class NotTheirsError(Exception):
    """It does not come from whom it says, or was not signed by them, or long ago; `why` is for the operator's log."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Arrived:
    """One request to us, untouched. `address` is the whole address it was sent to, as the provider knows it.

    Names of `headers` are in small letters.
    """

    address: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    at: datetime


class Stage(StrEnum):
    """How far something we sent has come, in this order; each may be skipped, and told again, late or twice."""

    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True)
class Progress:
    """What became of something we sent. `reference` is the provider's, as `Channel.send` returned it.

    `tag` is our own reference, where the provider repeats it. `is_final_for_them`: that number or address is none, or
    wants nothing of us, so that nothing else would arrive there either; `stopped`: they told the provider to end it.
    `code` is the provider's, for the operator.
    `address` is whom it speaks of, where anybody could have made it up: it counts only if what it is about went there.
    """

    event_id: str
    reference: str
    stage: Stage
    tag: str = ""
    is_final_for_them: bool = False
    code: str = ""
    address: str = field(default="", repr=False)
    stopped: bool = False


@dataclass(frozen=True)
class Complaint:
    """That somebody told their mail provider that they want none of what we sent; the others are as above."""

    event_id: str
    tag: str
    address: str = field(repr=False)
    reference: str = ""


@dataclass(frozen=True)
class Media:
    """Something that came along, still with the provider: where to fetch it, and what they say it is."""

    address: str = field(repr=False)
    kind: str


@dataclass(frozen=True)
class File:
    """Something that came along, by what it is and not by what its sender says."""

    what: Sniffed
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Text:
    """What somebody wrote to us by text or WhatsApp, or said. `sender` is a claim, as the provider heard it.

    `sender` and `to` are E.164 with a plus where they are numbers, and whatever the provider calls them where not.
    `in_reply_to` is the provider's reference of a message of ours, "" where none is said. `also` is another name of the
    sender's with this provider, which may be the only one that it tells next time.

    Of what was said on the telephone, `voice` is the sound as MP3, b"" where it could not be had; it took `seconds`.

    `files` came along; `not_kept` of them were too large or too many, and `not_fetched` could not be had from the
    provider. `is_cut`: more was written than `body` has.

    Of an e-mail, `subject` is its subject, `whole` all of its text with what it quotes, and `recipients` are the
    addresses that it went to.
    """

    event_id: str
    means: str
    sender: str = field(repr=False)
    to: str = field(repr=False)
    body: str = field(repr=False)
    in_reply_to: str = ""
    media: tuple[Media, ...] = ()
    also: str = field(default="", repr=False)
    voice: bytes = field(default=b"", repr=False)
    seconds: int = 0
    files: tuple[File, ...] = field(default=(), repr=False)
    not_kept: int = 0
    not_fetched: int = 0
    is_cut: bool = False
    subject: str = field(default="", repr=False)
    whole: str = field(default="", repr=False)
    recipients: tuple[str, ...] = field(default=(), repr=False)


Event = Progress | Complaint | Text


@dataclass(frozen=True)
class Recording:
    """Words that somebody left on our number, still with the provider: fetched from its own host, and no other.

    `event_id` is the provider's name for it, `sender` "" where their number is not shown.
    """

    event_id: str
    sender: str = field(repr=False)
    address: str = field(repr=False)
    seconds: int
