"""What is typed about questions and answers, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Asks:
    """What somebody asks; `contact` is an e-mail address or a number, "" where they want to be told nothing.

    `may_text` and `may_ring` hold for a number. `sent_as` says which page it was sent from.
    """

    words: str = field(repr=False)
    sent_as: UUID
    language: str
    contact: str = field(default="", repr=False)
    may_text: bool = True
    may_ring: bool = True

    @property
    def means(self) -> str:
        return "" if not self.contact else "email" if "@" in self.contact else "phone"


@dataclass(frozen=True)
class Says:
    """What is answered: the question in words that are about nobody, the answer in Markdown, a source a line."""

    question: str = field(repr=False)
    topic: str
    markdown: str = field(repr=False)
    sources: str = field(default="", repr=False)


@dataclass(frozen=True)
class Reviewed:
    """That it is right, until when, as it was seen."""

    review_by: date
    seen: str = ""
