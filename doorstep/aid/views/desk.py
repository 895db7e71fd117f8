"""The desk of a group: what waits for whoever looks, everything that is open, and whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid import kinds, pages, steps
from doorstep.aid.actions import owning
from doorstep.aid.forms.desk import FilterForm, WhomForm
from doorstep.aid.kinds import Kind
from doorstep.aid.models import Task
from doorstep.aid.queries import callers, desk
from doorstep.aid.queries.desk import Filter, Turns
from doorstep.aid.views import filters
from doorstep.core.pages import done, page_of
from doorstep.groups.queries import members
from doorstep.groups.standing import Standing
from doorstep.people.doors import strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest


@dataclass(frozen=True)
class Row:
    """A line of the desk; `asker` is empty for whoever may not know it."""

    task: Task
    what: str
    when: str
    state: str
    due: str
    asker: str
    owner: str
    is_mine: bool


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing, now = pages.standing_or_404(request, slug), timezone.now()
    wanted, everything = wanted_by(request), request.GET.get("show") == filters.ALL
    page = page_of(request, desk.open_tasks(standing, now, wanted) if everything else desk.needing(standing, now))
    turns, known = desk.turns(standing.group), kinds.of_group(standing.group)
    names = called({*_known_askers(page, standing), *_colleagues(standing, turns), turns.on_duty})
    shown = pages.shared(standing) | {"page": page, "everything": everything, "told": pages.told(request)}
    shown["rows"] = [row(task, standing, known, names) for task in page]
    shown["filters"] = _filters(standing, wanted, known, turns, names) if everything else []
    shown["ringing"] = callers.to_ring(standing, now).count()
    shown |= {"filtered": filters.filtered(wanted), "duty": _duty(standing, turns, names)}
    return render(request, "aid/desk/index.html", shown)


def wanted_by(request: PersonRequest) -> Filter:
    form = FilterForm(request.GET)
    form.is_valid()
    return Filter(**form.cleaned_data)


def _known_askers(page: Any, standing: Standing) -> set[UUID]:
    """Say whose names may be read: those for whom the viewer is the one who looks after it."""
    return {task.person_id for task in page if task.owner == standing.person}


def _colleagues(standing: Standing, turns: Turns) -> set[UUID]:
    return {*turns.everywhere, *(who for each in turns.in_team.values() for who in each), standing.person}


def row(task: Task, standing: Standing, known: dict[str, Kind], names: Mapping[UUID, str]) -> Row:
    mine = task.owner == standing.person
    return Row(
        task=task,
        what=kinds.in_words([task.kind], known)[0],
        when=steps.when(task),
        state=steps.in_words(task),
        due=steps.moment(task.due_at) if task.due_at else "",
        asker=(names.get(task.person_id) or _("A neighbour")) if mine else "",
        owner=names.get(task.owner, "") if task.owner else "",
        is_mine=mine,
    )


def _filters(
    standing: Standing, wanted: Filter, known: dict[str, Kind], turns: Turns, names: Mapping[UUID, str]
) -> list[filters.Choices]:
    teams = [(team.pk, team.name) for team in members.teams_of(standing.group)]
    return filters.choices(
        wanted,
        {
            "state": (_("How it stands"), list(steps.STATES.items())),
            "owner": (_("Who looks after it"), filters.named(names, sorted(_colleagues(standing, turns), key=str))),
            "kind": (_("Kind of help"), [(kind.slug, kind.name) for kind in known.values()]),
            "team": (_("Street team"), [team for team in teams if standing.coordinates or team[0] in standing.teams]),
        },
    )


# -- Whose turn it is ------------------------------------------------------------------------------------------------


def _duty(standing: Standing, turns: Turns, names: Mapping[UUID, str]) -> dict[str, Any]:
    others = [who for who in turns.everywhere if who != turns.on_duty]
    return {
        "name": names.get(turns.on_duty, "") if turns.on_duty else "",
        "is_mine": turns.on_duty == standing.person,
        "since": turns.since,
        "seen": turns.on_duty,
        "form": WhomForm(colleagues=filters.named(names, [who for who in others if who != standing.person])),
    }


@require_POST
@strongly
def duty(request: PersonRequest, slug: str) -> HttpResponse:
    """Take duty, or hand it over to a colleague."""
    standing = pages.standing_or_404(request, slug, lambda standing: standing.coordinates)
    by, turns = standing.person, desk.turns(standing.group)
    form = WhomForm({"whom": request.POST.get("whom", str(by))}, colleagues=[(who, "") for who in turns.everywhere])
    if not form.is_valid() or request.POST.get("seen", str(turns.on_duty)) != str(turns.on_duty):
        return done("requests:desk", "late", slug)
    owning.put_on_duty(form.chosen, standing.group, None, by=by, now=timezone.now())
    return done("requests:desk", "on-duty" if form.chosen == by else "duty-handed-over", slug)
