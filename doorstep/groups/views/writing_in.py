"""Neighbours who have no e-mail: written in by a coordinator, and given a receipt with which they come back."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core import digits, languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups import consent, permissions
from doorstep.groups.actions import members as acting
from doorstep.groups.forms.people import WriteInForm
from doorstep.groups.models import Group
from doorstep.groups.pages import people_or_404
from doorstep.groups.queries import members
from doorstep.groups.views.people import seen_or_404
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.actions import give_receipt
from doorstep.people.doors import proved, proved_to_write, strongly
from doorstep.people.models import Person
from doorstep.people.queries import comes_by_receipt
from doorstep.people.requests import PersonRequest

WRITING_IN = Limit("neighbours written in", most=30, per=timedelta(days=1))


@require_http_methods(["GET", "POST"])
@strongly
@proved_to_write
def new(request: PersonRequest, slug: str) -> HttpResponse:
    group = people_or_404(request, slug, permissions.may_look_after_people).group
    form = WriteInForm(request.POST or None, teams=members.teams_of(group))
    person = _written_in(request, group, form) if form.is_valid() else None
    if person:
        return done("groups:member", "written-in", slug, person.pk)
    said = {"group": group, "form": form, "words": consent.joining()}
    return render(request, "groups/people/new.html", said, status=422 if form.is_bound else 200)


def _written_in(request: PersonRequest, group: Group, form: WriteInForm) -> Person | None:
    said, by = form.cleaned_data, request.visitor.person.pk
    if not has_room(form, WRITING_IN, request, str(by)):
        return None
    words, now = consent.joining(), timezone.now()
    try:
        return acting.write_in(group, said["called"], said["phone"], words=words, by=by, now=now, team=form.chosen)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return None


@require_POST
@strongly
@proved
def receipt(request: PersonRequest, slug: str, person: UUID) -> HttpResponse:
    """Make a receipt for somebody who cannot be sent a code, and show its digits this once, to be read out."""
    standing = people_or_404(request, slug, permissions.may_look_after_people)
    whose = seen_or_404(standing, person)[0].person
    if not comes_by_receipt(person):
        raise Http404
    number = give_receipt(whose, by=request.visitor.person.pk, now=timezone.now())
    said = {"group": standing.group, "person": person, "number": digits.in_fours(number)}
    return render(request, "groups/people/receipt.html", said | {"page": resolve_url(settings.RECEIPT_PAGE)})
