"""How long until there is room again, as a page says it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE = timedelta(minutes=1)


def wait(again_at: datetime) -> str:
    """Say it as a sentence, in whole minutes: never less than it takes."""
    minutes = -((timezone.now() - again_at) // MINUTE)
    if minutes > 60:  # noqa: PLR2004 # beyond an hour nobody counts minutes
        return _("That was a lot at once. Please try again in a few hours.")
    said = ngettext(
        "That was a lot at once. Please try again in a minute.",
        "That was a lot at once. Please try again in %(minutes)s minutes.",
        max(minutes, 1),
    )
    return said % {"minutes": max(minutes, 1)}
