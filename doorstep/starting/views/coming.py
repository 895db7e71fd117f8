"""Coming to the table of an evening by a code."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups import consent
from doorstep.groups.codes import opened
from doorstep.groups.forms.people import AgreeForm, CodeForm
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest
from doorstep.starting.actions import offering
from doorstep.starting.models import Chair
from doorstep.starting.pages import shared


@require_http_methods(["GET", "POST"])
@signed_in
def code(request: PersonRequest) -> HttpResponse:
    """Take a code, and show what it opens; nobody is at the table before they agree."""
    form = CodeForm(request.POST or None)
    chair = opened(request, form, offering.find)
    if chair:
        return _what_it_is(request, chair, AgreeForm())
    return render(request, "starting/typing.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def agreement(request: PersonRequest) -> HttpResponse:
    typed, form = CodeForm(request.POST), AgreeForm(request.POST)
    chair = opened(request, typed, offering.find)
    if chair is None:
        return render(request, "starting/typing.html", {"form": typed}, status=422)
    if form.is_valid() and _sat_down(request, chair, form):
        return done("starting:evening", "sat-down", chair.evening_id)
    return _what_it_is(request, chair, form)


def _what_it_is(request: PersonRequest, chair: Chair, form: AgreeForm) -> HttpResponse:
    """Show it without an address of its own: the code stands in the page, and in no history."""
    shown = shared(chair.evening) | {"chair": chair, "form": form, "words": consent.joining()}
    shown["code"] = request.POST.get("code", "")
    return render(request, "starting/agree.html", shown, status=422 if form.is_bound else 200)


def _sat_down(request: PersonRequest, chair: Chair, form: AgreeForm) -> bool:
    try:
        offering.sit_down(chair, request.visitor.person, words=consent.joining(), now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return False
    return True
