"""Asking to be listed: a form that anybody may fill in, looked at by a person before anybody sees it."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.groups.actions import TooManyWaitingError, propose_once
from doorstep.groups.forms.drawing import kept, looked
from doorstep.groups.forms.proposal import ProposalForm
from doorstep.groups.models import Group
from doorstep.groups.queries import overlaps
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit

# A library or a block of flats is one visitor to us.
PROPOSALS = Limit("proposals", most=10, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if "look" in request.POST:
        return _with_map(request)
    form = ProposalForm(request.POST or None, request.FILES or None)
    if form.is_valid() and has_room(form, PROPOSALS, request):
        try:
            return _sent(propose_once(form.about(), by=None))
        except TooManyWaitingError:
            form.add_error(None, _("Very many groups are waiting for a human look. Try again tomorrow, please."))
    return render(request, "groups/proposal.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    beside = overlaps.called(request.GET.get("beside", "")[:1000].split(","))
    return render(request, "groups/sent.html", {"beside": beside})


def _with_map(request: HttpRequest) -> HttpResponse:
    """Show the form again as it was filled in, unchecked, with the map of the place that was asked for."""
    middle, missed = looked(request.POST)
    form = ProposalForm(initial=kept(ProposalForm, request.POST) | {"middle": middle})
    said = {"form": form, "missed": missed, "lost": bool(request.FILES)}
    return render(request, "groups/proposal.html", said)


def _sent(group: Group) -> HttpResponse:
    """Lead on to the thanks, which name the listed groups on the same ground."""
    beside = ",".join(other.slug for other in overlaps.of_group(group))
    query = f"?{urlencode({'beside': beside})}" if beside else ""
    return HttpResponseRedirect(reverse("groups:proposal-sent") + query)
