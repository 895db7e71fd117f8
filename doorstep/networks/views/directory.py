"""Networks for anybody: which there are, what each is for, who is in it, and whether a group is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from doorstep.core.pages import page_of
from doorstep.core.trigrams import without_controls
from doorstep.networks.maps import of_network
from doorstep.networks.queries import directory

_LONGEST = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "networks/index.html", {"page": page_of(request, directory.networks())})


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a network; asked for a name, say whether a group of that name is in, and nothing of who speaks for it."""
    found = get_object_or_404(directory.networks(), slug=slug)
    typed = without_controls(request.GET.get("name", "")).strip()[:_LONGEST]
    page = page_of(request, directory.groups_in(found))
    shown = {"network": found, "page": page, "typed": typed, "inside": found.inside.order_by("name", "pk")}
    shown["found"] = directory.called_in(found, typed) if typed else []
    shown["here"] = of_network(found, page.object_list) if page.number == 1 else None
    return render(request, "networks/network.html", shown)
