"""What pages of broadcasts share: what was done, said again, and whose desk it is."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.broadcasts.models import Broadcast
from doorstep.core import pages
from doorstep.networks.pages import desk_or_404
from doorstep.people.requests import PersonRequest
from doorstep.rooms.models import Room
from doorstep.rooms.queries import may_enter, room_of

# What was done, by the word that stands in its address.
DONE = {
    "kept": _("Kept. Nothing has been sent yet."),
    "scheduled": _("It goes out. Here you see what becomes of it."),
    "to-second": _("It waits for a second pair of eyes: the others at this desk have been told."),
    "held": _("It is a draft again, and goes to nobody."),
    "stopped": _("Stopped. Whoever has it has it; nobody else gets it."),
    "tried": _("A trial is on its way to you."),
    "no-way": _("We have no confirmed way to write to you, so no trial was sent."),
    "thrown-away": _("The draft is gone."),
    "declined": _("They have been told, in your words."),
    "asked": _("Thank you. The network’s desk has it. You hear from them by e-mail."),
    "raised": _("Thank you. They know that you can help, and get in touch with you."),
    "lowered": _("Taken back. They do not count on you for it."),
    "over": _("They no longer look for help with it. Thank you all the same."),
    "wanted": _("Kept. From now on you hear what you chose."),
    "ruled": _("Kept."),
    "room-closed": _("The contacts’ room is closed just now."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)


def talks_about(one: Broadcast, person: UUID | None) -> Room | None:
    """Return the contacts' room in which somebody can talk about it; None where there is none, or not for them."""
    may = person is not None and may_enter(person, one.network)
    return room_of(one.network) if may else None


def at_desk_or_404(request: PersonRequest, slug: str, pk: UUID) -> tuple[Broadcast, UUID]:
    """Find a broadcast of the network at whose desk the visitor sits, and who they are."""
    network, person = desk_or_404(request, slug)
    return get_object_or_404(Broadcast.objects.select_related("network"), pk=pk, network=network), person
