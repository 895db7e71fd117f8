"""What waits at the desk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.desk.pages import with_names
from doorstep.groups.queries import desk
from doorstep.people.requests import StaffRequest


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    return render(request, "desk/home.html", {"waiting": desk.waiting(), **with_names(desk.lately())})
