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
from doorstep.library.queries import keeping
from doorstep.messaging.queries import for_nobody, undelivered
from doorstep.networks.queries import links
from doorstep.people.requests import StaffRequest
from doorstep.questions.queries import answers
from doorstep.questions.queries import open as questions


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    return render(request, "desk/home.html", {**_waits(), **with_names(desk.lately())})


def _waits() -> dict[str, object]:
    """Say what waits, and how much of it."""
    today = timezone.localdate()
    return {
        "waiting": desk.waiting(),
        "unfound": nobody_found().count() + desks_that_ring_nobody().count(),
        "exchanges": at_the_desk().count() + for_nobody().count(),
        "undelivered": undelivered().count(),
        "dead": links.all_dead().count(),
        "questions": questions.questions_open().count() + questions.to_ring().count(),
        "old_answers": answers.to_look_at(today).count() + answers.waiting_editions().count(),
        "to_share": keeping.waiting_for_desk().count(),
        "asking_back": keeping.asking_back().count(),
        "turned": told_to_turn_elsewhere(timezone.now()),
        "to_check": turning.to_check(today),
    }
