"""Coming in by a code that is held in the hand: printed once, or read out by whoever runs this site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doorstep.accounts import browser
from doorstep.accounts.actions import open_with
from doorstep.accounts.views.signing import TYPING
from doorstep.groups.forms.people import CodeForm
from doorstep.limits.forms import has_room


@require_http_methods(["GET", "POST"])
def given(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_valid() and has_room(form, TYPING, request):
        opened = open_with(form.cleaned_data["code"], words=browser.words(request), now=timezone.now())
        if opened:
            return browser.enter(request, *opened, to=browser.with_next(request, "accounts:ways"))
        form.add_error("code", _("This code opens nothing. Check it, or ask for a new one."))
    said = {"form": form, "next": browser.next_of(request)}
    return render(request, "accounts/given.html", said, status=422 if form.is_bound else 200)
