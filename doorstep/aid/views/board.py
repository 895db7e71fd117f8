"""The board: what a group's volunteers may take, roughly where and when; taking it, and putting it aside."""

from datetime import timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid.actions import answering
from doorstep.aid.actions.answering import NotForThemError, TakenError
from doorstep.aid.models import Task, Volunteer
from doorstep.aid.pages_of_helpers import told
from doorstep.aid.queries import board
from doorstep.core.pages import ON_A_PAGE, done
from doorstep.groups.pages import people_or_404
from doorstep.groups.standing import Standing
from doorstep.limits.actions import take as take_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest

TAKING = Limit("answers on the board", most=60, per=timedelta(hours=1))


def _is_here(standing: Standing) -> bool:
    """Let in whoever is in the group, as whatever, and not at rest."""
    return bool(standing.held)


@require_safe
@signed_in
def index(request: PersonRequest, slug: str) -> HttpResponse:
    group, now = people_or_404(request, slug, _is_here).group, timezone.now()
    row = board.volunteer_in(request.visitor.person.pk, group)
    shown = {"group": group, "row": row, "picture": board.picture(group, now), "told": told(request)}
    return render(request, "aid/helping/board.html", shown | (_what_fits(request, row) if row else {}))


def _what_fits(request: HttpRequest, row: Volunteer) -> dict[str, object]:
    kind = request.GET.get("kind", "")
    found = board.board_of(row, timezone.now(), kind=kind)
    page = Paginator(found.listed, ON_A_PAGE).get_page(request.GET.get("page"))
    return {"board": found, "page": page, "kind": kind}


@require_POST
@signed_in
def answer(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    row, task = _both_or_404(request, slug, pk)
    take_room(TAKING, str(row.person_id))
    if request.POST.get("answer") == "take":
        return _taken(row, task)
    answering.put_aside(task, row, now=timezone.now())
    return done("helping:board", "aside", slug)


def _both_or_404(request: PersonRequest, slug: str, pk: UUID) -> tuple[Volunteer, Task]:
    group = people_or_404(request, slug, _is_here).group
    row = board.volunteer_in(request.visitor.person.pk, group)
    if row is None:
        raise Http404
    return row, get_object_or_404(Task.objects.select_related("request", "group"), pk=pk, group=group, on_board=True)


def _taken(row: Volunteer, task: Task) -> HttpResponse:
    try:
        offer = answering.take(task, row, now=timezone.now())
    except NotForThemError:
        return done("helping:board", "not-for-you", row.group.slug)
    except TakenError:
        return done("helping:board", "quicker", row.group.slug)
    task.refresh_from_db()
    return done("helping:task", "nod" if task.status == Task.Status.NOD else "yes", offer.pk)
