"""What the pages of an evening share: whose it is, and what was done before."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages
from doorstep.people.doors import signed_in
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.places import cells, districts
from doorstep.starting.models import Chair, Evening
from doorstep.starting.queries import evenings

# What a page says after something was done, by the word that stands in its address.
DONE = {
    "begun": _("The evening has begun. Whatever you settle is written down, and you can leave at any point."),
    "written": _("Written down."),
    "unchanged": _("It stands there already, as you wrote it."),
    "sent-code": _("Their code is on its way. It ends after fourteen days."),
    "taken-back": _("Taken back. The code opens nothing any more."),
    "sat-down": _("You are at the table. This is how far it has come."),
    "sent-in": _("It is with us. A person looks at it, and we write to you then."),
    "again": _("Mend what you like, and send it in again."),
    "left": _("You go on no longer. What nobody looks after is forgotten."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
    "over": _("It was sent in meanwhile. What is to change now changes once it is listed."),
}


_View = Callable[..., HttpResponse]


def at_table(view: _View) -> _View:
    """Let in whoever sits at the table of the evening in the address; for everybody else there is no such page."""

    @signed_in
    @wraps(view)
    def entered(request: PersonRequest, pk: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        evening = evenings.found(pk, request.visitor.person.pk)
        if evening is None:
            raise Http404
        return view(request, evening, *args, **kwargs)

    return entered  # type: ignore[return-value] # the door answers with what the view does


def while_going(view: _View) -> _View:
    """Let them in like this as long as the evening goes on, and lead back to how it stands after that."""

    @at_table
    @wraps(view)
    def entered(request: PersonRequest, evening: Evening, *args: Any, **kwargs: Any) -> HttpResponse:
        if not evening.is_going:
            return pages.done("starting:evening", "over", evening.pk)
        return view(request, evening, *args, **kwargs)

    return entered


def while_open(view: _View) -> _View:
    """Let them in as long as somebody can come to the table, and lead back to how it stands after that."""

    @at_table
    @wraps(view)
    def entered(request: PersonRequest, evening: Evening, *args: Any, **kwargs: Any) -> HttpResponse:
        if not evening.takes_people:
            return pages.done("starting:evening", "over", evening.pk)
        return view(request, evening, *args, **kwargs)

    return entered


def shared(evening: Evening) -> dict[str, Any]:
    """Give what stands on each of its pages."""
    name = evenings.names(Evening.objects.filter(pk=evening.pk)).get(evening.pk, "")
    return {"evening": evening, "name": name, "place": place_of(evening.cell), "at": cells.as_text(evening.cell)}


def place_of(cell: int) -> str:
    """Say around where, by the district: nobody has looked at what they typed as a name yet."""
    return districts.label_of(districts.at(cell))


@dataclass(frozen=True)
class Sitting:
    """Who sits in a chair, as the others see it; `called` is empty where they told us no name."""

    chair: Chair
    called: str
    is_me: bool


def sitting(chairs: list[Chair], viewer: UUID) -> list[Sitting]:
    known = called([chair.person_id for chair in chairs if chair.person_id != viewer])
    return [
        Sitting(chair, known.get(chair.person_id, "") if chair.person_id else "", is_me=chair.person_id == viewer)
        for chair in chairs
    ]


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)
