"""One's own places in groups: resting, coming back, leaving, and what waits for an answer."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core.pages import done
from doorstep.groups import permissions
from doorstep.groups.actions import members as acting
from doorstep.groups.models import Group, Membership
from doorstep.groups.pages import told
from doorstep.groups.queries import decisions, members
from doorstep.groups.standing import standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.doors import is_proved, proved, sent_to, signed_in
from doorstep.people.models import Person
from doorstep.people.requests import PersonRequest


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    person = request.visitor.person
    shown = {"places": _places(person, members.memberships_of(person.pk)), "about": list(decisions.about(person.pk))}
    return render(request, "groups/mine/mine.html", {**shown, "told": told(request)})


def _places(person: Person, rows: Iterable[Membership]) -> list[dict[str, Any]]:
    """Gather somebody's memberships by group, each with what they are there, and what waits for them."""
    by_group = [(group, list(own)) for group, own in groupby(rows, lambda row: row.group)]
    waiting = members.waiting_in(group.pk for group, _own in by_group)
    return [_place(person, group, own, *waiting[group.pk]) for group, own in by_group]


def _place(person: Person, group: Group, rows: list[Membership], asking: int, waiting: int) -> dict[str, Any]:
    what = standing(person.pk, group, [] if decisions.taken_off(group) else rows)
    return {"group": group, "rows": rows, "standing": what, "asking": asking, "decisions": waiting}


@require_POST
@signed_in
def resting(request: PersonRequest, pk: int) -> HttpResponse:
    row, by = _own_or_404(request, pk), request.visitor.person.pk
    return _to_be_shown(request, row) or _moved(lambda: acting.rest(row, by=by), "resting")


@require_POST
@signed_in
def returning(request: PersonRequest, pk: int) -> HttpResponse:
    row, by = _own_or_404(request, pk), request.visitor.person.pk
    return _to_be_shown(request, row) or _moved(lambda: acting.come_back(row, by=by), "back")


def _to_be_shown(request: PersonRequest, row: Membership) -> HttpResponseRedirect | None:
    """Send somebody on who has yet to show that it is them: a code alone moves nothing that takes two to give."""
    if permissions.one_is_enough(row.role):
        return None
    if not request.visitor.strong:
        return sent_to(settings.STRONGER_PAGE, request)
    return None if is_proved(request.visitor) else sent_to(settings.PROVE_PAGE, request)


@require_POST
@signed_in
def withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    row, by = _own_or_404(request, pk), request.visitor.person.pk
    return _moved(lambda: acting.withdraw(row, by=by, now=timezone.now()), "withdrawn")


@require_http_methods(["GET", "POST"])
@proved
def leaving(request: PersonRequest, pk: int) -> HttpResponse:
    """Lay down one thing that one is, or leave the group with all of it."""
    row = _own_or_404(request, pk)
    others = members.memberships_of(request.visitor.person.pk).filter(group=row.group).exclude(pk=row.pk)
    if request.method == "POST":
        return _left(request, row, altogether="altogether" in request.POST)
    said = {"row": row, "others": others.exists(), "last": members.is_last_coordinator(row)}
    return render(request, "groups/mine/leaving.html", said)


def _left(request: PersonRequest, row: Membership, *, altogether: bool) -> HttpResponse:
    person, now = request.visitor.person, timezone.now()
    if altogether:
        return _moved(lambda: acting.leave_altogether(person, row.group, by=person.pk, now=now), "left")
    return _moved(lambda: acting.leave(row, by=person.pk, now=now), "left")


def _own_or_404(request: PersonRequest, pk: int) -> Membership:
    return get_object_or_404(members.memberships_of(request.visitor.person.pk), pk=pk)


def _moved(doing: Callable[[], None], what: str) -> HttpResponseRedirect:
    try:
        doing()
    except (NotAMoveError, SomebodyWasFirstError):
        what = "late"
    return done("groups:mine", what)
