"""Passkeys: what a browser needs to make or show one, and what it says then."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.accounts import browser, permissions, queries
from doorstep.accounts.actions import (
    NotAPasskeyError,
    Site,
    add_passkey,
    ask_for_one,
    fresh_token,
    offer,
    use_passkey,
)
from doorstep.accounts.models import Session
from doorstep.accounts.views.signing import TYPING
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.limits.visitors import network
from doorstep.people.doors import proved
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest, Visitor

ASKING = Limit("passkeys asked for", most=60, per=timedelta(hours=1))
JSON = "application/json"


def site_of(request: HttpRequest) -> Site:
    """Say where passkeys hold; the host is one of those that settings.ALLOWED_HOSTS names."""
    host = request.get_host()
    return Site(split_domain_port(host)[0], f"{request.scheme}://{host}", settings.SITE_NAME)


def name_of(visitor: Visitor) -> str:
    """Say by what somebody knows their own passkey or app again, in a list of many: their name, or their seat's."""
    person = visitor.person.pk
    return called([person]).get(person) or queries.names([person]).get(person) or settings.SITE_NAME


def may_add_or_404(visitor: Visitor) -> None:
    if not permissions.may_add_way(visitor, queries.ways_of(visitor.person).strong):
        raise Http404


@require_POST
def asking(request: HttpRequest) -> HttpResponse:
    take(ASKING, network(request))
    token = browser.asked_with(request) or fresh_token()
    options = ask_for_one(site_of(request), browser=token, now=timezone.now())
    return browser.hold_asked(HttpResponse(options, content_type=JSON), token)


@require_POST
def showing(request: HttpRequest) -> HttpResponse:
    take(TYPING, network(request))
    said, token = request.POST.get("said", ""), browser.asked_with(request)
    try:
        person = use_passkey(said, site_of(request), browser=token, now=timezone.now())
    except NotAPasskeyError:
        return render(request, "accounts/passkey_failed.html", {"next": browser.next_of(request)}, status=422)
    return browser.enter(request, person, Session.How.PASSKEY)


@require_POST
@proved
def offering(request: PersonRequest) -> HttpResponse:
    may_add_or_404(request.visitor)
    visitor, token = request.visitor, browser.asked_with(request) or fresh_token()
    options = offer(visitor.person, name_of(visitor), site_of(request), browser=token, now=timezone.now())
    return browser.hold_asked(HttpResponse(options, content_type=JSON), token)


@require_POST
@proved
def adding(request: PersonRequest) -> HttpResponse:
    may_add_or_404(request.visitor)
    person, said, words = request.visitor.person, request.POST.get("said", ""), browser.words(request)
    token, now = browser.asked_with(request), timezone.now()
    try:
        add_passkey(person, said, site_of(request), browser=token, words=words, now=now)
    except NotAPasskeyError:
        return render(request, "accounts/passkey_failed.html", {"next": reverse("accounts:ways")}, status=422)
    to = browser.with_next(request, "accounts:ways", done="added")
    return browser.enter(request, person.pk, Session.How.PASSKEY, to=to)
