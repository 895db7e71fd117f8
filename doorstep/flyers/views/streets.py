"""Leafleting sheets: made and printed by coordinators, ticked off by whoever is in the group."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.flyers import lines, on_paper, pages, permissions
from doorstep.flyers.actions import leafleting as actions
from doorstep.flyers.forms.streets import GivingForm, SheetForm, StreetsForm
from doorstep.flyers.models import Leafleting, Street
from doorstep.flyers.queries import leafleting
from doorstep.flyers.views.files import as_file
from doorstep.groups.pages import people_or_404
from doorstep.groups.standing import Standing
from doorstep.people.doors import signed_in, strongly
from doorstep.people.requests import PersonRequest


@require_safe
@signed_in
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """List the group's sheets, for everybody in it."""
    standing = people_or_404(request, slug, permissions.may_leaflet)
    shown = _shared(request, standing) | {"page": page_of(request, leafleting.sheets(standing.group))}
    return render(request, "flyers/streets/index.html", shown)


@require_http_methods(["GET", "POST"])
@strongly
def new(request: PersonRequest, slug: str) -> HttpResponse:
    standing = pages.designer_or_404(request, slug)
    known = "\n".join(leafleting.known_streets(standing.group))
    form = SheetForm(request.POST or None, initial={"streets": known})
    if form.is_valid():
        said = form.cleaned_data
        sheet = actions.begin(standing.group, said["name"], said["streets"], by=standing.person, now=timezone.now())
        return done("flyers:sheet", "begun", slug, sheet.pk)
    shown = _shared(request, standing) | {"form": form, "known": bool(known)}
    return render(request, "flyers/streets/new.html", shown, status=422 if form.is_bound else 200)


@require_safe
@signed_in
def sheet(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    standing, found = pages.sheet_or_404(request, slug, pk)
    return _sheet(request, standing, found)


@require_POST
@strongly
def adding(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Add streets to a sheet, or throw it away."""
    pages.designer_or_404(request, slug)
    standing, found = pages.sheet_or_404(request, slug, pk)
    form = StreetsForm(request.POST)
    if form.is_valid() and _added(standing, found, form):
        return done("flyers:sheet", "added", slug, pk)
    return _sheet(request, standing, found, form=form)


def _added(standing: Standing, found: Leafleting, form: StreetsForm) -> bool:
    try:
        actions.add(found, form.cleaned_data["streets"], by=standing.person)
    except actions.TooManyStreetsError as error:
        form.add_error("streets", languages.said(error))
    return form.is_valid()


@require_POST
@strongly
def throwing_away(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    pages.designer_or_404(request, slug)
    if not Leafleting.objects.filter(pk=pk).exists():
        return done("flyers:sheets", "late", slug)
    standing, found = pages.sheet_or_404(request, slug, pk)
    actions.throw_away(found, by=standing.person)
    return done("flyers:sheets", "thrown-away", slug)


@require_POST
@signed_in
def street(request: PersonRequest, slug: str, pk: int, street: int) -> HttpResponse:
    """Take a street, tick it off, or take that back."""
    standing, found = pages.street_or_404(request, slug, pk, street)
    what = request.POST.get("do", "")
    doing = _DOING.get(what)
    did = doing(standing, found) if doing else False
    return _noted(what, slug, found) if did else done("flyers:sheet", "late", slug, pk)


@require_POST
@strongly
def giving(request: PersonRequest, slug: str, pk: int, street: int) -> HttpResponse:
    """Say which neighbour takes a street: a coordinator's to do."""
    pages.designer_or_404(request, slug)
    standing, found = pages.street_or_404(request, slug, pk, street)
    form = GivingForm(request.POST, choices=leafleting.who_could(standing))
    given = form.is_valid() and actions.take(found, form.cleaned_data["person"], by=standing.person)
    if form.has_error("person", "required"):
        return _sheet(request, standing, found.leafleting, giving=form)
    return done("flyers:sheet", "taken" if given else "late", slug, pk)


@require_safe
@strongly
def paper(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    pages.designer_or_404(request, slug)
    standing, found = pages.sheet_or_404(request, slug, pk)
    address = request.build_absolute_uri(reverse("flyers:sheet", args=[slug, pk]))
    rows = lines.lines(standing, found, with_names=True)
    said = {"Content-Disposition": 'inline; filename="streets.pdf"'}
    return as_file(request, lambda: on_paper.sheet_pdf(found, rows, address), "application/pdf", said)


def _noted(what: str, slug: str, street: Street) -> HttpResponse:
    """Go back to where they were on the sheet: a list of streets may be long, and the next one is there."""
    sheet = done("flyers:sheet", what, slug, street.leafleting_id)
    return HttpResponseRedirect(f"{sheet.url}#street-{street.pk}")


def _take(standing: Standing, street: Street) -> bool:
    return actions.take(street, standing.person, by=standing.person)


def _done(standing: Standing, street: Street) -> bool:
    return actions.done(street, by=standing.person, now=timezone.now())


def _undo(standing: Standing, street: Street) -> bool:
    return permissions.may_release(standing, street) and actions.undo(street, by=standing.person)


def _let_go(standing: Standing, street: Street) -> bool:
    return permissions.may_release(standing, street) and actions.let_go(street, by=standing.person)


_DOING = {"taken": _take, "done": _done, "undone": _undo, "let-go": _let_go}


def _sheet(request: PersonRequest, standing: Standing, found: Leafleting, **typed: Form) -> HttpResponse:
    """Show a sheet, and the forms `typed`; a coordinator who signed in strongly reads by name who takes what."""
    looks_after = standing.coordinates and request.visitor.strong
    shown = _shared(request, standing) | {"sheet": found, "looks_after": looks_after}
    shown["lines"] = lines.lines(standing, found, with_names=looks_after)
    if looks_after:
        shown |= {"giving": GivingForm(choices=leafleting.who_could(standing)), "form": StreetsForm(), **typed}
    return render(request, "flyers/streets/sheet.html", shown, status=422 if typed else 200)


def _shared(request: PersonRequest, standing: Standing) -> dict[str, Any]:
    shown = {"group": standing.group, "only_some": not standing.coordinates, "told": pages.told(request)}
    return shown | {"coordinates": standing.coordinates}
