"""What a volunteer does: what they are asked, what they took, and the page of one of it."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid.actions import answering, finishing, revealing
from doorstep.aid.actions.answering import NotForThemError, TakenError
from doorstep.aid.actions.revealing import NotYetError, Revealed
from doorstep.aid.models import Offer, Task
from doorstep.aid.pages_of_helpers import told
from doorstep.aid.queries import claims, helping, rounds, worries
from doorstep.aid.queries.ways import way_of
from doorstep.core.pages import done, page_of
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.people.doors import has_shown, sent_to, signed_in
from doorstep.people.requests import PersonRequest
from doorstep.safeguarding.queries import unread_by

# Enough for a day of parcels, opened again at each door.
DOORS = Limit("doors seen by a volunteer", most=60, per=timedelta(hours=1))


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    person, now = request.visitor.person.pk, timezone.now()
    page = page_of(request, helping.taken(person))
    parts = {"asked": helping.asked(person, now), "taken": list(page), "past": helping.done_lately(person, now)}
    seen = {row.offer.pk: row for row in helping.seen(row for rows in parts.values() for row in rows)}
    shown = {name: [seen[row.pk] for row in rows] for name, rows in parts.items()}
    more = {"page": page, "places": helping.places_of(person), "has_calendar": helping.has_calendar(person)}
    worried = {"rings": worries.heard_by(person).count(), "unread": unread_by(person)}
    more |= {**worried, "drives": rounds.drives_of(person).count()}
    return render(request, "aid/helping/mine.html", {**shown, **more, "told": told(request)})


@require_safe
@signed_in
def task(request: PersonRequest, pk: UUID) -> HttpResponse:
    return shown(request, own_or_404(request, pk))


def own_or_404(request: PersonRequest, pk: UUID) -> Offer:
    """Find what the visitor was asked or took; what went by, or went to somebody else, has no page."""
    seen = (*Offer.LIVING, Offer.Status.DONE)
    return get_object_or_404(helping.offers_of(request.visitor.person.pk), pk=pk, status__in=seen, task__isnull=False)


def yours_or_404(request: PersonRequest, pk: UUID) -> tuple[Offer, Task]:
    """Find what the visitor does, or did."""
    offer = own_or_404(request, pk)
    if offer.status == Offer.Status.OPEN or offer.task is None:
        raise Http404
    return offer, offer.task


def shown(request: PersonRequest, offer: Offer) -> HttpResponse:
    one = helping.seen([offer])[0]
    said = {"one": one, "offer": offer, "task": offer.task, "claims": claims.of_offer(offer), "told": told(request)}
    return render(request, "aid/helping/task.html", said)


# -- An answer -------------------------------------------------------------------------------------------------------


@require_POST
@signed_in
def answer(request: PersonRequest, pk: UUID) -> HttpResponse:
    offer = own_or_404(request, pk)
    return _yes(offer) if request.POST.get("answer") == "yes" else _no(offer)


def _yes(offer: Offer) -> HttpResponse:
    try:
        taken = answering.accept(offer, now=timezone.now())
    except NotForThemError:
        return done("helping:mine", "not-for-you")
    except TakenError:
        return done("helping:mine", "quicker")
    return done("helping:task", "nod" if taken.status == Task.Status.NOD else "yes", offer.pk)


def _no(offer: Offer) -> HttpResponse:
    try:
        answering.decline(offer, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("helping:mine", "late")
    return done("helping:mine", "no")


# -- The door --------------------------------------------------------------------------------------------------------


@require_POST
@signed_in
def door(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Show where to go, once and here: the answer has no address of its own, and whoever asked reads who looked."""
    offer, task = yours_or_404(request, pk)
    if not has_shown(request.visitor):
        return sent_to(settings.PROVE_PAGE, request, reverse("helping:task", args=[pk]))
    take(DOORS, str(offer.person_id))
    found = _looked(offer)
    if found is None:
        return done("helping:task", "late", pk)
    said = {"door": found, "offer": offer, "cap": way_of(task.group).cap, "one": helping.seen([offer])[0]}
    said["others"] = helping.together_with(offer)
    return render(request, "aid/helping/door.html", said)


def _looked(offer: Offer) -> Revealed | None:
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    try:
        return revealing.reveal(offer, now=now, clock=now.time())
    except NotYetError:
        return None


# -- What became of it -----------------------------------------------------------------------------------------------


@require_POST
@signed_in
def report(request: PersonRequest, pk: UUID) -> HttpResponse:
    offer, task = yours_or_404(request, pk)
    try:
        if request.POST.get("what") == "done":
            finishing.complete(task, by=offer.person_id, now=timezone.now())
            return done("helping:task", "done", pk)
        finishing.give_back(offer, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("helping:mine", "late")
    return done("helping:mine", "given-back")
