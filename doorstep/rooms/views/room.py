"""The room itself: which rooms there are for somebody, its threads, its ground rules, and what is sent."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.core.pages import done, page_of
from doorstep.messaging.queries import where_to_write
from doorstep.people.doors import signed_in
from doorstep.people.models import ContactPoint
from doorstep.people.requests import PersonRequest
from doorstep.rooms import consent
from doorstep.rooms.actions import entering
from doorstep.rooms.forms import EnterForm, HearsForm
from doorstep.rooms.pages import in_the_room, told, visit_or_404
from doorstep.rooms.queries import care, threads
from doorstep.rooms.queries.entering import Visit, rooms_for


@require_safe
@signed_in
def index(request: PersonRequest) -> HttpResponse:
    person, now = request.visitor.person.pk, timezone.now()
    said = {"rooms": rooms_for(person, now), "whys": care.why_put_out(person, now)}
    return render(request, "rooms/index.html", said)


@require_safe
@in_the_room
def room(request: PersonRequest, visit: Visit) -> HttpResponse:
    page = page_of(request, threads.threads_in(visit.room))
    with threads.opened(page.object_list):
        shown = {"visit": visit, "network": visit.network, "page": page, "told": told(request)}
        shown["speakers"] = threads.speakers(visit.network, (each.person_id for each in page))
        return render(request, "rooms/room.html", shown)


@require_http_methods(["GET", "POST"])
@signed_in
def rules(request: PersonRequest, slug: str) -> HttpResponse:
    """Show the ground rules, and ask whoever has not agreed to these; nobody enters before."""
    visit = visit_or_404(request, slug)
    person, chosen = request.visitor.person, visit.entrance.hears if visit.entrance else None
    has_email, said = _has_email(visit), {"hears": chosen}
    form = EnterForm(request.POST or None, has_email=has_email, rules_at=visit.room.rules_at, initial=said)
    if form.is_valid():
        words = consent.agreed(visit.room)
        entering.enter(visit.room, person, form.cleaned_data["hears"], words=words, now=timezone.now())
        return done("rooms:room", "entered", slug)
    shown = {"visit": visit, "network": visit.network, "rules": consent.rules_of(visit.room), "form": form}
    return render(request, "rooms/rules.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@in_the_room
def choice(request: PersonRequest, visit: Visit) -> HttpResponse:
    chosen = visit.entrance.hears if visit.entrance else None
    form = HearsForm(request.POST or None, has_email=_has_email(visit), initial={"hears": chosen})
    if form.is_valid() and visit.entrance:
        entering.choose(visit.entrance, form.cleaned_data["hears"])
        return done("rooms:room", "chosen", visit.network.slug)
    shown = {"visit": visit, "network": visit.network, "form": form}
    return render(request, "rooms/choice.html", shown, status=422 if form.is_bound else 200)


def _has_email(visit: Visit) -> bool:
    return bool(where_to_write([visit.person], ContactPoint.Means.EMAIL))
