"""Reads what ships as the tests of it need it: the lines at the head, the sources, the words below."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from doorstep.library import turning

HOUSE = Path(settings.ROOT) / "doorstep"
TOPICS = set("setting-up running safeguarding money data health food wellbeing working-with-others closing".split())
# Official bodies, and such as everybody in the field knows; a host that is new is looked at by a person first.
HOSTS = set(
    "111.wales.nhs.uk ico.org.uk learning.nspcc.org.uk volunteering-wales.net www.anncrafttrust.org "
    "www.charitycommissionni.org.uk www.citizensadvice.org.uk www.equalityhumanrights.com www.equalityni.org "
    "www.food.gov.uk www.foodaidnetwork.org.uk www.foodstandards.gov.scot www.fundraisingregulator.org.uk "
    "www.givefood.org.uk www.gov.uk www.hse.gov.uk www.mind.org.uk www.mygov.scot www.ncvo.org.uk www.nhs.uk "
    "www.nhsinform.scot www.nidirect.gov.uk www.nspcc.org.uk www.oscr.org.uk www.police.uk www.samaritans.org "
    "www.disclosure.gov.scot www.trussell.org.uk www.volunteernow.co.uk www.volunteerscotland.net".split()
)
# A telephone number that stands in a text and not under "where to turn": the ICO's.
OTHER_NUMBERS = {"0303 123 1113"}
_NUMBER = re.compile(r"(?<!\d)(?:0\d{2,4}(?: \d{2,4}){1,3}|116 123|85258|0800 1111)(?!\d)")
_LINK = re.compile(r"\]\(([^)]*)\)")
NOT_OUR_VOICE = re.compile(r"[\"'!<>`]|please note|successfully|\betc\b|client|service user|beneficiar", re.IGNORECASE)


@dataclass(frozen=True)
class Shipped:
    """One file, taken apart."""

    slug: str
    head: dict[str, str]
    sources: list[str]
    body: str

    @property
    def words(self) -> str:
        """The whole text on one line, as somebody would read it out, for a sentence to be found in."""
        return " ".join(self.body.replace("**", "").split())

    def day(self, name: str) -> date:
        return date.fromisoformat(self.head[name])

    @property
    def links(self) -> set[str]:
        return set(_LINK.findall(self.body))

    @property
    def unknown_numbers(self) -> set[str]:
        """Give the telephone numbers of which nobody looks through a list."""
        known = {each.number for each in turning.everything()} | {each.text for each in turning.everything()}
        return set(_NUMBER.findall(self.body)) - known - OTHER_NUMBERS


def shipped(path: str) -> Shipped:
    file = HOUSE / path
    first, head, body = file.read_text("utf-8").split("---\n", 2)
    assert first == ""
    sources = [line.removeprefix("  - ") for line in head.splitlines() if line.startswith("  - ")]
    facts = (line.partition(": ") for line in head.splitlines() if not line.startswith("  - "))
    return Shipped(file.stem, {name.rstrip(":"): value for name, _colon, value in facts}, sources, body)


def slugs(folder: str) -> list[str]:
    return sorted(file.stem for file in (HOUSE / folder).glob("*.md"))


def looks_right(text: Shipped, *, names: set[str]) -> None:
    """Hold what policies and answers have in common."""
    assert set(text.head) == names
    assert text.head["topic"] in TOPICS
    assert text.day("written") < text.day("review")
    assert (text.day("review") - text.day("written")).days <= 366
    assert text.sources
    assert {len(source.split(", ")) for source in text.sources} == {3}, "title, publisher, address"
    assert {urlsplit(source.split(", ")[-1]).hostname for source in text.sources} <= HOSTS
    assert all(source.split(", ")[-1].startswith("https://") for source in text.sources)
    assert NOT_OUR_VOICE.findall(text.body) == []
    assert text.unknown_numbers == set()
    assert text.links <= {"/turning/"}
