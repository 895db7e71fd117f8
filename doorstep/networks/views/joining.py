"""Joining a network by the form: the contact has signed in by a typed code, and five things are asked."""

from datetime import timedelta
from uuid import UUID

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
from doorstep.networks.queries import directory, own
from doorstep.people.doors import signed_in
from doorstep.people.queries import called, is_called
from doorstep.people.requests import PersonRequest

ASKING = Limit("asking to join a network", most=10, per=timedelta(days=1))


@require_http_methods(["GET", "POST"])
@signed_in
def join(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = get_object_or_404(directory.networks(), slug=slug), request.visitor.person
    known = {"name": called([person.pk]).get(person.pk, "")} | own.said_before(network, person.pk, _again(request))
    form = JoinForm(request.POST or None, network=network, has_number=is_called(person.pk), initial=known)
    if form.is_valid() and _asked(request, network, form):
        return done("networks:mine", "asked")
    shown = {"network": network, "form": form, "words": consent.joining(network)}
    return render(request, "networks/join.html", shown, status=422 if form.is_bound else 200)


def _again(request: PersonRequest) -> UUID | None:
    """Read which of their wishes they say anew."""
    try:
        return UUID(request.GET.get("anew", ""))
    except ValueError:
        return None


def _asked(request: PersonRequest, network: Network, form: JoinForm) -> bool:
    person = request.visitor.person
    if not has_room(form, ASKING, request, str(person.pk)):
        return False
    asked, writer, words = form.asked(), form.writer(), consent.joining(network)
    try:
        applying.apply(network, person, asked, words=words, now=timezone.now(), writer=writer)
    except applying.TooManyError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()
