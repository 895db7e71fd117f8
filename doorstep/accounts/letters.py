"""What signing in writes to people: in their language, without a link that does anything."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.accounts.models import Authenticator, Passkey, RecoveryCode
from doorstep.core import digits
from doorstep.messaging.actions import Words

WAYS = {
    Passkey: gettext_lazy("a passkey"),
    Authenticator: gettext_lazy("an authenticator app"),
    RecoveryCode: gettext_lazy("a sheet of printed codes"),
}


def code(said: str, browser: str, language: str, site: str) -> Words:
    """Write down a code, and who asked for it; the code stands first, where a locked telephone shows it."""
    body = _paragraphs(
        _("%(code)s is your code for %(site)s.") % {"code": digits.spoken(said), "site": site},
        _("Type it where you asked for it, within ten minutes."),
        _("Asked for in: %(browser)s.") % {"browser": browser} if browser else "",
        _("If that was not you, do nothing: without this code nobody comes in. Nobody of us will ever ask you for it."),
    )
    return Words("sign-in-code", language, _("Your code"), body, secret=True, urgent=True)


def way_added(way: type[models.Model], browser: str, language: str, site: str) -> Words:
    """Tell somebody that there is a new way of signing in as them."""
    body = _paragraphs(
        _("There is a new way of signing in to %(site)s as you: %(way)s.") % {"site": site, "way": WAYS[way]},
        _("It was added in: %(browser)s.") % {"browser": browser} if browser else "",
        _(
            "If that was not you, tell us at once. We read a code out to you, and with it you take away under "
            "“Signing in” on your pages what is not yours."
        ),
    )
    return Words("way-added", language, _("A new way of signing in"), body)


def printed_code_used(browser: str, language: str, site: str) -> Words:
    """Tell somebody that a code from their sheet was used."""
    body = _paragraphs(
        _("Somebody signed in to %(site)s as you with one of your printed codes.") % {"site": site},
        _("It was used in: %(browser)s.") % {"browser": browser} if browser else "",
        _("If that was not you, sign in, make new codes under “Signing in” on your pages, and tell us."),
    )
    return Words("printed-code-used", language, _("A printed code was used"), body)


def _paragraphs(*said: str) -> str:
    return "\n\n".join(each for each in said if each)
