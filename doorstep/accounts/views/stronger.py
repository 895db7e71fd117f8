"""Showing more than a code, or showing again that it is still oneself."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.accounts import browser, queries
from doorstep.accounts.actions import ask, use_authenticator
from doorstep.accounts.forms import DigitsForm
from doorstep.accounts.models import Authenticator, CodeRequest, Session
from doorstep.accounts.views.signing import TYPING, to_typing
from doorstep.limits.actions import TooOftenError
from doorstep.limits.forms import has_room
from doorstep.limits.words import wait
from doorstep.messaging import channels
from doorstep.people.doors import signed_in
from doorstep.people.models import ContactPoint, Person
from doorstep.people.requests import PersonRequest
from doorstep.vault.hashing import Hashed


@require_http_methods(["GET", "POST"])
@signed_in
def stronger(request: PersonRequest) -> HttpResponse:
    """Before what is somebody else's: a passkey or an authenticator."""
    return _by_digits(request, "accounts/stronger.html")


@require_http_methods(["GET", "POST"])
@signed_in
def prove(request: PersonRequest) -> HttpResponse:
    """Before what cannot be taken back: the strongest way they have, once more."""
    return _by_digits(request, "accounts/prove.html")


def _by_digits(request: PersonRequest, template: str) -> HttpResponse:
    person, form = request.visitor.person, DigitsForm(request.POST or None)
    ways = queries.ways_of(person)
    if ways.authenticator and form.is_valid() and has_room(form, TYPING, request) and _fits(ways.authenticator, form):
        return browser.enter(request, person.pk, Session.How.AUTHENTICATOR)
    said = {"form": form, "ways": ways, "next": browser.next_of(request), "reached": _reached(person)}
    return browser.may_ask(request, render(request, template, said, status=422 if form.is_bound else 200))


def _fits(authenticator: Authenticator, form: DigitsForm) -> bool:
    try:
        fits = use_authenticator(authenticator, form.cleaned_data["code"], now=timezone.now())
    except TooOftenError as error:
        form.add_error("code", wait(error.again_at))
        return False
    if not fits:
        form.add_error("code", _("These digits do not fit. Wait for the next ones, and type those."))
    return fits


@require_POST
@signed_in
def prove_by_code(request: PersonRequest) -> HttpResponse:
    """Send a code to their first contact point, for those who hold nothing stronger."""
    person = request.visitor.person
    point = None if queries.holds_stronger(person.pk) else _reached(person)
    if point is None:
        return HttpResponseRedirect(browser.with_next(request, "accounts:prove"))
    return to_typing(request, _ask(request, point))


def _ask(request: PersonRequest, point: ContactPoint) -> str:
    return ask(
        point.means,
        Hashed(point.hashed or ""),
        purpose=CodeRequest.Purpose.PROVE,
        words=browser.words(request),
        now=timezone.now(),
        point=point,
        browser=browser.asked_with(request),
    )


def _reached(person: Person) -> ContactPoint | None:
    return queries.points_for_codes(person).filter(means__in=channels.available()).first()
