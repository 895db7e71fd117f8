"""Joining a network by the form: the contact has signed in by a typed code, and five things are asked."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.networks import consent
from doorstep.networks.actions import applying
from doorstep.networks.forms.joining import JoinForm
from doorstep.networks.models import Network
from doorstep.networks.queries import directory
from doorstep.people import actions as people
from doorstep.people.doors import signed_in
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called, is_called
from doorstep.people.requests import PersonRequest

ASKING = Limit("asking to join a network", most=10, per=timedelta(days=1))


@require_http_methods(["GET", "POST"])
@signed_in
def join(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = get_object_or_404(directory.networks(), slug=slug), request.visitor.person
    known = {"name": called([person.pk]).get(person.pk, "")}
    form = JoinForm(request.POST or None, network=network, has_number=is_called(person.pk), initial=known)
    if form.is_valid() and _asked(request, network, form):
        return done("networks:mine", "asked")
    shown = {"network": network, "form": form, "words": consent.joining(network)}
    return render(request, "networks/join.html", shown, status=422 if form.is_bound else 200)


def _asked(request: PersonRequest, network: Network, form: JoinForm) -> bool:
    person = request.visitor.person
    if not has_room(form, ASKING, request, str(person.pk)):
        return False
    _describe(person, form)
    try:
        applying.apply(network, person, form.asked(), words=consent.joining(network), now=timezone.now())
    except applying.TooManyError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


def _describe(person: Person, form: JoinForm) -> None:
    """Note what they said of themselves, as far as it is new."""
    said = form.cleaned_data
    if said["name"] != form.initial["name"]:
        people.describe(person, called=said["name"], by=person.pk)
    if said["mobile"]:
        people.add_contact_point(person, ContactPoint.Means.PHONE, said["mobile"], by=person.pk)
