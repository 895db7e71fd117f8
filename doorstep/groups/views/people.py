"""The people of a group, for those who look after them: who is in, who asks, how somebody is reached."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.core.pages import done, page_of
from doorstep.groups import permissions
from doorstep.groups.actions import members as acting
from doorstep.groups.forms.people import WhyForm
from doorstep.groups.models import Membership
from doorstep.groups.pages import people_or_404, told
from doorstep.groups.queries import members
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.actions import look_at_contact_points
from doorstep.people.doors import proved, strongly
from doorstep.people.looking import Way, ways
from doorstep.people.queries import called, comes_by_receipt
from doorstep.people.requests import PersonRequest
from doorstep.vault import keys

# Enough for an evening of ringing round, and too few to copy a group's numbers.
LOOKING = Limit("contact points looked at", most=20, per=timedelta(hours=1))
_ANSWERS = {"welcome": (acting.welcome, "welcomed"), "decline": (acting.decline, "declined")}


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing = people_or_404(request, slug, permissions.may_see_people)
    page = page_of(request, members.people_seen_by(standing))
    shown = {"only_some": not standing.coordinates, "group": standing.group, "page": page, "told": told(request)}
    shown["asking"], shown["decisions"] = members.waiting_in([standing.group.pk])[standing.group.pk]
    shown["names"] = called(row.person_id for row in page)
    return render(request, "groups/people/index.html", shown)


# -- One of them -----------------------------------------------------------------------------------------------------


@require_safe
@strongly
def member(request: PersonRequest, slug: str, person: UUID) -> HttpResponse:
    standing = people_or_404(request, slug, permissions.may_see_people)
    return _shown(request, standing, seen_or_404(standing, person), WhyForm())


@require_POST
@strongly
def reach(request: PersonRequest, slug: str, person: UUID) -> HttpResponse:
    """Show how somebody can be reached, once and here: the answer has no address of its own."""
    standing = people_or_404(request, slug, permissions.may_see_people)
    rows, form = seen_or_404(standing, person), WhyForm(request.POST)
    found = _looked(request, standing, rows[0], form) if form.is_valid() else None
    if found is None:
        return _shown(request, standing, rows, form)
    shown = {"only_some": not standing.coordinates, "group": standing.group, "ways": found, "person": person}
    return render(request, "groups/people/reach.html", shown | {"name": _name(person)})


def seen_or_404(standing: Standing, person: UUID) -> list[Membership]:
    rows = members.rows_of(standing, person)
    if not rows:
        raise Http404
    return rows


def _looked(request: PersonRequest, standing: Standing, row: Membership, form: WhyForm) -> list[Way] | None:
    """Look up how somebody is reached, and have it noted; None where that was too often."""
    by, now = request.visitor.person.pk, timezone.localtime(timezone=timezone.get_default_timezone())
    if not has_room(form, LOOKING, request, str(by)):
        return None
    with keys.at_hand([row.person_id]):
        points = look_at_contact_points(row.person, by=by, why=form.cleaned_data["why"], group=standing.group.pk)
        return ways(points, now.time())


def _shown(request: PersonRequest, standing: Standing, rows: list[Membership], form: WhyForm) -> HttpResponse:
    person, may_change = rows[0].person_id, permissions.may_look_after_people(standing)
    shown = {"only_some": not standing.coordinates, "group": standing.group, "rows": rows, "person": person}
    shown |= {"name": _name(person), "form": form, "told": told(request), "may_change": may_change}
    shown["may_give_receipt"] = may_change and comes_by_receipt(person)
    return render(request, "groups/people/member.html", shown, status=422 if form.is_bound else 200)


def _name(person: UUID) -> str:
    return called([person]).get(person, "")


# -- Those who ask ---------------------------------------------------------------------------------------------------


@require_safe
@strongly
@proved
def asking(request: PersonRequest, slug: str) -> HttpResponse:
    standing = people_or_404(request, slug, permissions.may_look_after_people)
    page = page_of(request, members.asking_seen_by(standing))
    shown = {"group": standing.group, "page": page, "told": told(request)}
    return render(request, "groups/people/asking.html", shown | {"names": called(row.person_id for row in page)})


@require_POST
@strongly
@proved
def answer(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    standing = people_or_404(request, slug, permissions.may_look_after_people)
    row, to = get_object_or_404(members.seen_by(standing), pk=pk), _ANSWERS.get(request.POST.get("answer", ""))
    try:
        if to:
            to[0](row, by=request.visitor.person.pk, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError, acting.NotNowError):
        return done("groups:asking", "late", slug)
    return done("groups:asking", to[1] if to else "", slug)
