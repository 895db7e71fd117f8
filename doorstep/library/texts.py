"""The texts that come with the software: what stands at their head, and what they say.

---
title: Shopping and money
summary: How to pay for somebody else's shopping, so that nobody has to trust blindly.
kind: guide
sources:
- Safeguarding, Charity Commission, https://www.gov.uk/…
---
## Before the first shop
…
"""

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

from doorstep.core import shipped

WRITTEN = Path(__file__).parent / "written"


@dataclass(frozen=True)
class Written:
    """One text; its mark, which is another where the text is; and the file itself, as it was said."""

    slug: str
    language: str
    title: str
    summary: str
    kind: str
    topic: str
    for_whom: str
    written: datetime.date
    review: datetime.date
    sources: str
    markdown: str
    mark: str
    said: str


def of_files(folder: Path = WRITTEN) -> list[Written]:
    return shipped.of_files(folder, taken_apart)


def taken_apart(said: str, *, slug: str, language: str) -> Written:
    """Take a text apart. Raises KeyError or ValueError where its head is not as it should be."""
    facts, markdown = shipped.headed(said)
    return Written(
        slug=slug,
        language=language,
        title=facts["title"],
        summary=facts.get("summary", ""),
        kind=facts["kind"],
        topic=facts["topic"],
        for_whom=facts["for"],
        written=datetime.date.fromisoformat(facts["written"]),
        review=datetime.date.fromisoformat(facts["review"]),
        sources=facts.get("sources", ""),
        markdown=markdown,
        mark=hashlib.sha256(said.encode()).hexdigest(),
        said=said,
    )
