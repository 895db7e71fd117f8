"""Coming into a group: by a code, or by asking."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups import consent, permissions
from doorstep.groups.actions import inviting
from doorstep.groups.actions import members as acting
from doorstep.groups.codes import opened
from doorstep.groups.forms.people import AgreeForm, AskForm, CodeForm
from doorstep.groups.models import Group, Invitation
from doorstep.groups.queries import directory, members
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest

ASKING = Limit("asking to join", most=10, per=timedelta(days=1))


@require_http_methods(["GET", "POST"])
@signed_in
def join(request: PersonRequest) -> HttpResponse:
    """Take a code, and show what it opens; nobody is in before they agree."""
    form = CodeForm(request.POST or None)
    invitation = opened(request, form, inviting.find)
    if invitation:
        return _what_it_is(request, invitation, AgreeForm())
    return render(request, "groups/join/code.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def agreement(request: PersonRequest) -> HttpResponse:
    code, form = CodeForm(request.POST), AgreeForm(request.POST)
    invitation = opened(request, code, inviting.find)
    if invitation is None:
        return render(request, "groups/join/code.html", {"form": code}, status=422)
    if form.is_valid() and _joined(request, invitation, form):
        return done("groups:mine", "joined")
    return _what_it_is(request, invitation, form)


def _what_it_is(request: PersonRequest, invitation: Invitation, form: AgreeForm) -> HttpResponse:
    """Show it without an address of its own: the code stands in the page, and in no history."""
    said = {"invitation": invitation, "form": form, "code": request.POST.get("code", ""), "words": consent.joining()}
    return render(request, "groups/join/agree.html", said, status=422 if form.is_bound else 200)


def _joined(request: PersonRequest, invitation: Invitation, form: AgreeForm) -> bool:
    try:
        inviting.accept(invitation, request.visitor.person, words=consent.joining(), now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return False
    return True


@require_http_methods(["GET", "POST"])
@signed_in
def ask(request: PersonRequest, slug: str) -> HttpResponse:
    group = get_object_or_404(directory.page_of(slug))
    if not permissions.takes_people(group):
        raise Http404
    form = AskForm(request.POST or None, teams=members.teams_of(group))
    if form.is_valid() and _asked(request, group, form):
        return done("groups:mine", "asked")
    said = {"group": group, "form": form, "words": consent.joining()}
    return render(request, "groups/join/ask.html", said, status=422 if form.is_bound else 200)


def _asked(request: PersonRequest, group: Group, form: AskForm) -> bool:
    person, now = request.visitor.person, timezone.now()
    if not has_room(form, ASKING, request, str(person.pk)):
        return False
    try:
        acting.ask(person, group, words=consent.joining(), now=now, team=form.chosen)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()
