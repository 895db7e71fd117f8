"""Authenticator apps: begun, shown once as a picture, and confirmed by the first digits."""

import segno
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.accounts import browser, queries
from doorstep.accounts.actions import begin_authenticator, confirm_authenticator
from doorstep.accounts.actions.authenticators import address_of
from doorstep.accounts.forms import DigitsForm
from doorstep.accounts.models import Authenticator, Session
from doorstep.accounts.views.passkeys import may_add_or_404, name_of
from doorstep.core import digits
from doorstep.people.doors import proved
from doorstep.people.requests import PersonRequest, Visitor


@require_POST
@proved
def beginning(request: PersonRequest) -> HttpResponse:
    may_add_or_404(request.visitor)
    begin_authenticator(request.visitor.person, session=request.visitor.session, now=timezone.now())
    return HttpResponseRedirect(browser.with_next(request, "accounts:authenticator"))


@require_http_methods(["GET", "POST"])
@proved
def authenticator(request: PersonRequest) -> HttpResponse:
    """Show the secret of a new app, and let it count once its first digits are typed."""
    visitor, form = request.visitor, DigitsForm(request.POST or None)
    may_add_or_404(visitor)
    new = queries.waiting_authenticator(visitor.person, visitor.session, timezone.now())
    if new is None:
        return HttpResponseRedirect(browser.with_next(request, "accounts:ways"))
    if form.is_valid() and _confirmed(request, new, form):
        to = browser.with_next(request, "accounts:ways", done="added")
        return browser.enter(request, new.person_id, Session.How.AUTHENTICATOR, to=to)
    said = {"form": form, "next": browser.next_of(request)} | _shown(new.secret, visitor)
    return render(request, "accounts/authenticator.html", said, status=422 if form.is_bound else 200)


def _confirmed(request: PersonRequest, new: Authenticator, form: DigitsForm) -> bool:
    words = browser.words(request)
    if confirm_authenticator(new, form.cleaned_data["code"], words=words, now=timezone.now()):
        return True
    form.add_error("code", _("These digits do not fit. Wait for the next ones, and type those."))
    return False


def _shown(secret: str, visitor: Visitor) -> dict[str, str]:
    """Show a secret to a camera, to somebody who types, and to an app on the same device."""
    address = address_of(secret, name_of(visitor), settings.SITE_NAME)
    return {"picture": _drawn(address), "secret": digits.in_fours(secret), "address": address}


def _drawn(address: str) -> SafeString:
    """Draw what an app reads with its camera, on white whatever the page's colours are: paths, and nothing typed."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(omitsize=True, dark="#000", light="#fff", border=4, svgclass=None, lineclass=None)
    return mark_safe(drawing)  # noqa: S308 # squares, by segno
