"""Signing in by a code that is typed, and out again."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.accounts import browser, queries
from doorstep.accounts.actions import Proof, answer, ask, close_session
from doorstep.accounts.forms import ContactForm, DigitsForm
from doorstep.accounts.models import CodeRequest, Session
from doorstep.limits.actions import TooOftenError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.limits.words import wait

# A library or a block of flats is one visitor to us.
ASKING = Limit("codes asked for", most=30, per=timedelta(hours=1))
TYPING = Limit("codes typed", most=60, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST or None)
    if form.is_valid() and has_room(form, ASKING, request):
        answered = asked_for(request, form, CodeRequest.Purpose.SIGN_IN)
        if answered:
            return answered
    said = {"form": form, "next": browser.next_of(request)}
    page = render(request, "accounts/sign_in.html", said, status=422 if form.is_bound else 200)
    return browser.may_ask(request, page)


def asked_for(request: HttpRequest, form: ContactForm, purpose: str) -> HttpResponse | None:
    """Ask for a code to what the form says, and lead on to typing it; None where that is too often."""
    words, held = browser.words(request), browser.asked_with(request)
    try:
        token = ask(form.means, form.hashed, purpose=purpose, words=words, now=timezone.now(), browser=held)
    except TooOftenError as error:
        form.add_error("contact", wait(error.again_at))
        return None
    return to_typing(request, token)


def to_typing(request: HttpRequest, token: str) -> HttpResponse:
    return browser.hold_asked(HttpResponseRedirect(browser.with_next(request, "accounts:code")), token)


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    form, token = DigitsForm(request.POST or None), browser.asked_with(request)
    if form.is_valid() and has_room(form, TYPING, request):
        proof = answer(token, form.cleaned_data["code"], now=timezone.now())
        if proof:
            return _after(request, proof)
        form.add_error(
            "code", _("These digits do not fit. Look again: you have five tries, and the newest code counts.")
        )
    asked = queries.open_to_guesses(token, timezone.now()).first()
    said = {"form": form, "next": browser.next_of(request), "asked": asked}
    return render(request, "accounts/code.html", said, status=422 if form.is_bound else 200)


def _after(request: HttpRequest, proof: Proof) -> HttpResponse:
    if proof.purpose == CodeRequest.Purpose.CONFIRM:
        return HttpResponseRedirect(browser.next_of(request))
    if len(proof.persons) == 1:
        return browser.enter(request, proof.persons[0], Session.How.CODE)
    return HttpResponseRedirect(browser.with_next(request, "accounts:who"))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    close_session(browser.held(request))
    return browser.let_go(HttpResponseRedirect(reverse("accounts:sign-in")))
