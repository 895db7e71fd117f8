"""Who sits at the table of an evening, and asking somebody to it by a code."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups.views.invitations import INVITING
from doorstep.limits.actions import TooOftenError
from doorstep.limits.forms import has_room
from doorstep.limits.words import wait
from doorstep.people.requests import PersonRequest
from doorstep.starting.actions import evenings as acting
from doorstep.starting.actions import offering
from doorstep.starting.course import PEOPLE, Table, what_waits
from doorstep.starting.forms.whole import MailForm, PartsForm
from doorstep.starting.models import Chapter, Evening
from doorstep.starting.pages import shared, sitting, told, while_open
from doorstep.starting.queries import evenings


@require_http_methods(["GET", "POST"])
@while_open
def people(request: PersonRequest, evening: Evening) -> HttpResponse:
    """Show who is there and who is asked; a POST says that they begin without whoever is missing."""
    if request.method == "POST":
        return done("starting:evening", _begun_alone(request, evening), evening.pk)
    taken, offered = list(evenings.taken(evening)), list(evenings.offered(evening, timezone.now()))
    shown = shared(evening) | {"table": Table.of(taken, offered), "offered": offered, "told": told(request)}
    shown |= {"waits": what_waits(shown["table"]), "chairs": sitting(taken, request.visitor.person.pk)}
    shown["alone"] = Chapter.objects.filter(evening=evening, which=PEOPLE).exists()
    return render(request, "starting/people.html", shown)


def _begun_alone(request: PersonRequest, evening: Evening) -> str:
    try:
        acting.write(evening, PEOPLE, {"alone": True}, seen=None, by=request.visitor.person.pk, now=timezone.now())
    except acting.OverError:
        return "over"
    return "written"


@require_http_methods(["GET", "POST"])
@while_open
def by_code(request: PersonRequest, evening: Evening) -> HttpResponse:
    """Make a code, and show it this once: it stands in no address, and not in the database."""
    form = PartsForm(request.POST or None)
    if form.is_valid() and _has_room(request, form) and (made := _made(request, evening, form)):
        shown = shared(evening) | {"code": made, "page": typed_at(request)}
        return render(request, "starting/code.html", shown)
    return _asked(request, evening, form, "starting/by_code.html")


def _made(request: PersonRequest, evening: Evening, form: PartsForm) -> str:
    by, now = request.visitor.person.pk, timezone.now()
    try:
        return offering.offer(evening, form.cleaned_data["part"], by=by, now=now)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return ""


@require_http_methods(["GET", "POST"])
@while_open
def by_email(request: PersonRequest, evening: Evening) -> HttpResponse:
    form = MailForm(request.POST or None)
    if form.is_valid() and _has_room(request, form) and _sent(request, evening, form):
        return done("starting:people", "sent-code", evening.pk)
    return _asked(request, evening, form, "starting/by_email.html")


def _sent(request: PersonRequest, evening: Evening, form: MailForm) -> bool:
    said, by, now = form.cleaned_data, request.visitor.person.pk, timezone.now()
    try:
        offering.offer_by_email(evening, said["part"], said["email"], page=typed_at(request), by=by, now=now)
    except TooOftenError as error:
        form.add_error("email", wait(error.again_at))
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


def typed_at(request: HttpRequest) -> str:
    """Give the whole address of the page where a code is typed."""
    return request.build_absolute_uri(reverse("starting:code"))


def _has_room(request: PersonRequest, form: PartsForm) -> bool:
    return has_room(form, INVITING, request, str(request.visitor.person.pk))


def _asked(request: PersonRequest, evening: Evening, form: Any, template: str) -> HttpResponse:
    return render(request, template, shared(evening) | {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@while_open
def taking_back(request: PersonRequest, evening: Evening, chair: int) -> HttpResponse:
    found = get_object_or_404(evenings.offered(evening, timezone.now()), pk=chair)
    in_time = offering.take_back(found, by=request.visitor.person.pk)
    return done("starting:people", "taken-back" if in_time else "late", evening.pk)
