"""What could not be sent, or may not have been: a human says whether it goes again. What it says is not shown."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.core.pages import done, page_of
from doorstep.desk.pages import told
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.messaging import queries
from doorstep.messaging.actions import TooLateError, give_up, give_up_what_is_too_late, send_again
from doorstep.messaging.models import Delivery
from doorstep.people.requests import StaffRequest

HERE = "desk:undelivered"


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    said = {"page": page_of(request, queries.undelivered()), "failing": queries.failing(), "now": now}
    return render(request, "desk/undelivered.html", {**said, "told": told(request)})


@require_POST
def settle(request: StaffRequest, pk: UUID) -> HttpResponse:
    delivery = get_object_or_404(Delivery.objects.select_related("message"), pk=pk)
    try:
        settled = _settle(delivery, request)
    except TooLateError:
        settled = "too-late"
    except (SomebodyWasFirstError, NotAMoveError):
        settled = "late"
    return done(HERE, settled)


def _settle(delivery: Delivery, request: StaffRequest) -> str:
    if request.POST.get("decision") == "again":
        send_again(delivery, by=request.staff.pk, now=timezone.now())
        return "again"
    give_up(delivery, by=request.staff.pk)
    return "given-up"


@require_POST
def settle_late(request: StaffRequest) -> HttpResponse:
    give_up_what_is_too_late(by=request.staff.pk, now=timezone.now())
    return done(HERE, "given-up")
