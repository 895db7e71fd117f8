"""How documents are shown: their text, what stands beside it, and where they are looked after."""

from collections.abc import Sequence
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.core import languages
from doorstep.core.markdown import Heading, headings, html
from doorstep.library.models import Document, Edition
from doorstep.library.pages import Place
from doorstep.library.said import publisher_of

register = template.Library()

# Of so few headings nobody needs a list.
_FEW = 3


class Source(NamedTuple):
    words: str
    address: str


@register.filter
def as_page(edition: Edition) -> SafeString:
    """Show its text under a heading of the page's own."""
    return html(edition.markdown, shift=_shift(edition))


@register.filter
def contents(edition: Edition) -> Sequence[Heading]:
    """List its headings, where there are more than one sees at once."""
    found = [each for each in headings(edition.markdown, shift=_shift(edition)) if each.level == 2]  # noqa: PLR2004 # the first below the page's own
    return found if len(found) > _FEW else []


def _shift(edition: Edition) -> int:
    return int(any(each.level == 1 for each in headings(edition.markdown)))


@register.filter
def listed_sources(edition: Edition) -> list[Source]:
    return [_source(line) for line in edition.sources.splitlines() if line.strip()]


def _source(line: str) -> Source:
    words, _comma, address = line.strip().rpartition(", ")
    is_page = address.startswith(("https://", "http://")) and not any(sign.isspace() for sign in address)
    return Source(words, address) if words and is_page else Source(line.strip(), "")


@register.filter
def facts(edition: Edition, document: Document) -> list[tuple[str, object]]:
    """List what one wants to know of a text before trusting it; what nobody said is left out."""
    published = edition.published_at
    reading = ngettext("about %(count)d minute", "about %(count)d minutes", edition.minutes) % {
        "count": edition.minutes
    }
    return [
        (_("What it is"), _("%(kind)s, about: %(topic)s") % _named(document)),
        (_("For"), document.get_for_whom_display()),
        (_("To read"), reading),
        (_("Written by"), edition.written_by),
        (_("Read over by"), edition.reviewed_by),
        (_("Published by"), publisher_of(document).name),
        (_("This edition"), _edition(edition.number, languages.day(localtime(published).date()) if published else "")),
        (_("To be read again by"), languages.day(document.review_by) if document.review_by else ""),
    ]


def _named(document: Document) -> dict[str, str]:
    return {"kind": document.get_kind_display(), "topic": document.get_topic_display()}


def _edition(number: int, day: str) -> str:
    return _("number %(number)d, of %(day)s") % {"number": number, "day": day} if number else ""


@register.filter
def language(code: str) -> str:
    """Name a language in the reader's own."""
    return languages.name(code)


@register.filter
def own_language(code: str) -> str:
    """Name a language in itself."""
    return languages.own_name(code) or code


@register.filter
def publisher(document: Document) -> str:
    return publisher_of(document).name


@register.simple_tag
def at(place: Place, name: str, *args: object) -> str:
    """Say where something is done with documents in this place: at the desk, in a group, at a network's desk."""
    return place.address(name, *args)
