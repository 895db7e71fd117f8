"""A driver's share of a round: yes or not this time, the doors in their order, ticked off on a telephone."""

from functools import partial
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid.actions import driving
from doorstep.aid.actions.revealing import NotYetError
from doorstep.aid.models import Drive, Stop
from doorstep.aid.queries.rounds import drives_of, theirs
from doorstep.aid.round_words import told
from doorstep.aid.views.doing import DOORS
from doorstep.core.pages import done
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.people.doors import has_shown, sent_to, signed_in
from doorstep.people.requests import PersonRequest

_HERE = "helping:drive"
_ANSWERS = {"yes": (driving.say_yes, "said-yes"), "no": (driving.say_no, "said-no")}
_TICKS = {"done": Stop.Status.DONE, "not-in": Stop.Status.NOT_IN}


@require_safe
@signed_in
def index(request: PersonRequest) -> HttpResponse:
    drives = drives_of(request.visitor.person.pk)
    return render(request, "aid/rounds/drives.html", {"drives": drives, "told": told(request)})


@require_safe
@signed_in
def drive(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = _drive_or_404(request, pk)
    stops = found.stops.select_related("task__request").order_by("place", "pk")
    shown = {"drive": found, "round": found.round, "group": found.round.group, "stops": stops, "told": told(request)}
    return render(request, "aid/rounds/drive.html", shown)


@require_POST
@signed_in
def answer(request: PersonRequest, pk: UUID) -> HttpResponse:
    found, does = _drive_or_404(request, pk), _ANSWERS.get(request.POST.get("answer", ""))
    if does is None:
        return done(_HERE, "", pk)
    try:
        does[0](found, by=request.visitor.person.pk, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("helping:drives", "late")
    return done(*(("helping:drives", does[1]) if does[1] == "said-no" else (_HERE, does[1], pk)))


@require_POST
@signed_in
def doors(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Show the doors, once and here, and have it noted of each household who looked."""
    found = _drive_or_404(request, pk)
    if not has_shown(request.visitor):
        return sent_to(settings.PROVE_PAGE, request, reverse(_HERE, args=[pk]))
    take(DOORS, str(found.person_id))
    try:
        seen = driving.doors_of(found, by=request.visitor.person.pk, now=timezone.now())
    except NotYetError:
        raise Http404 from None
    shown = {"drive": found, "round": found.round, "group": found.round.group, "doors": seen}
    return render(request, "aid/rounds/doors_of.html", shown)


@require_POST
@signed_in
def tick(request: PersonRequest, pk: UUID, stop: int) -> HttpResponse:
    found, outcome = _drive_or_404(request, pk), _TICKS.get(request.POST.get("outcome", ""))
    one = get_object_or_404(theirs(found.stops.all()).select_related("task__request__group", "task__group"), pk=stop)
    if outcome is None:
        return done(_HERE, "", pk)
    change = partial(driving.tick, one, outcome, by=request.visitor.person.pk, now=timezone.now())
    return _ticked(change, pk)


def _ticked(change: "partial[None]", pk: UUID) -> HttpResponse:
    try:
        change()
    except (NotAMoveError, SomebodyWasFirstError):
        return done(_HERE, "late", pk)
    return done(_HERE, "ticked", pk)


def _drive_or_404(request: PersonRequest, pk: UUID) -> Drive:
    return get_object_or_404(drives_of(request.visitor.person.pk), pk=pk)
