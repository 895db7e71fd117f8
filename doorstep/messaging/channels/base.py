"""What a channel is given, and how it says that it could not, or that nobody knows."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

# Whoever broke off may still be taking what we sent: asked earlier than this, a provider's "no" is not sure.
ASK_AFTER = timedelta(minutes=1)


class NotDeliveredError(Exception):
    """It surely was not taken; when `permanent`, trying again would not help. Says nothing of whom or what.

    `again_in`: the provider said when to try again, and trying earlier makes it worse. `alone`: it is about this one
    message, or whom it is for, and others would be taken. `stopped`: they told the provider to end what we send.
    """

    def __init__(
        self, *, permanent: bool, again_in: timedelta | None = None, alone: bool = False, stopped: bool = False
    ) -> None:
        super().__init__("refused" if permanent else "out of reach")
        self.permanent = permanent
        self.again_in = again_in
        self.stopped = stopped
        self.is_of_all = not (permanent or alone)


class MaybeDeliveredError(Exception):
    """It cannot be told whether it was taken: all of it went out, and no answer came that can be understood."""

    def __init__(self) -> None:
        super().__init__("nobody knows whether it was taken")


class CannotAskError(Exception):
    """Whether it was taken cannot be asked; when `permanent`, there is nobody to ask, now or later.

    `is_of_all`: whoever carries it could not be asked about any other either.
    """

    def __init__(self, *, permanent: bool, is_of_all: bool = False) -> None:
        super().__init__("there is nobody to ask" if permanent else "whoever carries it did not say")
        self.permanent = permanent
        self.is_of_all = is_of_all


@dataclass(frozen=True)
class News:
    """That it is news to many: what the list is called (RFC 2919), and where it ends with one press; "" for nowhere."""

    list_id: str
    ends_at: str

    def headers(self) -> dict[str, str]:
        """Return what mail programs read of it (RFC 2369, RFC 8058)."""
        said = {"List-Id": self.list_id, "Precedence": "list"}
        if self.ends_at:
            said |= {"List-Unsubscribe": f"<{self.ends_at}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        return said


@dataclass(frozen=True)
class File:
    """A file that goes with it; `kind` is its media type."""

    name: str
    kind: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Outgoing:
    """One message in the open, on its way out; `reference` is the same at each attempt, so that twice can be told.

    `first_at`: when it was tried first. A provider is asked for what it took since then; unsaid, for a day's.
    `language` is that of the words; `voicemail`: these may be left on a machine; `window_open`: they wrote to us within
    the last day, so that WhatsApp carries words of our own. `others`: what providers call whatever else went there, and
    so is not this. `news` and `files` go by e-mail alone.
    """

    to: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    reference: str = ""
    first_at: datetime | None = None
    language: str = ""
    voicemail: bool = False
    window_open: bool = False
    others: frozenset[str] = frozenset()
    news: News | None = None
    files: tuple[File, ...] = ()

    def headers(self) -> dict[str, str]:
        """Return what stands above an e-mail of it: no machine answers to a machine (RFC 3834)."""
        return {"Auto-Submitted": "auto-generated", **(self.news.headers() if self.news else {})}


class Channel(Protocol):
    """A way out of the house."""

    def carries(self) -> frozenset[str]:
        """Say which means (of ContactPoint) go this way as this installation is set up."""
        ...

    def provider(self) -> str:
        """Name who carries it, and by which account of ours: asked of another, nobody would know of it."""
        ...

    def send(self, outgoing: Outgoing, /) -> str:
        """Hand it over; return the provider's reference, "" where it gives none.

        Raises NotDeliveredError where it surely was not taken, MaybeDeliveredError where that cannot be told.
        """
        ...

    def sent(self, outgoing: Outgoing, /) -> str | None:
        """Ask whether the provider has it already: its reference, or None when it surely has not.

        To be asked ASK_AFTER the last attempt, not before. Raises CannotAskError, and NotDeliveredError where they
        took it and could not carry it to its end.
        """
        ...
