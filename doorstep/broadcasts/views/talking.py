"""Talking about news in the contacts' room of its network: one thread about each."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.pages import talks_about
from doorstep.broadcasts.queries import archive
from doorstep.core.pages import done
from doorstep.networks.models import Network
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest
from doorstep.rooms.actions import begin
from doorstep.rooms.actions.writing import ClosedError
from doorstep.rooms.models import Room, Thread


@require_POST
@signed_in
def talk(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Go on to the thread about it, and begin that where there is none: for whoever may enter the room."""
    person, network = request.visitor.person.pk, get_object_or_404(Network, slug=slug)
    one = get_object_or_404(archive.open_to(person, network), pk=pk)
    room = talks_about(one, person)
    if room is None:
        raise Http404
    try:
        thread = _about(one, room)
    except ClosedError:
        return done("broadcasts:broadcast", "room-closed", slug, pk)
    return redirect("rooms:thread", slug, thread.pk)


def _about(one: Broadcast, room: Room) -> Thread:
    words = _("About the news of %(network)s.") % {"network": one.network.name}
    return begin(room, person=None, subject=one.subject, words=words, now=timezone.now(), about=one.pk)
