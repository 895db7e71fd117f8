"""Signing in by a code that is typed, and out again."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.accounts import browser, queries
from doorstep.accounts.actions import Proof, answer, ask, choose, close_session, waiting_to_choose
from doorstep.accounts.forms import ContactForm, DigitsForm, WhoForm
from doorstep.accounts.models import CodeRequest, Session
from doorstep.limits.actions import TooOftenError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.limits.words import wait
from doorstep.people.queries import called

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
    return render(request, "accounts/sign_in.html", said, status=422 if form.is_bound else 200)


def asked_for(request: HttpRequest, form: ContactForm, purpose: str) -> HttpResponse | None:
    """Ask for a code to what the form says, and lead on to typing it; None where that is too often."""
    try:
        token = ask(form.means, form.hashed, purpose=purpose, words=browser.words(request), now=timezone.now())
    except TooOftenError as error:
        form.add_error("contact", wait(error.again_at))
        return None
    return to_typing(request, token)


def to_typing(request: HttpRequest, token: str) -> HttpResponse:
    query = urlencode({"next": browser.next_of(request)})
    return browser.hold_asked(HttpResponseRedirect(f"{reverse('accounts:code')}?{query}"), token)


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    form = DigitsForm(request.POST or None)
    if form.is_valid() and has_room(form, TYPING, request):
        proof = answer(browser.asked_with(request), form.cleaned_data["code"], now=timezone.now())
        if proof:
            return _after(request, proof)
        form.add_error("code", _("These digits do not fit. Look again, or ask for new ones: five tries is the most."))
    said = {"form": form, "next": browser.next_of(request), "asked": bool(browser.asked_with(request))}
    return render(request, "accounts/code.html", said, status=422 if form.is_bound else 200)


def _after(request: HttpRequest, proof: Proof) -> HttpResponse:
    if proof.purpose == CodeRequest.Purpose.CONFIRM:
        return HttpResponseRedirect(browser.next_of(request))
    if len(proof.persons) == 1:
        return browser.enter(request, proof.persons[0], Session.How.CODE)
    return HttpResponseRedirect(f"{reverse('accounts:who')}?{urlencode({'next': browser.next_of(request)})}")


@require_http_methods(["GET", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Ask who of several it is who are reached by the same address; only of somebody who typed its code."""
    asked = waiting_to_choose(browser.asked_with(request), now=timezone.now())
    if asked is None:
        return HttpResponseRedirect(reverse("accounts:sign-in"))
    form = WhoForm(request.POST or None, choices=_behind(asked))
    if form.is_valid() and choose(asked, form.person, now=timezone.now()):
        return browser.enter(request, form.person, Session.How.CODE)
    said = {"form": form, "next": browser.next_of(request)}
    return render(request, "accounts/who.html", said, status=422 if form.is_bound else 200)


def _behind(asked: CodeRequest) -> list[tuple[str, str]]:
    persons = queries.persons_behind(asked)
    names = called(persons)
    newcomer = asked.person_id if asked.purpose == CodeRequest.Purpose.JOIN else None
    return [
        (str(person), _("%(name)s, new here") % {"name": names[person]} if person == newcomer else names[person])
        for person in persons
        if person in names
    ]


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    close_session(browser.held(request))
    return browser.let_go(HttpResponseRedirect(reverse("accounts:sign-in")))
