"""Documents in the making: by the house, by a group, by a network; and texts as they come with the software."""

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from doorstep.core.shipped import of_file
from doorstep.groups.models import Group, Membership, Role
from doorstep.library.actions import adopting, writing
from doorstep.library.models import Document, Edition
from doorstep.library.queries import editions
from doorstep.library.said import HOUSE, Facts, Publisher, Says
from doorstep.library.texts import Written, taken_apart
from doorstep.people.models import Person
from tests.factories import make_membership, make_person

POLICY = """## Who we are

{group} helps in {area}. One reaches us by {contact}.

## Worries

Tell {lead}, or {deputy}, on the same day. We read this again in {review}.
"""
GUIDE = "## Before you go\n\nWrite the list down. Keep the receipt.\n\n## At the door\n\nNever go inside.\n"
FILLED = {
    "group": "Rye Lane Neighbours",
    "area": "SE15",
    "contact": "020 7946 0101",
    "lead": "Grace",
    "deputy": "Ben",
    "review": "November 2027",
}
TEXT = """---
title: Shopping and money
summary: How to pay for somebody else’s shopping.
kind: guide
topic: money
for: volunteers
written: 2026-11-01
review: 2027-11-01
sources:
  - Safeguarding, Charity Commission, https://www.gov.uk/safeguarding
  - Scams, Age UK, https://www.ageuk.org.uk/scams
---
## Before you go

{}
"""


def make_document(
    title: str = "Shopping and money",
    markdown: str = GUIDE,
    publisher: Publisher = HOUSE,
    *,
    kind: str = "guide",
    topic: str = "money",
    by: Person | None = None,
) -> Document:
    """Have a document published, in English."""
    now, who = timezone.now(), by.pk if by else None
    document = writing.begin(publisher, Facts(kind, topic), title, by=who, now=now)
    says_now(document, markdown, title=title)
    return document


def make_policy(title: str = "Safeguarding policy", markdown: str = POLICY) -> Document:
    return make_document(title, markdown, kind="policy", topic="safeguarding")


def says_now(
    document: Document, markdown: str, language: str = "en", *, title: str = "", follows: bool = True
) -> Edition:
    """Have it say something else from now on."""
    original = editions.last_number(document, document.language)
    before = editions.current(document).get(language)
    translates = None if language == document.language else original if follows else 0
    says = Says(title or (before.title if before else "Einkaufen"), markdown, "In two lines.", translates=translates)
    seen = editions.seen(document, language)
    return writing.publish(document, language, says, seen=seen, by=None, now=timezone.now())


def make_theirs(policy: Document, group: Group, now: datetime | None = None) -> Document:
    return adopting.adopt(policy, group, filled=FILLED, by=None, now=now or timezone.now())


def make_clara(group: Group, called: str = "Clara") -> Person:
    """Make somebody a coordinator of a group."""
    person = make_person(called, email=f"{called.casefold()}@example.org")
    if not Membership.objects.filter(group=group, role=Role.COORDINATOR).exists():
        make_membership(person, group, Role.COORDINATOR)
    return person


def written(
    folder: Path, said: str = "Write the list down.", name: str = "shopping-and-money", language: str = "en"
) -> Written:
    """Read a text as it comes with the software."""
    file = folder / language / f"{name}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(TEXT.replace("{}", said), "utf-8")
    return of_file(file, taken_apart)
