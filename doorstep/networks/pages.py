"""What the pages of networks share: who may open them, and what was done before."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages
from doorstep.networks.models import Network
from doorstep.networks.queries import desk
from doorstep.people.requests import PersonRequest

# What a page says after something was done, by the word that stands in its address.
DONE = {
    "asked": _("Thank you. The network’s desk has it, and writes to you. How it stands is shown here."),
    "withdrawn": _("You ask no longer."),
    "sat-down": _("You sit at its desk now."),
    "deputy": _("They stand in for you from now on, and have been told."),
    "passed-on": _("They are the main contact from now on, and have been told."),
    "laid-down": _("Done. The main contact has been told."),
    "left": _("Done. Your group is no longer in that network."),
    "taken-in": _("It is in, and its contact has been told."),
    "declined": _("They have been told, in your words."),
    "asked-back": _("They have been asked, in your words."),
    "ended": _("It is no longer in the network, and its contact has been told."),
    "asked-desk": _("The network’s desk has been told. You are the main contact until somebody else is."),
    "hears": _("Done. Whoever it is newly open to has been told."),
    "not-for-me": _("Done. That news does not come to you."),
    "for-me": _("Done. That news comes to you again."),
    "is-going": _("Noted. Its page says from today that it is still going."),
    "has-closed": _("Noted. Whoever looks after the list takes it off."),
    "answered": _("Your answer is on its way."),
    "not-answered": _("It is settled. They are not reached there any more, so nothing was sent."),
    "settled": _("It is settled."),
    "ready": _("Thank you. The network can call on you now."),
    "resting": _("You take a rest. Nothing is asked of you until you are back."),
    "back": _("Welcome back. The network can call on you again."),
    "quiet": _("You are told of no more groups that start near you."),
    "told-again": _("You are told when a group starts near you."),
    "ready-no-longer": _("Done. The network no longer calls on you. You can be ready again whenever you like."),
    "skill-added": _("It is on the list. People can choose it from now on."),
    "skill-renamed": _("It is called that now, also for everybody who chose it."),
    "skill-gone": _("It is off the list, and nobody has it any more."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}


def desk_or_404(request: PersonRequest, slug: str) -> tuple[Network, UUID]:
    """Find the network at whose desk the visitor sits, and who they are; there is no page for anybody else."""
    person = request.visitor.person.pk
    seat = desk.officer_of(person, slug)
    if seat is None:
        raise Http404
    return seat.network, person


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)
