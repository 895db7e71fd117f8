"""By what somebody signs in: their passkeys, their authenticator, their printed codes."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from doorstep.accounts import browser, permissions, queries
from doorstep.accounts.actions import LastWayError, print_codes, remove_way
from doorstep.accounts.models import Authenticator, Passkey
from doorstep.people.doors import proved
from doorstep.people.requests import PersonRequest

DONE = {
    "added": ("good", gettext_lazy("Added. You are signed in with it here.")),
    "removed": ("good", gettext_lazy("Taken away. Wherever else you were signed in, you no longer are.")),
    "last": ("warn", gettext_lazy("This one stays: without it you could not come in. Add another first.")),
}


@require_safe
@proved
def ways(request: PersonRequest) -> HttpResponse:
    visitor, (kind, told) = request.visitor, DONE.get(request.GET.get("done", ""), ("", ""))
    found = queries.ways_of(visitor.person)
    said = {
        "ways": found,
        "may_add": permissions.may_add_way(visitor, found.strong),
        "reached": queries.points_for_codes(visitor.person).exists(),
    }
    said |= {"told": told, "kind": kind, "next": browser.next_of(request)}
    return render(request, "accounts/ways.html", said)


@require_POST
@proved
def passkey_removal(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _removed(request, get_object_or_404(Passkey, pk=pk, person=request.visitor.person))


@require_POST
@proved
def authenticator_removal(request: PersonRequest) -> HttpResponse:
    mine = Authenticator.objects.filter(person=request.visitor.person, confirmed_at__isnull=False)
    return _removed(request, get_object_or_404(mine))


def _removed(request: PersonRequest, way: Passkey | Authenticator) -> HttpResponse:
    visitor = request.visitor
    if not permissions.may_remove_way(visitor):
        return HttpResponseRedirect(browser.with_next(request, "accounts:stronger"))
    try:
        remove_way(way, by=visitor.person.pk, save=visitor.session)
    except LastWayError:
        return HttpResponseRedirect(f"{reverse('accounts:ways')}?done=last")
    return HttpResponseRedirect(f"{reverse('accounts:ways')}?done=removed")


@require_POST
@proved
def sheet(request: PersonRequest) -> HttpResponse:
    """Make eight codes to print, and show them in this one answer: they are kept nowhere to be shown again."""
    if not permissions.may_print(request.visitor):
        raise Http404
    person, words = request.visitor.person, browser.words(request)
    codes = print_codes(person, by=person.pk, words=words, now=timezone.now())
    return render(request, "accounts/sheet.html", {"codes": codes})
