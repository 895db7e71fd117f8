"""What the pages of rounds and of what comes again say after something was done, by the word in their address."""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages

DONE: dict[str, Promise] = {
    # -- What comes again --
    "moved": _("It is on that day now, and whoever does it has been told."),
    "skipped": _("Left out this once. The next stands as before."),
    "rests": _("It rests. What was planned for that time is not needed, and whoever would have done it has been told."),
    "goes-on": _("It goes on. The next stand here."),
    # -- Rounds --
    "planned": _("The round stands. Add doors and drivers next."),
    "doors": _("The doors are in the round. Nobody else is asked for them until the round begins."),
    "door-out": _("That door looks for somebody on its own from now on."),
    "asked": _("They have been asked, and answer here."),
    "nodded": _("They drive. Share the doors out when you are ready."),
    "thanked": _("They have been told that they need not drive."),
    "said-yes": _("You drive. Thank you. The doors stand here once they are shared out."),
    "said-no": _("Not this time, then. Nobody asks why."),
    "shared": _("Shared out. Every driver has been told."),
    "too-few": _("Shared out, but some doors found no driver. They stand on top: ask somebody else to drive as well."),
    "ticked": _("Noted."),
    "ended": _("The round is over. Thank you."),
    "called-off": _("Called off. Drivers have been told, and each door looks for somebody on its own."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)
