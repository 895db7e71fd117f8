"""What waits at the desk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from doorstep.aid.queries.exchanges import at_the_desk
from doorstep.aid.queries.turned_on import told_to_turn_elsewhere
from doorstep.aid.queries.unfound import desks_that_ring_nobody, nobody_found
from doorstep.desk.pages import with_names
from doorstep.groups.queries import desk
from doorstep.library import turning
from doorstep.messaging.queries import for_nobody, undelivered
from doorstep.networks.queries import links
from doorstep.people.requests import StaffRequest


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    waits = {
        "waiting": desk.waiting(),
        "unfound": nobody_found().count() + desks_that_ring_nobody().count(),
        "exchanges": at_the_desk().count() + for_nobody().count(),
        "undelivered": undelivered().count(),
        "dead": links.all_dead().count(),
        "turned": told_to_turn_elsewhere(timezone.now()),
        "to_check": turning.to_check(timezone.localdate()),
    }
    return render(request, "desk/home.html", {**waits, **with_names(desk.lately())})
