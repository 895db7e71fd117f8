"""What the pages of rooms share: who may open them, and what was done before."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages
from doorstep.networks.pages import desk_or_404
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest
from doorstep.rooms.models import Post, Room, Thread
from doorstep.rooms.queries import threads
from doorstep.rooms.queries.entering import Visit, kept_of, visit_of

# What a page says after something was done, by the word that stands in its address.
DONE = {
    "entered": _("Welcome. This is the room."),
    "chosen": _("Noted. That is what we send you from now on."),
    "posted": _("It can be read now. By e-mail it goes out in five minutes; until then nobody has it by mail."),
    "left": _("It was not posted."),
    "muted": _("You hear nothing more of this thread. You can always read it here."),
    "unmuted": _("You hear of this thread again."),
    "taken-back": _("Its words are gone from the room."),
    "objected": _("Thank you. The network’s desk looks at it. Whoever wrote it does not learn who told us."),
    "opened": _("The room is open. Whoever speaks for a group has been told."),
    "rules": _("These are the rules from now on. Whoever enters next reads them first."),
    "closed": _("The room is closed. What stands there can be read, and nothing more is written."),
    "hidden": _("It is taken out, and its writer has been told, in your words."),
    "back": _("It can be read again, and its writer has been told."),
    "stands": _("Settled. The post stays as it is."),
    "thread-closed": _("Nothing more is written in this thread."),
    "reopened": _("The thread is open again."),
    "put-out": _("They are out until that day, and have been told, in your words."),
    "let-in": _("They can enter again, and have been told."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}

_Entered = Callable[..., HttpResponse]


def in_the_room(view: _Entered) -> _Entered:
    """Let in whoever may enter at this moment, and show the ground rules first to whoever has not agreed to these.

    Who entered before and writes while the rules change does not lose what they typed.
    """

    @signed_in
    @wraps(view)
    def entered(request: PersonRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        visit = visit_or_404(request, slug)
        if visit.has_agreed or (request.method == "POST" and visit.entrance):
            return view(request, visit, *args, **kwargs)
        return redirect("rooms:rules", slug)

    return entered  # type: ignore[return-value] # the door answers with what the view does


def visit_or_404(request: PersonRequest, slug: str) -> Visit:
    visit = visit_of(request.visitor.person.pk, slug)
    if visit is None:
        raise Http404
    return visit


def thread_or_404(visit: Visit, pk: UUID) -> Thread:
    return get_object_or_404(threads.threads_in(visit.room).select_related("room__network"), pk=pk)


def post_or_404(room: Room, pk: UUID, *may: Callable[[Post], bool]) -> Post:
    """Find a post of the room of which all these are true."""
    post = get_object_or_404(threads.posts_of_room(room), pk=pk)
    if not all(each(post) for each in may):
        raise Http404
    return post


def desk_room_or_404(request: PersonRequest, slug: str) -> tuple[Room, UUID]:
    """Find the room of the network at whose desk the visitor sits, and who they are."""
    network, person = desk_or_404(request, slug)
    room = kept_of(network)
    if room is None:
        raise Http404
    return room, person


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)
