"""How documents are shown: their text, what stands beside it, and where they are looked after."""

from collections.abc import Sequence
from typing import NamedTuple

from django import template

from doorstep.core import languages
from doorstep.core.markdown import Heading, Page, page
from doorstep.library.facts import facts_of
from doorstep.library.models import Collection, Document, Edition
from doorstep.library.open_gaps import as_read
from doorstep.library.pages import Place
from doorstep.library.said import publisher_of

register = template.Library()

# Of so few headings nobody needs a list.
_FEW = 3


class Source(NamedTuple):
    words: str
    address: str


@register.filter
def as_page(edition: Edition) -> Page:
    """Read its text once, for all that a page shows of it."""
    return page(as_read(edition))


@register.filter
def contents(text: Page) -> Sequence[Heading]:
    """List its headings, where there are more than one sees at once."""
    found = [each for each in text.headings if each.level == 2]  # noqa: PLR2004 # the first below the page's own
    return found if len(found) > _FEW else []


@register.filter
def listed_sources(edition: Edition) -> list[Source]:
    return [_source(line) for line in edition.sources.splitlines() if line.strip()]


def _source(line: str) -> Source:
    words, _comma, address = line.strip().rpartition(", ")
    is_page = address.startswith(("https://", "http://")) and not any(sign.isspace() for sign in address)
    return Source(words, address) if words and is_page else Source(line.strip(), "")


register.filter("facts", facts_of)


@register.filter
def language(code: str) -> str:
    """Name a language in the reader's own."""
    return languages.name(code)


@register.filter
def own_language(code: str) -> str:
    """Name a language in itself."""
    return languages.own_name(code) or code


@register.filter
def publisher(document: Document | Collection) -> str:
    return publisher_of(document).name


@register.simple_tag
def at(place: Place, name: str, *args: object) -> str:
    """Say where something is done with documents in this place: at the desk, in a group, at a network's desk."""
    return place.address(name, *args)
