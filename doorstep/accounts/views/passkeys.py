"""Passkeys: what a browser needs to make or show one, and what it says then."""

import secrets
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.accounts import browser, permissions, queries
from doorstep.accounts.actions import (
    NotAPasskeyError,
    Site,
    add_passkey,
    ask_for_one,
    end_sessions,
    offer,
    remove_passkey,
    tell_of_new_way,
    use_passkey,
)
from doorstep.accounts.models import Passkey, Session
from doorstep.accounts.views.signing import TYPING
from doorstep.limits.actions import take
from doorstep.limits.visitors import network
from doorstep.people.doors import proved
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest, Visitor

JSON = "application/json"


def site_of(request: HttpRequest) -> Site:
    """Say where passkeys hold; the host is one of those that settings.ALLOWED_HOSTS names."""
    host = request.get_host()
    return Site(host.rpartition(":")[0] or host, f"{request.scheme}://{host}", settings.SITE_NAME)


def may_add_or_404(visitor: Visitor) -> None:
    if not permissions.may_add_way(visitor, queries.ways_of(visitor.person).strong):
        raise Http404


@require_POST
def asking(request: HttpRequest) -> HttpResponse:
    token = secrets.token_urlsafe(32)
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
    token, person = secrets.token_urlsafe(32), request.visitor.person
    name = called([person.pk]).get(person.pk, settings.SITE_NAME)
    options = offer(person, name, site_of(request), browser=token, now=timezone.now())
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
    tell_of_new_way(person, words, now=now)
    return browser.enter(request, person.pk, Session.How.PASSKEY)


@require_POST
@proved
def removal(request: PersonRequest, pk: UUID) -> HttpResponse:
    visitor = request.visitor
    passkey = get_object_or_404(Passkey, pk=pk, person=visitor.person)
    if not permissions.may_remove_way(visitor, queries.ways_of(visitor.person).strong):
        return HttpResponseRedirect(f"{reverse('accounts:ways')}?done=last")
    remove_passkey(passkey, by=visitor.person.pk)
    end_sessions(visitor.person, by=visitor.person.pk, save=visitor.session)
    return HttpResponseRedirect(f"{reverse('accounts:ways')}?done=removed")
