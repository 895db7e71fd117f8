"""What signing in writes to people: in their language, without a link that does anything."""

from django.utils.translation import gettext as _

from doorstep.core import digits
from doorstep.messaging.actions import Words


def code(said: str, browser: str, language: str, site: str) -> Words:
    """Write down a code, and who asked for it; the code stands first, where a locked telephone shows it."""
    lines = [
        _("%(code)s is your code for %(site)s.") % {"code": digits.spoken(said), "site": site},
        _("Type it where you asked for it, within ten minutes."),
        _("Asked for in: %(browser)s.") % {"browser": browser} if browser else "",
        _("If that was not you, do nothing: without this code nobody comes in. Nobody of us will ever ask you for it."),
    ]
    body = "\n\n".join(line for line in lines if line)
    return Words("sign-in-code", language, _("Your code"), body, secret=True, urgent=True)


def way_added(browser: str, language: str, site: str) -> Words:
    """Tell somebody that there is a new way of signing in as them."""
    lines = [
        _("A new way of signing in to %(site)s as you was added.") % {"site": site},
        _("It was added in: %(browser)s.") % {"browser": browser} if browser else "",
        _("If that was not you, sign in, look under “Signing in” on your pages, and take it away. Then tell us."),
    ]
    return Words("way-added", language, _("A new way of signing in"), "\n\n".join(line for line in lines if line))
