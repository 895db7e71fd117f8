"""When and how it is safe to get in touch with somebody: the rules, without the database or the clock."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """A way of getting in touch; a message is a text, a WhatsApp message or an e-mail."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    MESSAGE = "message"
    LETTER = "letter"


@dataclass(frozen=True)
class SafeToContact:
    """What somebody said about being contacted. Unless they said so, nothing is left on a machine or put in writing.

    `from_time` and `to_time` are on the clock of the installation's place; to_time before from_time goes past midnight.
    Letters and messages lie until they are read, so that hours hold for calls, and for messages, which make a sound.
    """

    calls: bool = True
    messages: bool = True
    voicemail: bool = False
    letters: bool = False
    from_time: datetime.time | None = None
    to_time: datetime.time | None = None

    def __post_init__(self) -> None:
        if (self.from_time is None) != (self.to_time is None):
            raise ValueError("Hours have a beginning and an end.")

    def allows(self, channel: Channel, at: datetime.time) -> bool:
        """Say whether somebody may be contacted this way at this time of day."""
        said = {
            Channel.CALL: self.calls,
            Channel.VOICEMAIL: self.calls and self.voicemail,
            Channel.MESSAGE: self.messages,
            Channel.LETTER: self.letters,
        }
        return said[channel] and (channel is Channel.LETTER or self._within_hours(at))

    def _within_hours(self, at: datetime.time) -> bool:
        if self.from_time is None or self.to_time is None:
            return True
        if self.from_time <= self.to_time:
            return self.from_time <= at < self.to_time
        return at >= self.from_time or at < self.to_time


# What somebody who never said is taken to have said.
ANYTIME = SafeToContact()
