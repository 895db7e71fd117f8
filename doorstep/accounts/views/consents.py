"""What somebody agreed to, in the words that were shown, and agreeing no longer."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.accounts.actions import withdraw_consent
from doorstep.accounts.own import saying
from doorstep.core.pages import told
from doorstep.groups.actions.roles import JOINING
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest
from doorstep.starting.actions.evenings import STARTING

DONE = {"withdrawn": _("You no longer agree to it, from now on.")}


@require_safe
@signed_in
def consents(request: PersonRequest) -> HttpResponse:
    found = saying.consents(request.visitor.person)
    said = {"consents": found, "joining": JOINING, "starting": STARTING, "told": told(request, DONE)}
    return render(request, "accounts/consents.html", said)


@require_POST
@signed_in
def withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    person = request.visitor.person
    withdraw_consent(get_object_or_404(saying.consents(person), pk=pk), by=person.pk, now=timezone.now())
    return HttpResponseRedirect(f"{reverse('accounts:consents')}?done=withdrawn")
