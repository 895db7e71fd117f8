"""A group's rounds, for its coordinators: planned, filled with doors and drivers, shared out, ticked off, ended."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.aid.actions import driving, rounds
from doorstep.aid.actions.answering import TakenError
from doorstep.aid.actions.revealing import TO_HELP, NotYetError
from doorstep.aid.actions.rounds import NotForThisRoundError, NotSharedError
from doorstep.aid.forms.rounds import DoorsForm, DriverForm, EndForm, StartForm, TicksForm
from doorstep.aid.models import Drive, Round, Stop
from doorstep.aid.queries import rounds as asking
from doorstep.aid.round_words import told
from doorstep.aid.views.requests import OPENING
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.groups import permissions
from doorstep.groups.forms.people import WhyForm
from doorstep.groups.pages import people_or_404
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.forms import has_room
from doorstep.people.doors import strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest

_HERE = "requests:round"
# Of more than may be opened at once one of those prints it who look after them.
_TOO_MANY = _(
    "Colleagues look after more of these doors than you may open in an hour. "
    "Ask one of them to print it; the driver sees the doors on a telephone as well."
)
_DRIVES = {"nod": (driving.nod, "nodded"), "thank": (driving.withdraw, "thanked")}


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing = _standing(request, slug)
    page = page_of(request, asking.rounds_seen_by(standing))
    return render(request, "aid/rounds/index.html", {"group": standing.group, "page": page, "told": told(request)})


@require_http_methods(["GET", "POST"])
@strongly
def new(request: PersonRequest, slug: str) -> HttpResponse:
    standing, form = _standing(request, slug), StartForm(request.POST or None)
    if form.is_bound and form.is_valid():
        by, now = request.visitor.person.pk, timezone.now()
        planned = rounds.plan_round(standing.group, form.start, by=by, now=now)
        return done(_HERE, "planned", slug, planned.pk)
    return _form(request, standing, form, "aid/rounds/new.html")


@require_safe
@strongly
def planned(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    return _shown(request, _round_or_404(request, slug, pk))


# -- Doors and drivers -------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@strongly
def doors(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    found = _living_or_404(request, slug, pk)
    form = DoorsForm(request.POST if request.method == "POST" else None, could_come=asking.could_come(found))
    if form.is_bound and form.is_valid():
        rounds.add_doors(found, form.chosen, by=request.visitor.person.pk, now=timezone.now())
        return done(_HERE, "doors", slug, pk)
    return _form(request, _standing(request, slug), form, "aid/rounds/doors.html", found)


@require_POST
@strongly
def door_out(request: PersonRequest, slug: str, pk: UUID, stop: int) -> HttpResponse:
    found = _living_or_404(request, slug, pk)
    one = get_object_or_404(found.stops.select_related("task__request", "round"), pk=stop, status=Stop.Status.PLANNED)
    return _done(request, found, partial(rounds.remove_door, one, now=timezone.now()), "door-out")


@require_http_methods(["GET", "POST"])
@strongly
def drivers(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    found = _living_or_404(request, slug, pk)
    could = list(asking.could_drive(found))
    names = called(row.person_id for row in could)
    form = DriverForm(request.POST or None, could_drive=could, names=names, start=found.cell)
    if form.is_bound and form.is_valid() and _asked(form, found, by=request.visitor.person.pk):
        return done(_HERE, "asked", slug, pk)
    return _form(request, _standing(request, slug), form, "aid/rounds/drivers.html", found)


def _asked(form: DriverForm, found: Round, *, by: UUID) -> bool:
    """Ask whoever was chosen; where they cannot, say so beside the field."""
    try:
        rounds.ask_driver(found, form.chosen, form.cleaned_data["room"], by=by, now=timezone.now())
    except NotForThisRoundError as error:
        form.add_error("volunteer", languages.said(error))
        return False
    return True


@require_POST
@strongly
def driver(request: PersonRequest, slug: str, pk: UUID, drive: UUID) -> HttpResponse:
    """Nod to whoever would drive, or thank them: they need not."""
    found = _living_or_404(request, slug, pk)
    one = get_object_or_404(found.drives.select_related("round__group", "volunteer"), pk=drive)
    does = _DRIVES.get(request.POST.get("answer", ""))
    if does is None:
        return done(_HERE, "", slug, pk)
    return _done(request, found, partial(does[0], one, now=timezone.now()), does[1])


# -- On the day --------------------------------------------------------------------------------------------------------


@require_POST
@strongly
def sharing(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    found = _living_or_404(request, slug, pk)
    try:
        alone = rounds.share_out(found, by=request.visitor.person.pk, now=timezone.now())
    except NotSharedError as error:
        return _shown(request, found, wrong=languages.said(error))
    except (NotAMoveError, SomebodyWasFirstError, TakenError):
        return done(_HERE, "late", slug, pk)
    return done(_HERE, "too-few" if alone else "shared", slug, pk)


@require_POST
@strongly
def sheet(request: PersonRequest, slug: str, pk: UUID, drive: UUID) -> HttpResponse:
    """Show a driver's doors to be printed, once and here; of what colleagues look after with a reason, and few."""
    found, by = _living_or_404(request, slug, pk), request.visitor.person.pk
    one = get_object_or_404(found.drives.filter(status=Drive.Status.READY).select_related("round__group"), pk=drive)
    others = asking.of_colleagues(one, by)
    form = WhyForm(request.POST if "opens" in request.POST else None)
    if others and not (form.is_valid() and _has_room(form, others, request)):
        return _why(request, one, form, others)
    return _sheet(request, one, form.cleaned_data["why"] if others else TO_HELP)


def _has_room(form: WhyForm, many: int, request: PersonRequest) -> bool:
    """Count each of the doors like opening what a colleague looks after."""
    if many > OPENING.most:
        form.add_error(None, _TOO_MANY)
        return False
    return all(has_room(form, OPENING, request, str(request.visitor.person.pk)) for _each in range(many))


def _why(request: PersonRequest, drive: Drive, form: WhyForm, others: int) -> HttpResponse:
    shown = {"group": drive.round.group, "round": drive.round, "drive": drive, "form": form, "others": others}
    return render(request, "aid/rounds/sheet_why.html", shown, status=422 if form.is_bound else 200)


def _sheet(request: PersonRequest, drive: Drive, why: str) -> HttpResponse:
    """Have it noted of each household who looked; whoever is no driver any more has no sheet."""
    try:
        seen = driving.doors_of(drive, by=request.visitor.person.pk, now=timezone.now(), why=why)
    except NotYetError:
        return done(_HERE, "late", drive.round.group.slug, drive.round_id)
    name = called([drive.person_id]).get(drive.person_id, "")
    shown = {"group": drive.round.group, "round": drive.round, "doors": seen, "driver": name}
    return render(request, "aid/rounds/sheet.html", shown)


@require_http_methods(["GET", "POST"])
@strongly
def ticks(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Note from paper what became of each door."""
    found = _living_or_404(request, slug, pk)
    open_ones = list(asking.to_come(found))
    names = called(stop.drive.person_id for stop in open_ones if stop.drive)
    form = TicksForm(request.POST if request.method == "POST" else None, stops=open_ones, names=names)
    if form.is_bound and form.is_valid():
        return _done(request, found, partial(driving.tick_all, form.ticked, now=timezone.now()), "ticked")
    return _form(request, _standing(request, slug), form, "aid/rounds/ticks.html", found)


@require_http_methods(["GET", "POST"])
@strongly
def ending(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    found, form = _living_or_404(request, slug, pk), EndForm(request.POST or None)
    if form.is_bound and form.is_valid():
        left_over = form.cleaned_data["left_over"]
        return _done(request, found, partial(driving.end, found, left_over=left_over, now=timezone.now()), "ended")
    return _form(request, _standing(request, slug), form, "aid/rounds/ending.html", found)


@require_POST
@strongly
def calling_off(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    found = _living_or_404(request, slug, pk)
    return _done(request, found, partial(driving.call_off, found, now=timezone.now()), "called-off")


# -- What they share ---------------------------------------------------------------------------------------------------


def _standing(request: PersonRequest, slug: str) -> Standing:
    return people_or_404(request, slug, permissions.may_look_after_people)


def _round_or_404(request: PersonRequest, slug: str, pk: UUID) -> Round:
    return get_object_or_404(asking.rounds_seen_by(_standing(request, slug)), pk=pk)


def _living_or_404(request: PersonRequest, slug: str, pk: UUID) -> Round:
    seen = asking.rounds_seen_by(_standing(request, slug))
    return get_object_or_404(seen.filter(status__in=Round.LIVING), pk=pk)


def _done(request: PersonRequest, found: Round, change: Callable[..., None], word: str) -> HttpResponse:
    """Do it, and go back to the round; where somebody was first, say so there."""
    try:
        change(by=request.visitor.person.pk)
    except (NotAMoveError, SomebodyWasFirstError):
        word = "late"
    return done(_HERE, word, found.group.slug, found.pk)


def _form(
    request: PersonRequest, standing: Standing, form: forms.Form, template: str, found: Round | None = None
) -> HttpResponse:
    shown = {"group": standing.group, "form": form, "round": found}
    return render(request, template, shown, status=422 if form.is_bound else 200)


def _shown(request: PersonRequest, found: Round, wrong: str = "") -> HttpResponse:
    shares, alone = asking.shares_of(found)
    parcels = sum(stop.parcels for stop in alone) + sum(share.parcels for share in shares)
    shown: dict[str, object] = {"group": found.group, "round": found, "shares": shares, "alone": alone}
    shown |= {"parcels": parcels, "too_many": parcels > found.parcels, "told": told(request), "wrong": wrong}
    shown["names"] = called(share.drive.person_id for share in shares)
    return render(request, "aid/rounds/round.html", shown, status=422 if wrong else 200)
