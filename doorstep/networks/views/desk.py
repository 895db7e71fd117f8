"""A network's desk: who asks to join, which groups are in, and how their contacts are reached."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.core.trigrams import without_controls
from doorstep.groups.forms.people import WhyForm
from doorstep.groups.views.invitations import typed_at
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.networks.actions import deciding
from doorstep.networks.actions.deciding import Welcome
from doorstep.networks.forms.deciding import ASK, DECLINE, TAKE_IN, DecisionForm, EndingForm
from doorstep.networks.maps import of_gaps
from doorstep.networks.models import Affiliation, Application, Network
from doorstep.networks.pages import desk_or_404, told
from doorstep.networks.queries import criteria, desk, history
from doorstep.networks.queries.health import health_of
from doorstep.networks.queries.opened import claimed_number, opened
from doorstep.people.actions import look_at_contact_points
from doorstep.people.doors import proved_to_write, strongly
from doorstep.people.looking import Way, ways
from doorstep.people.models import Person
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.vault import keys

_DONE = {TAKE_IN: "taken-in", DECLINE: "declined", ASK: "asked-back"}
# Enough for an evening of ringing round, and too few to copy a network's numbers.
_LONGEST = 100
LOOKING = Limit("contacts looked at", most=20, per=timedelta(hours=1))


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    network, _person = desk_or_404(request, slug)
    page = page_of(request, desk.applications_at(network))
    shown = {"network": network, "page": page, "names": called(each.person_id for each in page)}
    shown |= {"settled": desk.settled_at(network)[:5], "told": told(request)}
    with opened(page.object_list) as page.object_list:
        return render(request, "networks/desk/index.html", shown)


@require_safe
@strongly
@proved_to_write
def application(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    network, _person = desk_or_404(request, slug)
    return _asked(request, _application_or_404(network, pk))


@require_POST
@strongly
@proved_to_write
def decide(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    asks = _application_or_404(network, pk)
    form = _form(asks, request)
    if asks.status not in asks.LIVING:
        return done("networks:desk", "late", slug)
    if not form.decision or not form.is_valid():
        return _asked(request, asks, form)
    what = _decided(request, asks, form, person)
    return done("networks:desk", what, slug) if what else _asked(request, asks, form)


def _decided(request: PersonRequest, asks: Application, form: DecisionForm, by: UUID) -> str:
    """Do what was decided, and say what it was; nothing where the form says why not."""
    try:
        _DOING[form.decision](request, asks, form, by)
    except (NotAMoveError, SomebodyWasFirstError):
        return "late"
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return ""
    return _DONE[form.decision]


def _take_in(request: PersonRequest, asks: Application, form: DecisionForm, by: UUID) -> None:
    deciding.take_in(asks, _welcome(request, asks, form), by=by, now=timezone.now())


def _decline(_request: PersonRequest, asks: Application, form: DecisionForm, by: UUID) -> None:
    deciding.decline(asks, form.cleaned_data["words"], by=by, now=timezone.now())


def _ask(_request: PersonRequest, asks: Application, form: DecisionForm, by: UUID) -> None:
    deciding.ask_back(asks, form.cleaned_data["words"], by=by, now=timezone.now())


_DOING: dict[str, Callable[[PersonRequest, Application, DecisionForm, UUID], None]] = {
    TAKE_IN: _take_in,
    DECLINE: _decline,
    ASK: _ask,
}


def _welcome(request: PersonRequest, asks: Application, form: DecisionForm) -> Welcome:
    group = form.chosen.group if form.chosen else None
    return Welcome(group, None if group else criteria.drawn(asks), typed_at(request))


@require_POST
@strongly
def reach_applicant(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show how whoever asks can be reached, once and here: the answer has no address of its own."""
    network, _person = desk_or_404(request, slug)
    asks = _application_or_404(network, pk)
    form = WhyForm(request.POST)
    found = looked(request, network, asks.person, form) if form.is_valid() else None
    if found is None:
        return _asked(request, asks, why=form)
    with opened([asks]):
        shown = {"network": network, "ways": found, "number": claimed_number(asks)}
    return render(request, "networks/desk/reach.html", shown)


def _application_or_404(network: Network, pk: UUID) -> Application:
    found = Application.objects.filter(network=network).select_related("person", "network")
    return get_object_or_404(found, pk=pk)


def _form(asks: Application, request: PersonRequest) -> DecisionForm:
    with opened([asks]):
        likely, can_list = criteria.likely(asks), bool(criteria.drawn(asks) and asks.called)
    likely += criteria.looked_for(asks, _typed(request), likely)
    is_decided = request.method == "POST" and "decision" in request.POST
    return DecisionForm(request.POST if is_decided else None, likely=likely, can_list=can_list)


def _typed(request: PersonRequest) -> str:
    """Read by which name whoever decides looked for a group; a decision brings it along."""
    said = request.POST.get("name", "") or request.GET.get("name", "")
    return without_controls(said).strip()[:_LONGEST]


def _asked(
    request: PersonRequest, asks: Application, form: DecisionForm | None = None, why: WhyForm | None = None
) -> HttpResponse:
    shown: dict[str, Any] = {"network": asks.network, "one": asks, "why": why or WhyForm(), "told": told(request)}
    shown |= {"form": form or _form(asks, request), "typed": _typed(request)}
    with opened([asks]):
        shown |= _about(asks, _typed(request))
        return render(request, "networks/desk/application.html", shown, status=422 if form or why else 200)


def _about(asks: Application, typed: str) -> dict[str, object]:
    """Say who asks, and which groups it may be: those that are likely, and those that were looked for."""
    name = asks.contact if asks.how == asks.How.MAIL else ""
    likely = criteria.likely(asks)
    found = criteria.looked_for(asks, typed, likely)
    shown: dict[str, object] = {"name": name or called([asks.person_id]).get(asks.person_id, ""), "found": found}
    shown |= {"likely": [*likely, *found], "in_area": criteria.helps_in_area(asks)}
    return shown | {"sent_in": criteria.sent_in_like(asks)}


# -- The groups that are in ------------------------------------------------------------------------------------------


@require_safe
@strongly
def groups(request: PersonRequest, slug: str) -> HttpResponse:
    network, _person = desk_or_404(request, slug)
    page = page_of(request, desk.affiliations_at(network))
    names = called(contact.person_id for each in page for contact in each.speaking)
    shown = {"network": network, "page": page, "names": names, "told": told(request)}
    return render(request, "networks/desk/groups.html", shown)


@require_safe
@strongly
def health(request: PersonRequest, slug: str) -> HttpResponse:
    network, _person = desk_or_404(request, slug)
    found = health_of(network)
    shown = {"network": network, "health": found, "here": of_gaps(network, found.bare)}
    return render(request, "networks/desk/health.html", shown)


@require_safe
@strongly
@proved_to_write
def place(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    network, _person = desk_or_404(request, slug)
    return _placed(request, _place_or_404(network, pk), EndingForm(), WhyForm())


@require_POST
@strongly
def reach(request: PersonRequest, slug: str, pk: int, contact: int) -> HttpResponse:
    network, _person = desk_or_404(request, slug)
    found, form = _place_or_404(network, pk), WhyForm(request.POST)
    speaks = get_object_or_404(found.contacts.select_related("person"), pk=contact)
    seen = looked(request, network, speaks.person, form) if form.is_valid() else None
    if seen is None:
        return _placed(request, found, EndingForm(), form)
    return render(request, "networks/desk/reach.html", {"network": network, "ways": seen})


@require_POST
@strongly
@proved_to_write
def ending(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    found, form = get_object_or_404(desk.places_at(network), pk=pk), EndingForm(request.POST)
    if found.status != found.Status.IN:
        return done("networks:desk-groups", "late", slug)
    if not form.is_valid():
        return _placed(request, found, form, WhyForm())
    try:
        deciding.end_place(found, by=person, now=timezone.now(), why=form.cleaned_data["words"])
    except (NotAMoveError, SomebodyWasFirstError):
        return done("networks:desk-groups", "late", slug)
    return done("networks:desk-groups", "ended", slug)


def _place_or_404(network: Network, pk: int) -> Affiliation:
    return get_object_or_404(desk.affiliations_at(network), pk=pk)


def _placed(request: PersonRequest, found: Affiliation, form: EndingForm, why: WhyForm) -> HttpResponse:
    names = called(each.person_id for each in found.contacts.all())
    shown = {"network": found.network, "place": found, "form": form, "why": why, "names": names}
    shown |= {"changed": history.changed_in(found), "happened": history.happened_to(found)}
    status = 422 if form.is_bound or why.is_bound else 200
    return render(request, "networks/desk/place.html", shown, status=status)


def looked(request: PersonRequest, network: Network, person: Person, form: WhyForm) -> list[Way] | None:
    """Look up how somebody is reached, and have it noted; None where that was too often."""
    by, now = request.visitor.person.pk, timezone.localtime(timezone=timezone.get_default_timezone())
    if not has_room(form, LOOKING, request, str(by)):
        return None
    with keys.at_hand([person.pk]):
        points = look_at_contact_points(person, by=by, why=form.cleaned_data["why"], network=network.pk)
        return ways(points, now.time())
