"""Giving and taking roles: what one coordinator is enough for is done, what takes two becomes a decision."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups import permissions
from doorstep.groups.actions import deciding
from doorstep.groups.actions import members as acting
from doorstep.groups.forms.people import PlaceForm
from doorstep.groups.models import Decision, Group, Membership, Role
from doorstep.groups.pages import people_or_404, told
from doorstep.groups.queries import members
from doorstep.groups.standing import Standing
from doorstep.groups.views.people import seen_or_404
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.people.doors import proved, strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest

# All coordinators are written to each time.
DECIDING = Limit("decisions", most=20, per=timedelta(days=1))
_GIVING = {role: kind for kind, role in Decision.GIVES.items()}
_TAKING = {role: kind for kind, role in Decision.TAKES.items()}


@require_http_methods(["GET", "POST"])
@strongly
@proved
def roles(request: PersonRequest, slug: str, person: UUID) -> HttpResponse:
    standing = people_or_404(request, slug, permissions.may_look_after_people)
    rows = seen_or_404(standing, person)
    form = _form(request, standing, rows)
    given = _given(request, standing, person, form) if form.is_valid() else ""
    if given:
        return done("groups:roles", given, slug, person)
    return _shown(request, standing, rows, form)


def _form(request: PersonRequest, standing: Standing, rows: list[Membership]) -> PlaceForm:
    held = [(row.role, row.team_id) for row in rows if row.status == Membership.Status.JOINED]
    return PlaceForm(request.POST or None, teams=members.teams_of(standing.group), roles=list(Role), held=held)


def _given(request: PersonRequest, standing: Standing, person: UUID, form: PlaceForm) -> str:
    """Give a role, or decide to; return what was done, or nothing, where the form says why not."""
    group, by, now = standing.group, request.visitor.person.pk, timezone.now()
    try:
        if not permissions.one_is_enough(form.role):
            return decided(group, _GIVING[form.role], by=by, person=person)
        acting.give(person, group, form.role, form.team, by=by, now=now)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return ""
    return "given" if form.role == Role.STREET_COORDINATOR else "moved"


@require_POST
@strongly
@proved
def role(request: PersonRequest, slug: str, person: UUID, pk: int) -> HttpResponse:
    """Take one role, or let somebody rest from it or come back to it."""
    standing = people_or_404(request, slug, permissions.may_look_after_people)
    row = get_object_or_404(members.people_seen_by(standing), pk=pk, person=person)
    what = _done(request.POST.get("do", ""), row, request.visitor.person.pk)
    if members.rows_of(standing, person):
        return done("groups:roles", what, slug, person)
    return done("groups:people", what, slug)


def _done(do: str, row: Membership, by: UUID) -> str:
    try:
        return _DOING.get(do, _nothing)(row, by)
    except (NotAMoveError, SomebodyWasFirstError, acting.TakesTwoError, SentenceError):
        return "late"


def _end(row: Membership, by: UUID) -> str:
    if permissions.one_is_enough(row.role):
        acting.remove(row, by=by, now=timezone.now())
        return "removed"
    return decided(row.group, _TAKING[row.role], by=by, person=row.person_id)


def _rest(row: Membership, by: UUID) -> str:
    acting.rest(row, by=by)
    return "they-rest"


def _come_back(row: Membership, by: UUID) -> str:
    acting.come_back(row, by=by)
    return "they-are-back"


def _nothing(_row: Membership, _by: UUID) -> str:
    return ""


_DOING: dict[str, Callable[[Membership, UUID], str]] = {"end": _end, "rest": _rest, "return": _come_back}


def decided(group: Group, kind: str, *, by: UUID, **what: Any) -> str:
    """Decide something, as often as that may be, and name what a page says of it. Raises TooOftenError.

    There is no page any more for whoever was a coordinator a moment ago.
    """
    take(DECIDING, str(by))
    try:
        decision = deciding.decide(group, kind, by=by, now=timezone.now(), **what)
    except deciding.NotTheirsError:
        raise Http404 from None
    return "decided-alone" if decision.due_at else "decided"


def _shown(request: PersonRequest, standing: Standing, rows: list[Membership], form: PlaceForm) -> HttpResponse:
    person = rows[0].person_id
    shown = {
        "group": standing.group,
        "rows": [(row, permissions.one_is_enough(row.role)) for row in rows],
        "person": person,
        "name": called([person]).get(person, ""),
        "form": form,
        "told": told(request),
    }
    return render(request, "groups/people/roles.html", shown, status=422 if form.is_bound else 200)
