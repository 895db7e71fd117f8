"""What waits at the desk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from doorstep.aid.queries.turned_on import told_to_turn_elsewhere
from doorstep.desk.pages import with_names
from doorstep.groups.queries import desk
from doorstep.people.requests import StaffRequest


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    shown = {"waiting": desk.waiting(), "turned": told_to_turn_elsewhere(timezone.now())}
    return render(request, "desk/home.html", {**shown, **with_names(desk.lately())})
