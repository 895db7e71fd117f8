"""Who somebody is, as they tell us themselves."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from doorstep.accounts.forms import DetailsForm
from doorstep.accounts.own import saying
from doorstep.core.pages import told
from doorstep.people import actions as people
from doorstep.people.doors import proved_to_write
from doorstep.people.models import Person
from doorstep.people.requests import PersonRequest

DONE = {"noted": _("It is noted.")}


@require_http_methods(["GET", "POST"])
@proved_to_write
def details(request: PersonRequest) -> HttpResponse:
    person = request.visitor.person
    form = DetailsForm(request.POST or None, initial=saying.details(person))
    if form.is_valid():
        _note(person, form.news)
        return HttpResponseRedirect(f"{reverse('accounts:details')}?done=noted")
    shown = {"form": form, "told": told(request, DONE)}
    return render(request, "accounts/details.html", shown, status=422 if form.is_bound else 200)


def _note(person: Person, said: dict[str, Any]) -> None:
    """Write down what is new in what they said, and only that."""
    if "language" in said:
        people.choose_language(person, said.pop("language"), by=person.pk)
    if "needs" in said:
        people.note_access_needs(person, said.pop("needs"), by=person.pk)
    if said:
        people.describe(person, by=person.pk, **said)
