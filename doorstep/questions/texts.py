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
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from doorstep.questions import sources

WRITTEN = Path(__file__).parent / "written"
TOPICS = frozenset(
    "setting-up running safeguarding money data health food wellbeing working-with-others closing".split()
)
LONGEST_QUESTION = 200
LONGEST = 20_000
_LINE = "---"


class NotATextError(Exception):
    """A file of ours is not written as it should be; says which, and what is wrong with it."""


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
    """Read all that came with the software, by language and name."""
    return [of_file(file) for file in sorted(folder.glob("*/*.md"))]


def of_file(file: Path) -> Written:
    try:
        return taken_apart(file.read_text("utf-8"), slug=file.stem, language=file.parent.name)
    except ValueError as error:
        raise NotATextError(f"{file}: {error}") from error


def taken_apart(said: str, *, slug: str, language: str) -> Written:
    """Take a text apart. Raises ValueError, which says what to mend."""
    head, markdown = _parts(said)
    facts = dict(_facts(head))
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


def _parts(said: str) -> tuple[list[str], str]:
    lines = said.split("\n")
    marks = [at for at, line in enumerate(lines) if line.rstrip() == _LINE][:2]
    if len(marks) < 2 or any(map(str.strip, lines[: marks[0]])):  # noqa: PLR2004 # one above the head and one below
        raise ValueError("it begins with a head between two lines of ---")
    markdown = "\n".join(lines[marks[1] + 1 :]).strip()
    if not 0 < len(markdown) <= LONGEST:
        raise ValueError(f"below its head it says something, in at most {LONGEST} signs")
    return lines[marks[0] + 1 : marks[1]], f"{markdown}\n"


def _facts(head: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands at the head by its name; lines that begin with a dash belong to the name above them."""
    name, listed = "", list[str]()
    for line in head:
        if name and line.lstrip().startswith("- "):
            listed.append(line.strip())
            continue
        yield from [(name, "\n".join(listed))] if listed else []
        name, _colon, value = (part.strip() for part in line.partition(":"))
        listed = []
        yield from [(name, value)] if value else []
    yield from [(name, "\n".join(listed))] if listed else []


def _short(facts: dict[str, str], name: str) -> str:
    said = facts.get(name, "").strip('"“”')
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
