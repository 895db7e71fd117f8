"""Networks, for whoever runs the site: opened, changed, and seats at their desks given."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.desk.pages import told
from doorstep.networks.actions import officers, opening
from doorstep.networks.forms.network import NetworkForm
from doorstep.networks.models import Network
from doorstep.networks.queries import desk, directory
from doorstep.people.doors import proved
from doorstep.people.queries import called
from doorstep.people.requests import StaffRequest


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    return render(request, "desk/networks.html", {"page": page_of(request, directory.networks())})


@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    form = NetworkForm(request.POST or None, request.FILES or None)
    network = _opened(request, form) if form.is_valid() else None
    if network:
        return done("desk:network", "opened", network.pk)
    return render(request, "desk/network_new.html", {"form": form}, status=422 if form.is_bound else 200)


def _opened(request: StaffRequest, form: NetworkForm) -> Network | None:
    try:
        return opening.open_network(form.network(), by=request.staff.pk, now=timezone.now())
    except SentenceError as error:
        return form.add_error(None, languages.said(error))


@require_http_methods(["GET", "POST"])
def network(request: StaffRequest, pk: int) -> HttpResponse:
    found = _network_or_404(pk)
    form = NetworkForm(request.POST or None, request.FILES or None, before=found)
    if form.is_valid() and _changed(request, found, form):
        return done("desk:network", "saved", pk)
    seats = list(desk.officers_of(found))
    # What was typed is not what it is called before it is saved.
    shown = {"network": _network_or_404(pk), "form": form, "seats": seats, "told": told(request)}
    shown["names"] = called(seat.person_id for seat in seats)
    return render(request, "desk/network.html", shown, status=422 if form.is_bound else 200)


def _changed(request: StaffRequest, found: Network, form: NetworkForm) -> bool:
    try:
        opening.change_network(found, form.network(), by=request.staff.pk)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


@require_POST
@proved
def seat_code(request: StaffRequest, pk: int) -> HttpResponse:
    """Make a code for a seat at its desk, and show it this once."""
    found = _network_or_404(pk)
    code = officers.offer_seat(found, by=request.staff.pk, now=timezone.now())
    page = request.build_absolute_uri(reverse("networks:seat"))
    return render(request, "desk/network_code.html", {"network": found, "code": code, "page": page})


@require_POST
@proved
def seat_ending(request: StaffRequest, pk: int, seat: int) -> HttpResponse:
    found = get_object_or_404(desk.officers_of(_network_or_404(pk)), pk=seat)
    officers.end_seat(found, by=request.staff.pk)
    return done("desk:network", "seat-ended", pk)


def _network_or_404(pk: int) -> Network:
    return get_object_or_404(Network.objects.select_related("within"), pk=pk)
