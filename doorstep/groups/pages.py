"""What the pages of a group's people share: who may open them, and what was done before."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages
from doorstep.groups.queries import decisions, members
from doorstep.groups.standing import Standing
from doorstep.people.requests import PersonRequest

# What a page says after something was done, by the word that stands in its address.
DONE = {
    "joined": _("You are in. Welcome."),
    "asked": _("They have been told that you would like to help, and their answer stands here."),
    "withdrawn": _("You no longer ask."),
    "resting": _("You take a rest. Nobody asks why."),
    "back": _("Good to have you back."),
    "left": _("Done. You see nothing of it any more, and in thirty days it is forgotten."),
    "welcomed": _("They are in, and have been told."),
    "declined": _("They have been told, kindly."),
    "written-in": _("They are in. What they told you is kept sealed."),
    "given": _("Done, and they have been told."),
    "moved": _("Done."),
    "removed": _("Done. They see nothing of it any more, and have been told."),
    "they-rest": _("They take a rest now."),
    "they-are-back": _("They are back."),
    "decided": _("Another coordinator has to agree. All of you have been told."),
    "decided-alone": _("Nobody else could agree, so it is done in a day. Everybody it concerns has been told."),
    "sent": _("Their invitation is on its way. It ends after fourteen days."),
    "revoked": _("Taken back. The code opens nothing any more."),
    "saved": _("Saved. The page shows it now."),
    "unchanged": _("Nothing was different, so nothing was changed."),
    "confirmed": _("Confirmed as of today."),
    "answered": _("Thank you. This is how it stands now."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}


def standing_or_404(request: PersonRequest, slug: str, may: Callable[[Standing], bool] | None = None) -> Standing:
    """Find the group in which the visitor may do this, or is anything at all; there is no page for anybody else."""
    standing = members.standing_of(request.visitor.person.pk, slug)
    if standing is None or (may and not may(standing)):
        raise Http404
    return standing


def people_or_404(request: PersonRequest, slug: str, may: Callable[[Standing], bool]) -> Standing:
    """Find it like this for the pages of its people; there are none of a group that the desk took off the list."""
    standing = standing_or_404(request, slug, may)
    if decisions.taken_off(standing.group):
        raise Http404
    return standing


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)
