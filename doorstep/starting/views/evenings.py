"""Beginning an evening, how far it has come, and leaving it."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups import consent
from doorstep.groups.forms.people import AgreeForm
from doorstep.groups.queries import members, overlaps
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest
from doorstep.places import cells
from doorstep.places.shapes import near_britain
from doorstep.starting.actions import evenings as acting
from doorstep.starting.actions import forgetting
from doorstep.starting.course import Table, comes_next, course
from doorstep.starting.models import Evening
from doorstep.starting.pages import at_table, place_of, shared, sitting, told
from doorstep.starting.queries import evenings

BEGINNING = Limit("evenings begun", most=10, per=timedelta(days=1))


@require_safe
@signed_in
def index(request: PersonRequest) -> HttpResponse:
    """List one's evenings; with one that goes on, that is what somebody comes back for."""
    mine = evenings.of_person(request.visitor.person.pk)
    names = evenings.names(mine)
    found = [(each, names.get(each.pk, ""), place_of(each.cell)) for each in mine]
    return render(request, "starting/index.html", {"evenings": found, "told": told(request)})


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: PersonRequest) -> HttpResponse:
    if not request.POST and "at" not in request.GET:
        return redirect("start")  # without a place there is nothing to begin: first it is asked who is there
    cell = _cell(request.POST.get("at") or request.GET.get("at", ""))
    form = AgreeForm(request.POST or None)
    if form.is_valid() and has_room(form, BEGINNING, request, str(request.visitor.person.pk)):
        evening = _begun(request, cell, form)
        if evening:
            return done("starting:evening", "begun", evening.pk)
    shown = {"form": form, "at": cells.as_text(cell), "words": consent.joining(), "place": place_of(cell)}
    return render(request, "starting/begin.html", shown, status=422 if form.is_bound else 200)


def _begun(request: PersonRequest, cell: int, form: AgreeForm) -> Evening | None:
    try:
        return acting.begin(request.visitor.person, cell, words=consent.joining(), now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return None


def _cell(typed: str) -> int:
    """Read the cell around which it was asked whether there is a group; without one, nothing can be begun."""
    try:
        cell = cells.shown(cells.from_text(typed))
    except ValueError:
        raise Http404 from None
    if not near_britain(*cells.centre(cell)):
        raise Http404
    return cell


@require_safe
@at_table
def evening(request: PersonRequest, evening: Evening) -> HttpResponse:
    """Show all of it: what is settled, what comes next, what waits for whom."""
    me, taken = request.visitor.person.pk, list(evenings.taken(evening))
    table = Table.of(taken, evenings.offered(evening, timezone.now()))
    lines = course(evening, evenings.chapters(evening), table)
    shown = shared(evening) | {"lines": lines, "next": comes_next(lines), "told": told(request)}
    shown |= {"until": timezone.localtime(evening.touched_at + evenings.KEPT)}
    shown["chairs"] = sitting(taken, me)
    shown["coordinates"] = bool(evening.group and members.is_coordinator(me, evening.group))
    shown["beside"] = overlaps.called(request.GET.get("beside", "")[:1000].split(","))
    return render(request, "starting/evening.html", shown)


@require_POST
@at_table
def again(request: PersonRequest, evening: Evening) -> HttpResponse:
    """Go on with one that was not listed."""
    try:
        acting.take_up_again(evening, by=request.visitor.person.pk, now=timezone.now())
    except acting.OverError:
        return done("starting:evening", "late", evening.pk)
    return done("starting:evening", "again", evening.pk)


@require_http_methods(["GET", "POST"])
@signed_in
def leaving(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Ask once more, and let them get up; whoever presses twice sits there no more, and is told the same."""
    me = request.visitor.person.pk
    evening = evenings.found(pk, me)
    if request.method == "POST":
        if evening:
            forgetting.leave(evening, me, now=timezone.now())
        return done("starting:index", "left")
    if evening is None:
        raise Http404
    others = {*evenings.at_table(evening)} - {me}
    return render(request, "starting/leaving.html", shared(evening) | {"others": len(others)})
