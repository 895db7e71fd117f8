"""The way into starting a group: is there one already? What is begun then stands in starting."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from doorstep.groups.permissions import takes_people
from doorstep.groups.queries.finder import answer, look_for
from doorstep.people.requests import visitor_of
from doorstep.places import cells
from doorstep.places.queries import Miss, Spot
from doorstep.starting.queries import evenings
from doorstep.web import links
from doorstep.web.forms.finder import FinderForm


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Say what an evening is, and ask where; as the finder does, what was typed stays in no history."""
    form = FinderForm(request.GET or None)
    if form.is_bound and form.is_valid() and any(form.cleaned_data.values()):
        return _lead_on(request, form)
    visitor = visitor_of(request)
    mine = visitor is not None and evenings.of_person(visitor.person.pk).exists()
    return render(request, "web/start.html", {"form": form, "mine": mine})


def _lead_on(request: HttpRequest, form: FinderForm) -> HttpResponse:
    here = form.cleaned_data["at"]
    found = Spot(here, "here", "") if here else look_for(form.cleaned_data["q"])
    if isinstance(found, Spot):
        return HttpResponseRedirect(_near(found))
    if isinstance(found, Miss):
        if district := links.without_the_door(form.cleaned_data["q"]):
            return HttpResponseRedirect(f"{reverse('start')}?{urlencode({'q': district})}")
        return render(request, "web/start.html", {"form": form, "miss": found})
    choices = [(spot, _near(spot)) for spot in found.places]
    return render(request, "web/start.html", {"form": form, "choices": choices, "groups": found.groups, "asked": True})


def _near(spot: Spot) -> str:
    at = cells.shown(spot.cell)
    return f"{reverse('start-near', args=[at])}?{urlencode({'in': spot.label, 'known': spot.rung})}"


@require_safe
def near(request: HttpRequest, cell: int) -> HttpResponse:
    """Show who covers these streets and who is near, to be joined instead; and lead on to beginning."""
    spot = links.read(cell, request.GET.get("in", "")[:100], request.GET.get("known", ""))
    found = answer(cell)
    every = (*found.covering, *found.in_part, *found.resting, *found.nearest)
    joined = {one.group.pk for one in every if takes_people(one.group)}
    shown = {"spot": spot, "answer": found, "joined": joined, "at": cells.as_text(cells.shown(cell))}
    return render(request, "web/start_near.html", shown)
