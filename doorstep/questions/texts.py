"""The first answers, which come with the software: what stands at their head, and what they say.

---
question: May I pay with somebody else's card?
topic: money
written: 2026-11-20
review: 2027-11-20
sources:
  - Fraud, Action Fraud, https://www.actionfraud.police.uk/
---
No. …
"""

import datetime
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from doorstep.core import shipped
from doorstep.questions import sources

WRITTEN = Path(__file__).parent / "written"
TOPICS = frozenset(
    "setting-up running safeguarding money data health food wellbeing working-with-others closing".split()
)
LONGEST_QUESTION = 200
LONGEST = 20_000


@dataclass(frozen=True)
class Written:
    """One answer, and its mark: that of another text is another."""

    slug: str
    language: str
    question: str
    topic: str
    written: datetime.date
    review: datetime.date
    sources: str
    markdown: str
    mark: str
    said: str = field(default="", repr=False, compare=False)


def of_files(folder: Path = WRITTEN) -> list[Written]:
    return shipped.of_files(folder, taken_apart)


def taken_apart(said: str, *, slug: str, language: str) -> Written:
    """Take a text apart. Raises ValueError, which says what to mend."""
    facts, markdown = shipped.headed(said)
    if len(markdown.strip()) > LONGEST:
        raise ValueError(f"below its head it says something, in at most {LONGEST} signs")
    return Written(
        slug=slug,
        language=language,
        question=_short(facts, "question"),
        topic=_topic(facts),
        written=_day(facts, "written"),
        review=_day(facts, "review"),
        sources=sources.said(sources.read_sources(facts.get("sources", ""))),
        markdown=markdown,
        mark=hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest(),
        said=said,
    )


def _short(facts: dict[str, str], name: str) -> str:
    said = facts.get(name, "")
    if not 0 < len(said) <= LONGEST_QUESTION:
        raise ValueError(f"its {name} has 1 to {LONGEST_QUESTION} signs")
    return said


def _topic(facts: dict[str, str]) -> str:
    if facts.get("topic") not in TOPICS:
        raise ValueError(f"its topic is one of {', '.join(sorted(TOPICS))}")
    return facts["topic"]


def _day(facts: dict[str, str], name: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(facts.get(name, ""))
    except ValueError:
        raise ValueError(f"{name} is a day, such as 2026-11-20") from None
