"""What one wants to know of a text before trusting it, in words; for its page, and for paper."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.core import languages
from doorstep.library.models import Document, Edition
from doorstep.library.said import publisher_of


def facts_of(edition: Edition, document: Document) -> list[tuple[str, object]]:
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
