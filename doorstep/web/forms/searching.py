"""What somebody looks for, read from an address: what we do not know narrows nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core.trigrams import without_controls
from doorstep.search.queries.understanding import LONGEST

KINDS: Final[Mapping[str, Promise]] = {
    "guide": _("Guides"),
    "answer": _("Answers"),
    "group": _("Groups"),
    "network": _("Networks"),
    "news": _("News"),
}


@dataclass(frozen=True)
class Wanted:
    """Words, and what they are looked for among: texts of one kind or of all, in one language or in any."""

    words: str = ""
    kind: str = ""
    language: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind,) if self.kind else ()


def wanted(said: Mapping[str, str]) -> Wanted:
    """Take what an address such as `?q=bank+card&kind=guide` says."""
    words = " ".join(without_controls(said.get("q", "")[: 2 * LONGEST]).split())[:LONGEST]
    kind, language = said.get("kind", ""), said.get("language", "")
    return Wanted(words, kind if kind in KINDS else "", language if language in dict(settings.LANGUAGES) else "")
