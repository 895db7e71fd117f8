"""The finder's question, and the way from what somebody typed to its answer."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from doorstep.groups.queries.finder import look_for
from doorstep.places.queries import Miss, Spot
from doorstep.web import links
from doorstep.web.forms.finder import FinderForm


@require_safe
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Ask, and lead to the answer; what was typed stays in no history, because the answer has its own address."""
    form = FinderForm(request.GET or None)
    if form.is_bound and form.is_valid() and any(form.cleaned_data.values()):
        return _lead_on(request, form)
    return render(request, "web/home.html", {"form": form})


def _lead_on(request: HttpRequest, form: FinderForm) -> HttpResponse:
    here = form.cleaned_data["at"]
    found = Spot(here, "here", "") if here else look_for(form.cleaned_data["q"])
    if isinstance(found, Spot):
        return HttpResponseRedirect(links.to(found))
    if isinstance(found, Miss):
        if district := links.without_the_door(form.cleaned_data["q"]):
            return HttpResponseRedirect(f"{reverse('home')}?{urlencode({'q': district})}")
        return render(request, "web/home.html", {"form": form, "miss": found})
    choices = [(spot, links.to(spot)) for spot in found.places]
    return render(request, "web/choices.html", {"form": form, "choices": choices, "groups": found.groups})
