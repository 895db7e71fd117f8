"""By what somebody signs in: their passkeys, their authenticator, their printed codes."""

from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.accounts import browser, permissions, queries
from doorstep.accounts.actions import (
    begin_authenticator,
    confirm_authenticator,
    end_sessions,
    print_codes,
    remove_authenticator,
    tell_of_new_way,
)
from doorstep.accounts.actions.authenticators import address_of
from doorstep.accounts.forms import DigitsForm
from doorstep.accounts.models import Session
from doorstep.accounts.views.passkeys import may_add_or_404
from doorstep.people.doors import proved
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest

DONE = {
    "removed": gettext_lazy("Taken away. Wherever else you were signed in, you no longer are."),
    "last": gettext_lazy("This one stays: without it you could not come in. Add another first."),
}


@require_safe
@proved
def ways(request: PersonRequest) -> HttpResponse:
    visitor = request.visitor
    found = queries.ways_of(visitor.person)
    told = DONE.get(request.GET.get("done", ""), "")
    said = {"ways": found, "may_add": permissions.may_add_way(visitor, found.strong), "told": told}
    return render(request, "accounts/ways.html", said | {"next": browser.next_of(request)})


@require_http_methods(["GET", "POST"])
@proved
def authenticator(request: PersonRequest) -> HttpResponse:
    """Show the secret of a new app, and let it count once its first digits are typed."""
    may_add_or_404(request.visitor)
    person, form = request.visitor.person, DigitsForm(request.POST or None)
    if queries.ways_of(person).authenticator:
        return HttpResponseRedirect(reverse("accounts:ways"))
    new = begin_authenticator(person, now=timezone.now())
    if form.is_valid():
        if confirm_authenticator(new, form.cleaned_data["code"], now=timezone.now()):
            tell_of_new_way(person, browser.words(request), now=timezone.now())
            return browser.enter(request, person.pk, Session.How.AUTHENTICATOR)
        form.add_error("code", _("These digits do not fit. Wait for the next ones, and type those."))
    said = {"form": form, "secret": _in_fours(new.secret), "code": _drawn(new.secret, person.pk)}
    return render(
        request,
        "accounts/authenticator.html",
        said | {"next": browser.next_of(request)},
        status=422 if form.is_bound else 200,
    )


def _in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _drawn(secret: str, person: UUID) -> SafeString:
    """Draw what an app reads with its camera; nothing in it comes from anybody but us."""
    name = called([person]).get(person, "")
    code = segno.make(address_of(secret, name or settings.SITE_NAME, settings.SITE_NAME), error="m")
    drawing = code.svg_inline(scale=5, dark="#000", light="#fff", border=4)
    return mark_safe(drawing)  # noqa: S308 # squares, by segno


@require_POST
@proved
def authenticator_removal(request: PersonRequest) -> HttpResponse:
    visitor, held = request.visitor, queries.ways_of(request.visitor.person)
    if held.authenticator is None or not permissions.may_remove_way(visitor, held.strong):
        return HttpResponseRedirect(f"{reverse('accounts:ways')}?done=last")
    remove_authenticator(held.authenticator, by=visitor.person.pk)
    end_sessions(visitor.person, by=visitor.person.pk, save=visitor.session)
    return HttpResponseRedirect(f"{reverse('accounts:ways')}?done=removed")


@require_POST
@proved
def sheet(request: PersonRequest) -> HttpResponse:
    """Make eight codes to print, and show them this once."""
    may_add_or_404(request.visitor)
    codes = print_codes(request.visitor.person, by=request.visitor.person.pk)
    return render(request, "accounts/sheet.html", {"codes": codes})
