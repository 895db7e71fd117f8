"""What somebody is ready to do in a group: saying it, changing it, resting, coming back, stopping."""

from datetime import timedelta

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.aid.actions import stopping, volunteering
from doorstep.aid.forms.resting import RestForm
from doorstep.aid.forms.willing import WillingForm, before
from doorstep.aid.pages_of_helpers import Coming, coming_or_404, helper_or_404, told
from doorstep.aid.queries.wishes import wishes_of
from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups import consent
from doorstep.groups.actions import members
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest

# Whoever could often say anew where they set out from, would find out from where a task is near (docs/safety, rule 3).
MOVING = Limit("from where somebody sets out", most=4, per=timedelta(days=1))
SAYING = Limit("what somebody is ready to do", most=30, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
@signed_in
def willing(request: PersonRequest, slug: str) -> HttpResponse:
    """Say what one would do; whoever is not in the group asks to be in the same breath."""
    coming = coming_or_404(request, slug)
    form = _form(request, coming)
    if form.is_valid() and _said(request, coming, form):
        return done("helping:mine", _what(coming))
    shown = {"coming": coming, "group": coming.group, "form": form, "words": consent.joining(), "told": told(request)}
    return render(request, "aid/helping/willing.html", shown, status=422 if form.is_bound else 200)


def _form(request: PersonRequest, coming: Coming) -> WillingForm:
    wishes, row = wishes_of(coming.group), coming.row
    initial, cell = ({"languages": ["en"]}, None) if row is None else (before(row, wishes), row.cell)
    return WillingForm(request.POST or None, wishes=wishes, cell=cell, joins=coming.is_new, initial=initial)


def _said(request: PersonRequest, coming: Coming, form: WillingForm) -> bool:
    person, now = request.visitor.person, timezone.now()
    if not (has_room(form, SAYING, request, str(person.pk)) and _may_move(request, coming, form)):
        return False
    try:
        with transaction.atomic():
            if coming.is_new:
                members.ask(person, coming.group, words=consent.joining(), now=now, team=form.chosen_team)
            volunteering.volunteer(person, coming.group, form.said, by=person.pk, now=now)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


def _may_move(request: PersonRequest, coming: Coming, form: WillingForm) -> bool:
    stays = coming.row is not None and coming.row.cell == form.said.cell
    return stays or has_room(form, MOVING, request, f"{request.visitor.person.pk} in {coming.group.pk}")


def _what(coming: Coming) -> str:
    if not coming.is_in:
        return "asked"
    return "changed" if coming.row else "ready"


# -- A rest, and the end ---------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@signed_in
def resting(request: PersonRequest, slug: str) -> HttpResponse:
    row, form = helper_or_404(request, slug), RestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        volunteering.pause(row, until=form.cleaned_data["until"], by=row.person_id)
        return done("helping:mine", "resting")
    shown = {"group": row.group, "form": form}
    return render(request, "aid/helping/rest.html", shown, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def returning(request: PersonRequest, slug: str) -> HttpResponse:
    row = helper_or_404(request, slug)
    volunteering.come_back(row, by=row.person_id)
    return done("helping:mine", "back")


@require_http_methods(["GET", "POST"])
@signed_in
def stopping_here(request: PersonRequest, slug: str) -> HttpResponse:
    row = helper_or_404(request, slug)
    if request.method == "POST":
        stopping.lay_down(row, by=row.person_id, now=timezone.now())
        return done("helping:mine", "stopped")
    return render(request, "aid/helping/stop.html", {"group": row.group})
