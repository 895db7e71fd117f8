"""What a channel is given, and how it says that it could not."""

from dataclasses import dataclass, field
from typing import Protocol


class NotDeliveredError(Exception):
    """It did not get there; when `permanent`, trying again would not help. Says nothing of whom or what."""

    def __init__(self, *, permanent: bool) -> None:
        super().__init__("refused" if permanent else "out of reach")
        self.permanent = permanent


@dataclass(frozen=True)
class Outgoing:
    """One message in the open, on its way out; `reference` is the same at each attempt, so that twice can be told."""

    to: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    reference: str = ""


class Channel(Protocol):
    """A way out of the house."""

    def carries(self) -> frozenset[str]:
        """Say which means (of ContactPoint) go this way as this installation is set up."""
        ...

    def send(self, outgoing: Outgoing) -> None:
        """Hand it over; raise NotDeliveredError where that fails."""
        ...
