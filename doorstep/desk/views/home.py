"""What waits at the desk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.aid.queries.unfound import nobody_found
from doorstep.desk.pages import with_names
from doorstep.groups.queries import desk
from doorstep.people.requests import StaffRequest


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    shown = {"waiting": desk.waiting(), "unfound": nobody_found().count(), **with_names(desk.lately())}
    return render(request, "desk/home.html", shown)
