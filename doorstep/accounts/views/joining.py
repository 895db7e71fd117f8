"""Becoming known: somebody who was never here says what to call them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doorstep.accounts import browser
from doorstep.accounts.actions import join
from doorstep.accounts.forms import NewcomerForm
from doorstep.accounts.views.signing import ASKING, to_typing
from doorstep.limits.actions import TooOftenError
from doorstep.limits.forms import has_room
from doorstep.limits.words import wait


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = NewcomerForm(request.POST or None)
    if form.is_valid() and has_room(form, ASKING, request):
        answered = _begun(request, form)
        if answered:
            return answered
    said = {"form": form, "next": browser.next_of(request)}
    page = render(request, "accounts/new.html", said, status=422 if form.is_bound else 200)
    return browser.may_ask(request, page)


def _begun(request: HttpRequest, form: NewcomerForm) -> HttpResponse | None:
    called, contact = form.cleaned_data["called"], form.cleaned_data["contact"]
    words, held = browser.words(request), browser.asked_with(request)
    try:
        token = join(called, form.means, contact, words=words, now=timezone.now(), browser=held)
    except TooOftenError as error:
        form.add_error("contact", wait(error.again_at))
        return None
    return to_typing(request, token)
