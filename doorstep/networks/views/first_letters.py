"""The groups of a list at a network's desk: what each answered, and what a human found out by ringing."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.core.pages import done, page_of
from doorstep.groups.actions import FromElsewhereError
from doorstep.groups.actions.reports import TooManyReportsError
from doorstep.groups.speakers import THE_DESK
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.networks.actions.first_letters import note_closed, note_going
from doorstep.networks.models import FirstLetter
from doorstep.networks.pages import desk_or_404, told
from doorstep.networks.queries import first_letters
from doorstep.people.doors import proved_to_write, strongly
from doorstep.people.requests import PersonRequest

Status = FirstLetter.Status


@require_safe
@strongly
@proved_to_write
def index(request: PersonRequest, slug: str) -> HttpResponse:
    network, _person = desk_or_404(request, slug)
    counted = first_letters.counted(network)
    here = _chosen(request, counted)
    shown = {"network": network, "here": here, "told": told(request), "label": Status(here).label if here else ""}
    shown["counted"] = [(status, Status(status).label, many) for status, many in counted.items()]
    shown["page"] = page_of(request, first_letters.standing(network, here))
    shown["can_note"] = here in FirstLetter.FOR_THE_DESK
    return render(request, "networks/desk/first_letters.html", shown)


def _chosen(request: PersonRequest, counted: dict[str, int]) -> str:
    """Give what was asked for, or what a human has most to do about."""
    asked = request.GET.get("how", "")
    first = next((status for status in FirstLetter.FOR_THE_DESK if status in counted), next(iter(counted), ""))
    return asked if asked in counted else first


@require_POST
@strongly
@proved_to_write
def note(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Note what somebody at the desk found out: it is going, or it has closed."""
    network, person = desk_or_404(request, slug)
    letter = get_object_or_404(FirstLetter.objects.select_related("group"), network=network, pk=pk)
    is_going = request.POST.get("do") == "going"
    by, now = person, timezone.now()
    try:
        if is_going:
            note_going(letter, THE_DESK, by=by, now=now, elsewhere=letter.elsewhere)
        else:
            why = _("The desk of %(network)s found out that it has stopped.") % {"network": network.name}
            note_closed(letter, why, by=by, now=now, elsewhere=letter.elsewhere)
    except (NotAMoveError, SomebodyWasFirstError, TooManyReportsError, FromElsewhereError):
        return done("networks:first-letters", "late", slug)
    return done("networks:first-letters", "is-going" if is_going else "has-closed", slug)
