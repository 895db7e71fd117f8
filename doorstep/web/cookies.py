"""What this site leaves in a browser, in words for its reader; a test holds the list to the settings."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: dict[str, Promise] = {
    "SESSION_COOKIE_NAME": _(
        "knows that you are signed in: a month at most, and a day for those who look after others"
    ),
    "BROWSER_COOKIE_NAME": _("knows for an hour at most that it was you who asked for a code"),
    "CSRF_COOKIE_NAME": _("knows that a form is really yours, until you close the browser"),
    "LANGUAGE_COOKIE_NAME": _("knows for a year which language you chose"),
}


def kept() -> list[tuple[str, Promise]]:
    """List each cookie by its name, with what it is for and how long it stays."""
    return [(getattr(settings, setting), words) for setting, words in _WORDS.items()]
