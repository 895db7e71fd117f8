"""Saying that one is worried: for anybody of a group, with a code alone, because it must not wait."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.core import languages
from doorstep.groups.models import Group
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest
from doorstep.safeguarding import actions
from doorstep.safeguarding.forms import ConcernForm
from doorstep.safeguarding.pages import member_or_404

RAISING = Limit("concerns raised", most=10, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
@signed_in
def new(request: PersonRequest, slug: str) -> HttpResponse:
    group, form = member_or_404(request, slug).group, ConcernForm(request.POST or None)
    if form.is_valid() and _raised(request, group, form):
        return HttpResponseRedirect(resolve_url("safeguarding:raised", slug))
    shown = {"group": group, "form": form}
    return render(request, "safeguarding/raise.html", shown, status=422 if form.is_bound else 200)


def _raised(request: PersonRequest, group: Group, form: ConcernForm) -> bool:
    words, by = form.cleaned_data["words"], request.visitor.person.pk
    if not has_room(form, RAISING, request, str(by)):
        return False
    try:
        actions.raise_concern(group, words, by=by, now=timezone.now())
    except actions.NoLeadError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


@require_safe
@signed_in
def sent(request: PersonRequest, slug: str) -> HttpResponse:
    return render(request, "safeguarding/raised.html", {"group": member_or_404(request, slug).group})
