"""The room at its network's desk: opening and closing it, its rules, what waits there, and the log."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core.pages import done, page_of
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.networks.models import Network
from doorstep.networks.pages import desk_or_404
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest
from doorstep.rooms import consent
from doorstep.rooms.actions import opening as actions
from doorstep.rooms.forms import OpeningForm, RulesForm
from doorstep.rooms.models import Room
from doorstep.rooms.pages import desk_room_or_404, told
from doorstep.rooms.queries import care, entering, threads


@require_safe
@strongly
def desk(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    room = entering.kept_of(network)
    shown: dict[str, object] = {"network": network, "room": room, "told": told(request), "ours": consent.OURS}
    shown |= {"many": entering.members_of(network, timezone.now()).count()}
    if room is None:
        return render(request, "rooms/desk/without.html", shown)
    page = page_of(request, care.objected_to(room, person))
    with threads.opened([each.thread for each in page], page.object_list):
        shown |= {"page": page, "entered": entering.entered(room), "form": RulesForm(initial={"rules": room.rules})}
        shown |= _people(room, network, [each.person_id for each in page])
        return render(request, "rooms/desk/desk.html", shown)


def _people(room: Room, network: Network, writers: list[object]) -> dict[str, object]:
    out = list(care.put_out(room, timezone.now()))
    return {"out": out, "speakers": threads.speakers(network, [*writers, *(each.person_id for each in out)])}  # type: ignore[list-item] # ids


@require_http_methods(["GET", "POST"])
@strongly
def opening(request: PersonRequest, slug: str) -> HttpResponse:
    """Say what a room means, and open it, for the first time or again."""
    network, person = desk_or_404(request, slug)
    room = entering.kept_of(network)
    form = OpeningForm(request.POST or None, initial={"rules": room.rules if room else ""})
    if form.is_valid():
        actions.open_room(network, form.cleaned_data["rules"], by=person, now=timezone.now())
        return done("rooms:desk", "opened", slug)
    shown = {"network": network, "room": room, "form": form, "ours": consent.OURS}
    return render(request, "rooms/desk/opening.html", shown, status=422 if form.is_bound else 200)


@require_POST
@strongly
def rules(request: PersonRequest, slug: str) -> HttpResponse:
    room, person = desk_room_or_404(request, slug)
    form = RulesForm(request.POST)
    if not form.is_valid():
        shown = {"network": room.network, "room": room, "form": form, "ours": consent.OURS}
        return render(request, "rooms/desk/rules.html", shown, status=422)
    actions.say_rules(room, form.cleaned_data["rules"], by=person, now=timezone.now())
    return done("rooms:desk", "rules", slug)


@require_POST
@strongly
def closing(request: PersonRequest, slug: str) -> HttpResponse:
    room, person = desk_room_or_404(request, slug)
    try:
        actions.close_room(room, by=person)
    except (NotAMoveError, SomebodyWasFirstError):
        return done("rooms:desk", "late", slug)
    return done("rooms:desk", "closed", slug)


@require_safe
@strongly
def log(request: PersonRequest, slug: str) -> HttpResponse:
    """Show what was done in the room, about whom, by whom and why."""
    room, _person = desk_room_or_404(request, slug)
    page = page_of(request, care.measures_in(room))
    rows = list(page.object_list)
    with care.opened(rows):
        shown = {"network": room.network, "room": room, "page": page, "rows": rows}
        shown["speakers"] = threads.speakers(room.network, [who for row in rows for who in (row.person_id, row.by)])
        return render(request, "rooms/desk/log.html", shown)
