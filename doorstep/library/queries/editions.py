"""The editions of one document: the one that is read, those before it, its languages, and whether one is behind."""

from dataclasses import dataclass

from django.db.models import QuerySet

from doorstep.library.models import Document, Edition
from doorstep.library.queries.shelf import newest

# Where nobody wrote anything yet.
NOTHING = "0.0"


@dataclass(frozen=True)
class Said:
    """A document in one language, as it stands now; `original` is its newest edition in its own language."""

    document: Document
    edition: Edition
    original: Edition

    @property
    def is_translation(self) -> bool:
        return self.edition.language != self.document.language

    @property
    def is_behind(self) -> bool:
        """The original has changed since it was translated."""
        return self.is_translation and (self.edition.translates or 0) < self.original.number


def current(document: Document) -> dict[str, Edition]:
    """Return the newest edition in each language; its own comes first."""
    found = newest().filter(document=document).order_by("language")
    return {each.language: each for each in sorted(found, key=lambda each: each.language != document.language)}


def said_in(document: Document, language: str = "") -> Said | None:
    """Return it in a language, or else in its own, or else in any; None where nothing is published."""
    found = current(document)
    edition = found.get(language) or next(iter(found.values()), None)
    return Said(document, edition, found.get(document.language, edition)) if edition else None


def said_everywhere(document: Document) -> list[Said]:
    found = current(document)
    return [Said(document, each, found.get(document.language, each)) for each in found.values()]


def published(document: Document) -> QuerySet[Edition]:
    """Return all that was ever published, the newest first; what they say is left to the page of each."""
    found = Edition.objects.filter(document=document, number__gt=0).defer("markdown", "sources")
    return found.order_by("language", "-number")


def older(document: Document) -> QuerySet[Edition]:
    """Return what was published before what is read now, and still says something."""
    return published(document).exclude(pk__in=newest().filter(document=document).values("pk")).exclude(markdown="")


def numbered(document: Document, language: str, number: int) -> QuerySet[Edition]:
    return Edition.objects.filter(document=document, language=language, number=number).exclude(number=0)


def draft_of(document: Document, language: str) -> Edition | None:
    return Edition.objects.filter(document=document, language=language, number=0).first()


def drafts_of(document: Document) -> dict[str, str]:
    """Return the languages in which there is a draft, each with where it stands, as `seen` says it."""
    found = Edition.objects.filter(document=document, number=0).order_by("language")
    return {language: seen(document, language) for language in found.values_list("language", flat=True)}


def last_number(document: Document, language: str) -> int:
    found = Edition.objects.filter(document=document, language=language).order_by("-number")
    return found.values_list("number", flat=True).first() or 0


def seen(document: Document, language: str) -> str:
    """Say at which point somebody begins to write: what is published, and which draft, in one word."""
    draft = draft_of(document, language)
    # One that was begun after another had been thrown away is not that other one.
    which = f"{draft.version}.{draft.changed_at.timestamp():.6f}" if draft else "0"
    return f"{last_number(document, language)}.{which}"
