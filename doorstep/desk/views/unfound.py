"""What nobody was found for: whom the desk rings about it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.aid.queries import unfound
from doorstep.core.pages import page_of
from doorstep.people.requests import StaffRequest


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    page = page_of(request, unfound.nobody_found())
    said = {"page": page, "rows": unfound.in_short(page), "empty_desks": unfound.desks_that_ring_nobody()}
    return render(request, "desk/unfound.html", said)
