"""One listing: corrected by the desk, with all that was ever changed in it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core.pages import done, page_of
from doorstep.core.trigrams import without_controls
from doorstep.desk.pages import told, with_names
from doorstep.groups import actions, said
from doorstep.groups.forms.listing import ListingForm
from doorstep.groups.models import Group
from doorstep.groups.permissions import takes_people
from doorstep.groups.queries import desk, directory
from doorstep.groups.speakers import THE_DESK
from doorstep.groups.views.own_listing import saved
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.requests import StaffRequest

# What can be done with a listing, by its state.
_MOVES = {
    Group.Listing.LISTED: ["confirm", "rest", "close"],
    Group.Listing.RESTING: ["confirm", "list", "close"],
    Group.Listing.CLOSED: ["list"],
    Group.Listing.REFUSED: ["list"],
    Group.Listing.PROPOSED: [],
}
_DOING = {
    "list": (actions.put_on_list, "listed"),
    "rest": (actions.rest, "resting"),
    "close": (actions.close, "closed"),
}


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    typed = without_controls(request.GET.get("name", "")).strip()[:100]
    found = directory.by_name(typed, limit=30) if typed else []
    found = found or list(Group.objects.filter(slug=typed)) if typed else found
    return render(request, "desk/listings.html", {"typed": typed, "found": found})


@require_http_methods(["GET", "POST"])
def listing(request: StaffRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(desk.listing(pk))
    form = ListingForm(
        request.POST or None, request.FILES or None, before=said.in_listing(group), seen=desk.newest_change(group)
    )
    if form.is_valid() and (what := saved(request, group, form, by=request.staff, speaker=THE_DESK)):
        return done("desk:listing", what, pk)
    return _shown(request, group, form)


@require_POST
def state(request: StaffRequest, pk: int) -> HttpResponse:
    group, move = get_object_or_404(desk.listing(pk)), request.POST.get("move", "")
    if group.from_elsewhere:
        return done("desk:listing", "elsewhere", pk)
    if move == "confirm" and move in _MOVES[Group.Listing(group.status)]:
        actions.confirm(group, timezone.localdate(), by=request.staff.pk)
        return done("desk:listing", "confirmed", pk)
    try:
        _DOING[move][0](group, by=request.staff.pk)
    except (KeyError, NotAMoveError, SomebodyWasFirstError):
        return done("desk:listing", "late", pk)
    return done("desk:listing", _DOING[move][1], pk)


def _shown(request: StaffRequest, group: Group, form: ListingForm) -> HttpResponse:
    page = page_of(request, desk.changes_of(group))
    shown = {
        "group": group,
        "takes_people": takes_people(group),
        "form": form,
        "page": page,
        "moves": [] if group.from_elsewhere else _MOVES[Group.Listing(group.status)],
        "told": told(request),
        "speakers": group.provenance.all(),
    }
    return render(request, "desk/listing.html", shown | with_names(list(page)), status=422 if form.is_bound else 200)
