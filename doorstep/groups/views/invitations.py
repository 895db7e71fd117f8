"""Inviting people to a group: a code to read out or print, or one that is sent; and taking it back."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core.pages import done, page_of
from doorstep.groups import permissions
from doorstep.groups.actions import inviting
from doorstep.groups.actions.deciding import NotTheirsError
from doorstep.groups.forms.people import InviteByEmailForm, InviteForm, PlaceForm
from doorstep.groups.models import Group, Role
from doorstep.groups.pages import people_or_404, told
from doorstep.groups.queries import members
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import TooOftenError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.limits.words import wait
from doorstep.people.doors import proved, proved_to_write, strongly
from doorstep.people.requests import PersonRequest

INVITING = Limit("invitations", most=30, per=timedelta(days=1))
_ROLES = [role for role in Role if permissions.one_is_enough(role)]


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing = people_or_404(request, slug, permissions.may_look_after_people)
    page = page_of(request, members.invitations_seen_by(standing, timezone.now()))
    shown = {"group": standing.group, "page": page, "told": told(request)}
    return render(request, "groups/people/invitations.html", shown)


@require_http_methods(["GET", "POST"])
@strongly
@proved
def code(request: PersonRequest, slug: str) -> HttpResponse:
    """Make a code, and show it this once: it stands in no address, and not in the database."""
    group = people_or_404(request, slug, permissions.may_look_after_people).group
    form = InviteForm(request.POST or None, teams=members.teams_of(group), roles=_ROLES)
    if form.is_valid() and _has_room(request, form):
        uses, made = form.cleaned_data["uses"], _made(request, group, form)
        shown = {"group": group, "code": made, "form": form, "uses": uses, "page": typed_at(request)}
        return render(request, "groups/people/code.html", shown)
    return _asked(request, group, form, "groups/people/invite_by_code.html")


def _made(request: PersonRequest, group: Group, form: InviteForm) -> str:
    uses, by, now = form.cleaned_data["uses"], request.visitor.person.pk, timezone.now()
    try:
        return inviting.invite(group, form.role, form.team, uses=uses, by=by, now=now)
    except NotTheirsError:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
@strongly
@proved_to_write
def by_email(request: PersonRequest, slug: str) -> HttpResponse:
    group = people_or_404(request, slug, permissions.may_look_after_people).group
    form = InviteByEmailForm(request.POST or None, teams=members.teams_of(group), roles=_ROLES)
    if form.is_valid() and _has_room(request, form) and _sent(request, group, form):
        return done("groups:invitations", "sent", slug)
    return _asked(request, group, form, "groups/people/invite_by_email.html")


def _sent(request: PersonRequest, group: Group, form: InviteByEmailForm) -> bool:
    address, by, now = form.cleaned_data["email"], request.visitor.person.pk, timezone.now()
    try:
        inviting.invite_by_email(group, form.role, address, form.team, page=typed_at(request), by=by, now=now)
    except NotTheirsError:
        raise Http404 from None
    except TooOftenError as error:
        form.add_error("email", wait(error.again_at))
    return form.is_valid()


def typed_at(request: HttpRequest) -> str:
    """Give the whole address of the page where a code is typed."""
    return request.build_absolute_uri(reverse("groups:join"))


def _has_room(request: PersonRequest, form: PlaceForm) -> bool:
    return has_room(form, INVITING, request, str(request.visitor.person.pk))


def _asked(request: PersonRequest, group: Group, form: Any, template: str) -> HttpResponse:
    return render(request, template, {"group": group, "form": form}, status=422 if form.is_bound else 200)


@require_POST
@strongly
@proved
def revocation(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    standing = people_or_404(request, slug, permissions.may_look_after_people)
    invitation = get_object_or_404(members.invitations_seen_by(standing, timezone.now()), pk=pk)
    try:
        inviting.revoke(invitation, by=request.visitor.person.pk)
    except (NotAMoveError, SomebodyWasFirstError):
        return done("groups:invitations", "late", slug)
    return done("groups:invitations", "revoked", slug)
