"""Becoming known: somebody who was never here says what to call them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doorstep.accounts import browser
from doorstep.accounts.actions import ask, begin
from doorstep.accounts.forms import NewcomerForm
from doorstep.accounts.models import CodeRequest
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
    return render(request, "accounts/new.html", said, status=422 if form.is_bound else 200)


def _begun(request: HttpRequest, form: NewcomerForm) -> HttpResponse | None:
    point = begin(form.cleaned_data["called"], form.means, form.cleaned_data["contact"])
    words, purpose = browser.words(request), CodeRequest.Purpose.JOIN
    try:
        return to_typing(
            request, ask(form.means, form.hashed, purpose=purpose, words=words, now=timezone.now(), point=point)
        )
    except TooOftenError as error:
        form.add_error("contact", wait(error.again_at))
        return None
