"""The first of one's own pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.people.doors import signed_in
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    person = request.visitor.person
    return render(request, "accounts/mine.html", {"called": called([person.pk]).get(person.pk, "")})
