"""Showing more than a code, or showing again that it is still oneself."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.accounts import browser, queries
from doorstep.accounts.actions import ask, use_authenticator
from doorstep.accounts.forms import DigitsForm
from doorstep.accounts.models import Authenticator, CodeRequest, Session
from doorstep.accounts.views.signing import TYPING, to_typing
from doorstep.limits.forms import has_room
from doorstep.messaging import channels
from doorstep.people.doors import signed_in
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
    ways = queries.ways_of(request.visitor.person)
    form = DigitsForm(request.POST or None)
    if form.is_valid() and has_room(form, TYPING, request):
        if _fits(ways.authenticator, form):
            return browser.enter(request, request.visitor.person.pk, Session.How.AUTHENTICATOR)
        form.add_error("code", _("These digits do not fit. Wait for the next ones, and type those."))
    said = {"form": form, "ways": ways, "next": browser.next_of(request)}
    return render(request, template, said, status=422 if form.is_bound else 200)


def _fits(authenticator: Authenticator | None, form: DigitsForm) -> bool:
    now = timezone.now()
    return authenticator is not None and use_authenticator(authenticator, form.cleaned_data["code"], now=now)


@require_POST
@signed_in
def prove_by_code(request: PersonRequest) -> HttpResponse:
    """Send a code to their first contact point, for those who hold nothing stronger."""
    person = request.visitor.person
    points = queries.confirmed_points(person).filter(means__in=channels.available())
    point = None if queries.ways_of(person).strong else points.first()
    if point is None or point.hashed is None:
        return HttpResponseRedirect(reverse("accounts:prove"))
    words, now = browser.words(request), timezone.now()
    token = ask(point.means, Hashed(point.hashed), purpose=CodeRequest.Purpose.PROVE, words=words, now=now, point=point)
    return to_typing(request, token)
