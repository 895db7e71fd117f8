"""Receipts: made for somebody who gets no codes, and opened by whoever holds one and knows a fact beside it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.accounts import browser
from doorstep.accounts.forms import ReceiptForm
from doorstep.accounts.models import Session
from doorstep.accounts.own import saying
from doorstep.core import digits
from doorstep.core.pages import told
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.actions import end_receipt, give_receipt, open_receipt
from doorstep.people.doors import proved, signed_in
from doorstep.people.requests import PersonRequest

# A library or a block of flats is one visitor to us.
OPENING = Limit("receipts opened", most=30, per=timedelta(hours=1))
DONE = {"ended": _("That receipt opens nothing any more.")}


@require_http_methods(["GET", "POST"])
def opening(request: HttpRequest) -> HttpResponse:
    form = ReceiptForm(request.POST or None)
    if form.is_valid() and has_room(form, OPENING, request):
        now = timezone.now()
        person = open_receipt(form.cleaned_data["number"], form.cleaned_data["fact"], now=now)
        if person:
            return browser.enter(request, person, Session.How.RECEIPT, now=now)
        form.add_error(None, _("Together these open nothing. Look at both again; after five tries, wait a day."))
    said = {"form": form, "next": browser.next_of(request)}
    return render(request, "accounts/receipt_opening.html", said, status=422 if form.is_bound else 200)


@require_safe
@signed_in
def receipt(request: PersonRequest) -> HttpResponse:
    said = {"receipt": saying.receipt(request.visitor.person), "told": told(request, DONE)}
    return render(request, "accounts/receipt.html", said)


@require_POST
@proved
def making(request: PersonRequest) -> HttpResponse:
    """Make a new one, and show its digits this once."""
    person = request.visitor.person
    number = give_receipt(person, by=person.pk, now=timezone.now())
    return render(request, "accounts/receipt_made.html", {"number": digits.in_fours(number)})


@require_POST
@signed_in
def ending(request: PersonRequest) -> HttpResponse:
    person = request.visitor.person
    end_receipt(person, by=person.pk)
    return HttpResponseRedirect(f"{reverse('accounts:receipt')}?done=ended")
