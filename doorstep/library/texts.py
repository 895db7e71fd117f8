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
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WRITTEN = Path(__file__).parent / "written"
_LINE = "---"


class NotATextError(Exception):
    """A file of ours is not written as it should be; says what is wrong with it."""


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
    """Read all that came with the software, by language and name."""
    return [of_file(file) for file in sorted(folder.glob("*/*.md"))]


def of_file(file: Path) -> Written:
    said = file.read_text("utf-8")
    try:
        return taken_apart(said, slug=file.stem, language=file.parent.name)
    except (KeyError, ValueError) as error:
        raise NotATextError(f"{file}: {error}") from error


def taken_apart(said: str, *, slug: str, language: str) -> Written:
    """Take a text apart. Raises KeyError or ValueError where its head is not as it should be."""
    before, head, markdown = _parts(said)
    if before.strip() or not markdown.strip():
        raise ValueError("it begins with a head between two lines of ---, and says something below")
    facts = dict(_facts(head))
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
        markdown=markdown.strip() + "\n",
        mark=hashlib.sha256(said.encode()).hexdigest(),
        said=said,
    )


def _parts(said: str) -> tuple[str, list[str], str]:
    lines = said.splitlines()
    marks = [at for at, line in enumerate(lines) if line.rstrip() == _LINE][:2]
    if len(marks) < 2:  # noqa: PLR2004 # one above the head and one below
        raise ValueError("it has no head")
    first, second = marks
    return "\n".join(lines[:first]), lines[first + 1 : second], "\n".join(lines[second + 1 :])


def _facts(head: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands at the head by its name; lines that begin with a dash belong to the name above them."""
    name, listed = "", list[str]()
    for line in head:
        if line.lstrip().startswith("- ") and name:
            listed.append(line.strip().removeprefix("- ").strip())
            continue
        if listed:
            yield name, "\n".join(listed)
        name, _colon, value = (part.strip() for part in line.partition(":"))
        listed = []
        if value:
            yield name, value.strip('"“”')
    if listed:
        yield name, "\n".join(listed)
