"""Groups that ask to be listed: looked at by a person, listed or not."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from doorstep.accounts import queries as accounts
from doorstep.core.pages import done, page_of
from doorstep.desk.pages import told
from doorstep.desk.words import facts
from doorstep.groups import actions, said
from doorstep.groups.models import Group
from doorstep.groups.queries import desk, proposals
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.requests import StaffRequest
from doorstep.starting.queries import evenings

_DECISIONS = {"list": (actions.put_on_list, "listed"), "refuse": (actions.refuse, "refused")}


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    page = page_of(request, desk.proposals())
    return render(request, "desk/proposals.html", {"page": page, "told": told(request)})


@require_safe
def proposal(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, get_object_or_404(desk.listing(pk)))


@require_POST
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(desk.listing(pk))
    decision = _DECISIONS.get(request.POST.get("decision", ""))
    if decision is None or group.status != Group.Listing.PROPOSED:
        return _shown(request, group, late=decision is not None)
    try:
        decision[0](group, by=request.staff.pk)
    except (SomebodyWasFirstError, NotAMoveError):
        return _shown(request, get_object_or_404(desk.listing(pk)), late=True)
    return done("desk:proposals", decision[1])


def _shown(request: StaffRequest, group: Group, *, late: bool = False) -> HttpResponse:
    move = desk.last_move(group)
    shown = {"group": group, "facts": facts(said.in_listing(group)), "move": move, "late": late}
    shown |= {"like": desk.looks_like(group), "waits_like": desk.waits_like(group)}
    shown |= {"sent": proposals.of_group(group), "asked": proposals.contact_asked(group)}
    shown["table"] = evenings.table_of_group(group)
    shown |= {"email": proposals.published_email(group), "names": accounts.names([move.by] if move else [])}
    return render(request, "desk/proposal.html", shown, status=409 if late else 200)
