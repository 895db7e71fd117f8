"""Pages that groups publish and that are not there any more, for whoever looks after the list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.core.pages import page_of
from doorstep.networks.queries import links
from doorstep.people.requests import StaffRequest


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    return render(request, "desk/links.html", {"page": page_of(request, links.all_dead())})
