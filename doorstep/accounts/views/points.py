"""How somebody is reached: added, confirmed, made safe, taken away; what was taken away is never written to."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.accounts import browser
from doorstep.accounts.actions import TooManyPointsError, add_point, ask, make_safe, remove_point
from doorstep.accounts.forms import ContactPointForm, SafeForm
from doorstep.accounts.models import CodeRequest
from doorstep.accounts.own import saying
from doorstep.accounts.views.signing import ASKING
from doorstep.core.pages import told
from doorstep.limits.actions import take
from doorstep.limits.forms import has_room
from doorstep.limits.visitors import network
from doorstep.messaging import channels
from doorstep.people.doors import proved, proved_to_write
from doorstep.people.models import ContactPoint
from doorstep.people.requests import PersonRequest
from doorstep.vault.hashing import Hashed

DONE = {
    "noted": _("It is noted, and holds from now on."),
    "removed": _("It is taken away. Nothing is sent there any more, not even that it was."),
    "added": _("It is noted. From here no code can be sent to it, so nobody can sign in with it."),
}


@require_safe
@proved
def points(request: PersonRequest) -> HttpResponse:
    said = {"points": saying.reached(request.visitor.person), "told": told(request, DONE)}
    return render(request, "accounts/points.html", said)


@require_http_methods(["GET", "POST"])
@proved_to_write
def adding(request: PersonRequest) -> HttpResponse:
    form = ContactPointForm(request.POST or None)
    if form.is_valid() and has_room(form, ASKING, request):
        added = _added(request, form)
        if added:
            return _confirming(request, added)
    return render(request, "accounts/point_adding.html", {"form": form}, status=422 if form.is_bound else 200)


def _added(request: PersonRequest, form: ContactPointForm) -> ContactPoint | None:
    said = form.cleaned_data
    try:
        return add_point(request.visitor.person, said["means"], said["contact"], form.hashed)
    except TooManyPointsError:
        form.add_error(None, _("You have as many as anybody may. Take one away first."))
        return None


@require_POST
@proved
def confirmation(request: PersonRequest, pk: UUID) -> HttpResponse:
    take(ASKING, network(request))
    return _confirming(request, _own(request, pk))


def _confirming(request: PersonRequest, point: ContactPoint) -> HttpResponse:
    """Send a code there and lead on to typing it; where that cannot be done from here, say so."""
    here = reverse("accounts:points")
    if point.confirmed_at or point.hashed is None:
        return HttpResponseRedirect(here)
    if point.means not in channels.available():
        return HttpResponseRedirect(f"{here}?done=added")
    words, purpose = browser.words(request), CodeRequest.Purpose.CONFIRM
    token = ask(point.means, Hashed(point.hashed), purpose=purpose, words=words, now=timezone.now(), point=point)
    answer = HttpResponseRedirect(f"{reverse('accounts:code')}?next={reverse('accounts:point', args=[point.pk])}")
    return browser.hold_asked(answer, token)


@require_http_methods(["GET", "POST"])
@proved_to_write
def point(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Say when and how it is safe to get in touch there."""
    found = _own(request, pk)
    form = SafeForm(request.POST or None, means=found.means, initial=saying.safe(found))
    if form.is_valid():
        make_safe(found, form.safe, by=request.visitor.person.pk, save=request.visitor.session)
        return HttpResponseRedirect(f"{reverse('accounts:points')}?done=noted")
    said = {"form": form, "value": saying.in_words(found)}
    return render(request, "accounts/point.html", said, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@proved
def removal(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Say what follows from taking it away, and do it."""
    found = _own(request, pk)
    if request.method == "POST":
        remove_point(found, by=request.visitor.person.pk, save=request.visitor.session)
        return HttpResponseRedirect(f"{reverse('accounts:points')}?done=removed")
    said = {"value": saying.in_words(found), "last": saying.is_last_way_in(found)}
    return render(request, "accounts/point_removal.html", said)


def _own(request: PersonRequest, pk: UUID) -> ContactPoint:
    return get_object_or_404(ContactPoint, pk=pk, person=request.visitor.person)
