"""Erasing oneself: what goes and what stays is said before, and at the end that it is done."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.accounts import browser
from doorstep.accounts.actions import erase_oneself
from doorstep.accounts.forms import ErasureForm
from doorstep.accounts.own import held
from doorstep.people.doors import proved
from doorstep.people.requests import PersonRequest


@require_http_methods(["GET", "POST"])
@proved
def erasure(request: PersonRequest) -> HttpResponse:
    person, form = request.visitor.person, ErasureForm(request.POST or None)
    if form.is_valid():
        erase_oneself(person, now=timezone.now())
        return browser.let_go(HttpResponseRedirect(reverse("accounts:erased")))
    said = {"form": form, "goes": held.goes(person.pk)}
    return render(request, "accounts/erasure.html", said, status=422 if form.is_bound else 200)


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/erased.html")
