"""The groups of a list at a network's desk: what each answered, and what a human found out by ringing."""

from uuid import UUID

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
    letter = get_object_or_404(FirstLetter.objects.select_related("group", "network"), network=network, pk=pk)
    noted = _is_going if request.POST.get("do") == "going" else _has_closed
    try:
        what = noted(letter, person)
    except (NotAMoveError, SomebodyWasFirstError, TooManyReportsError, FromElsewhereError):
        what = "late"
    return done("networks:first-letters", what, slug)


def _is_going(letter: FirstLetter, by: UUID) -> str:
    note_going(letter, THE_DESK, by=by, now=timezone.now(), elsewhere=letter.elsewhere)
    return "is-going"


def _has_closed(letter: FirstLetter, by: UUID) -> str:
    why = _("The desk of %(network)s found out that it has stopped.") % {"network": letter.network.name}
    note_closed(letter, why, by=by, now=timezone.now(), elsewhere=letter.elsewhere)
    return "has-closed"
