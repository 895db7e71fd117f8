"""Where somebody is signed in, and ending it from here."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.accounts import queries
from doorstep.accounts.actions import end_session, end_sessions
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest


@require_safe
@signed_in
def sessions(request: PersonRequest) -> HttpResponse:
    found = queries.sessions_of(request.visitor.person, timezone.now())
    return render(request, "accounts/sessions.html", {"sessions": found, "this": request.visitor.session})


@require_POST
@signed_in
def ending(request: PersonRequest, pk: int) -> HttpResponse:
    person = request.visitor.person
    end_session(get_object_or_404(queries.sessions_of(person, timezone.now()), pk=pk), by=person.pk)
    return HttpResponseRedirect(reverse("accounts:sessions"))


@require_POST
@signed_in
def ending_others(request: PersonRequest) -> HttpResponse:
    visitor = request.visitor
    end_sessions(visitor.person, by=visitor.person.pk, save=visitor.session)
    return HttpResponseRedirect(reverse("accounts:sessions"))
