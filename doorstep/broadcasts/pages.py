"""What pages of broadcasts share: what was done, said again, and whose desk it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.said import CONTACTS, Audience
from doorstep.core import pages
from doorstep.messaging.models import Enclosure
from doorstep.networks.pages import desk_or_404
from doorstep.people.requests import PersonRequest
from doorstep.rooms.models import Room
from doorstep.rooms.queries import may_enter, room_of

_AS_FILE = {Enclosure.Kind.PDF: "pdf", Enclosure.Kind.PNG: "png", Enclosure.Kind.JPEG: "jpg"}
# What was done, by the word that stands in its address.
DONE = {
    "kept": _("Kept. Nothing has been sent yet."),
    "scheduled": _("It goes out. Here you see what becomes of it."),
    "to-second": _("It waits for a second pair of eyes: the others at this desk have been told."),
    "held": _("It is a draft again, and goes to nobody."),
    "stopped": _("Stopped. Whoever has it has it; nobody else gets it."),
    "over": _("Its last day is over by then. Make it a draft again, and choose another."),
    "off-the-page": _("It no longer stands on the network’s page. Whoever has it has it."),
    "tried": _("A trial is on its way to you."),
    "no-way": _("We have no confirmed way to write to you, so no trial was sent."),
    "thrown-away": _("The draft is gone."),
    "declined": _("They have been told, in your words."),
    "asked": _("Thank you. The network’s desk has it. You hear from them by e-mail."),
    "raised": _("Thank you. They know that you can help, and get in touch with you."),
    "lowered": _("Taken back. They do not count on you for it."),
    "no-more": _("They no longer look for help with it. Thank you all the same."),
    "wanted": _("Kept. From now on you hear what you chose."),
    "ruled": _("Kept."),
    "room-closed": _("The contacts’ room is closed just now."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)


def as_file(found: Enclosure) -> HttpResponse:
    """Hand over a file that goes with news, never as a page of ours."""
    answer = HttpResponse(bytes(found.content), content_type=found.kind)
    name = f"{found.number + 1}.{_AS_FILE[Enclosure.Kind(found.kind)]}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def talks_about(one: Broadcast, person: UUID | None) -> Room | None:
    """Return the contacts' room in which somebody can talk about it; None where there is none, or not for them."""
    may = _is_for_all(one) and person is not None and may_enter(person, one.network)
    return room_of(one.network) if may else None


def _is_for_all(one: Broadcast) -> bool:
    """Say whether all who enter the room may know of it: a thread has its subject for each of them."""
    meant = Audience.of(one.audience)
    is_for_contacts = CONTACTS in meant.roles and meant == Audience(roles=meant.roles)
    return one.status != Broadcast.Status.STOPPED and (one.is_public or is_for_contacts)


def at_desk_or_404(request: PersonRequest, slug: str, pk: UUID) -> tuple[Broadcast, UUID]:
    """Find a broadcast of the network at whose desk the visitor sits, and who they are."""
    network, person = desk_or_404(request, slug)
    return get_object_or_404(Broadcast.objects.select_related("network"), pk=pk, network=network), person
