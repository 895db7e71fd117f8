"""Ways to help and ways to get help, in very plain words: each leads on with one step to what is here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.networks.models import Network
from doorstep.web.forms.finder import FinderForm

# Of those that one can be ready for without a group.
MOST_NETWORKS = 8


@require_safe
def help_out(request: HttpRequest) -> HttpResponse:
    networks = Network.objects.order_by("name")[: MOST_NETWORKS + 1]
    return render(request, "web/ways_to_help.html", {"form": FinderForm(), "networks": networks, "most": MOST_NETWORKS})


@require_safe
def get_help(request: HttpRequest) -> HttpResponse:
    return render(request, "web/ways_to_get_help.html")
