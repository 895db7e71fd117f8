"""Saying who of several people one is, who are reached by the same address or number."""

from collections import Counter

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doorstep.accounts import browser, queries
from doorstep.accounts.actions import choose, waiting_to_choose
from doorstep.accounts.forms import WhoForm
from doorstep.accounts.models import CodeRequest, Session
from doorstep.people.models import Person
from doorstep.people.queries import called


@require_http_methods(["GET", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Ask who of several it is; only of somebody who typed the code that was sent there."""
    asked = waiting_to_choose(browser.asked_with(request), now=timezone.now())
    if asked is None:
        return HttpResponseRedirect(reverse("accounts:sign-in"))
    form = WhoForm(request.POST or None, choices=_behind(asked))
    if form.is_valid() and choose(asked, form.person, now=timezone.now()):
        return browser.enter(request, form.person, Session.How.CODE)
    said = {"form": form, "next": browser.next_of(request)}
    return render(request, "accounts/who.html", said, status=422 if form.is_bound else 200)


def _behind(asked: CodeRequest) -> list[tuple[str, str]]:
    persons = list(Person.objects.filter(pk__in=queries.persons_behind(asked)).order_by("made_at"))
    names = called(person.pk for person in persons)
    several = {name for name, count in Counter(names.get(person.pk, "") for person in persons).items() if count > 1}
    newcomer = asked.person_id if asked.purpose == CodeRequest.Purpose.JOIN else None
    return [
        (str(person.pk), _told(person, names.get(person.pk, ""), several, is_new=person.pk == newcomer))
        for person in persons
    ]


def _told(person: Person, name: str, several: set[str], *, is_new: bool) -> str:
    shown = name or _("Somebody who gave no name")
    if is_new:
        return _("%(name)s, new here") % {"name": shown}
    return (
        _("%(name)s, here since %(day)s") % {"name": shown, "day": date_format(person.made_at)}
        if name in several
        else shown
    )
